/// A grid of terminal cells, each with the dots of a line or a character, and an ink.
struct PlotCanvas {
  private enum Cell {
    case blank
    /// Dots of a braille cell: bit 0 to 7 as in the block U+2800 of Unicode.
    case dots(UInt8, Ink)
    case character(Character, Ink)
  }

  let columns: Int
  let rows: Int
  private var cells: [Cell]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: .blank, count: columns * rows)
  }

  /// Whether nothing has been drawn in a cell.
  func isBlank(column: Int, row: Int) -> Bool {
    if case .blank = cells[row * columns + column] { true } else { false }
  }

  /// Raises one dot of a braille cell; x counts half columns, y quarter rows from the top.
  mutating func raise(x: Int, y: Int, ink: Ink) {
    let index = y / 4 * columns + x / 2
    let bit = PlotCanvas.bits[y % 4][x % 2]
    switch cells[index] {
    case .blank: cells[index] = .dots(bit, ink)
    case .dots(let dots, _): cells[index] = .dots(dots | bit, ink)
    case .character: break
    }
  }

  /// Puts a character into a cell, over whatever is there.
  mutating func put(_ character: Character, column: Int, row: Int, ink: Ink) {
    cells[row * columns + column] = .character(character, ink)
  }

  /// Puts a character into a cell where nothing has been drawn.
  mutating func putBehind(_ character: Character, column: Int, row: Int, ink: Ink) {
    if isBlank(column: column, row: row) {
      put(character, column: column, row: row, ink: ink)
    }
  }

  /// One row as text, neighbouring cells of one ink painted together.
  func line(_ row: Int, style: TextStyle) -> String {
    var text = ""
    var run = ""
    var runInk = Ink.plain
    for cell in cells[(row * columns)..<((row + 1) * columns)] {
      let (character, ink) = PlotCanvas.shown(cell)
      if ink != runInk {
        text += style.paint(run, runInk)
        (run, runInk) = ("", ink)
      }
      run.append(character)
    }
    return text + style.paint(run, runInk)
  }

  private static func shown(_ cell: Cell) -> (Character, Ink) {
    switch cell {
    case .blank: (" ", .plain)
    case .dots(let dots, let ink): (braille(dots), ink)
    case .character(let character, let ink): (character, ink)
    }
  }

  private static func braille(_ dots: UInt8) -> Character {
    Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " "
  }

  /// Bits of the dots by row and column (The Unicode Standard, §21.1).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
}

/// The cells of a straight line between two points, ends included.
///
/// Source: J. E. Bresenham, "Algorithm for computer control of a digital plotter", IBM Systems
/// Journal 4(1), 1965, in its form for all octants.
func straightLine(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) -> [(x: Int, y: Int)] {
  let (width, height) = (abs(end.x - start.x), -abs(end.y - start.y))
  let (stepX, stepY) = (start.x < end.x ? 1 : -1, start.y < end.y ? 1 : -1)
  var (x, y, error) = (start.x, start.y, width + height)
  var points = [start]
  while x != end.x || y != end.y {
    let doubled = 2 * error
    if doubled >= height {
      error += height
      x += stepX
    }
    if doubled <= width {
      error += width
      y += stepY
    }
    points.append((x, y))
  }
  return points
}
