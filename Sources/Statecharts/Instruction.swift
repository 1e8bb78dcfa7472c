/// A step of compiled guards and effects, for a machine with one value at hand and others put aside.
///
/// Jumps are absolute. A computation that has no result abandons its block.
enum Instruction: Hashable, Sendable {
  /// Takes a constant for the value at hand.
  case constant(Int)

  /// Takes a variable's value for the value at hand.
  case load(Int32)

  /// Puts the value at hand aside, as the left side of an operation to come.
  case keep

  case negate

  /// Works on the value put aside last and the one at hand.
  case apply(Arithmetic)

  /// Works on the value at hand and a constant.
  case applyConstant(Int, Arithmetic)

  /// Jumps where the comparison of the value put aside last and the one at hand fails.
  case unless(Comparison, jump: Int32)

  /// Jumps where the comparison of the value at hand and a constant fails.
  case unlessConstant(Int, jump: Int32, Comparison)

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
