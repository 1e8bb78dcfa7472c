/// A step of compiled guards and effects, for a machine with a stack of integers.
///
/// Jumps are absolute. A computation that has no result abandons its block.
enum Instruction: Hashable, Sendable {
  case push(Int)
  case load(Int32)
  case negate
  case add
  case subtract
  case multiply
  case arithmetic(Arithmetic)

  /// Takes two values and jumps where the comparison fails.
  case unless(Comparison, jump: Int32)

  /// Jumps where the state is not active.
  case unlessActive(Int32, jump: Int32)
  case jump(Int32)

  case assign(Int32)
  case raise(Int32)
  case send(event: Int32, id: Int32)
  case cancel(Int32)
  case emit(Int32)

  /// The guard holds, or the block is done.
  case accept

  /// The guard does not hold.
  case reject
}
