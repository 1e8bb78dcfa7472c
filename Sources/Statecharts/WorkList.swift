/// A list that is emptied and shortened at once and keeps its room: the working memory of a step.
///
/// An `Array` does both through the replacement of a subrange, which costs more than the rest of a
/// step together.
struct WorkList<Element: Sendable>: RandomAccessCollection, MutableCollection, Sendable {
  private var slots: [Element]
  private(set) var count: Int

  /// A list of the elements of an array.
  init(_ elements: [Element] = []) {
    slots = elements
    count = elements.count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// The elements as an array of their own.
  var array: [Element] { Array(slots[..<count]) }

  subscript(position: Int) -> Element {
    get {
      assert(position < count, "Element \(position) of a list of \(count).")
      return slots[position]
    }
    set {
      assert(position < count, "Element \(position) of a list of \(count).")
      slots[position] = newValue
    }
  }

  /// Adds an element; allocates only when the list is longer than ever before.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == slots.count {
      grow(with: element)
    }
    slots[count] = element
    count += 1
  }

  @inline(never)
  private mutating func grow(with element: Element) {
    slots.append(element)
  }

  /// Drops all elements.
  mutating func clear() {
    count = 0
  }

  /// Drops the last elements.
  mutating func shorten(by number: Int) {
    precondition((0...count).contains(number), "\(number) dropped of a list of \(count).")
    count -= number
  }
}
