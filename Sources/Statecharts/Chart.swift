// Statecharts owns the meaning of a staged incident's chart: what an author may declare (`Chart`
// and the values below it), whether that makes sense (`Chart.diagnostics()`), and how it runs
// (`CompiledChart`, `Machine`), by the algorithm of the W3C's SCXML, Appendix D, read literally.
// Time is a count of integer ticks. It refuses to know what a tick lasts, who sends events, what
// an emitted name stands for, how charts are written down in files, and anything of incidents.

/// A statechart as its author declares it: variables and a tree of states.
///
/// It is a plain value; `diagnostics()` says what is wrong with it and `CompiledChart` makes it
/// run. The root stands for the standard's document element: it is entered at the start, and a
/// final state directly inside a compound root ends the run.
package struct Chart: Hashable, Sendable {
  /// The chart's name, for messages.
  package var name: String

  /// The integer variables that guards may read and effects may assign.
  package var variables: [Variable]

  /// The state that holds all others: compound or parallel, or a lone atomic state.
  package var root: State

  package init(name: String, variables: [Variable] = [], root: State) {
    self.name = name
    self.variables = variables
    self.root = root
  }
}

/// An integer variable of a chart.
package struct Variable: Hashable, Sendable {
  package var name: VariableName

  /// The value before anything has happened.
  package var initial: Int

  /// The values it may ever hold; nil leaves it unbounded and out of reach of exhaustive proofs.
  ///
  /// An assignment outside fails: the variable keeps its value and `error.execution` is raised.
  package var domain: ClosedRange<Int>?

  package init(_ name: VariableName, initial: Int = 0, domain: ClosedRange<Int>? = nil) {
    self.name = name
    self.initial = initial
    self.domain = domain
  }
}
