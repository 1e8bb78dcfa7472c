/// A number known once the world's seed and the controls are.
enum CompiledQuantity: Sendable {
  case constant(Double)
  case control(Int, times: Double)
  /// A slot of the quantities drawn once a world.
  case drawn(Int)

  var readsControl: Bool {
    switch self {
    case .constant, .drawn: false
    case .control: true
    }
  }
}

/// A change that is affine in the parameter's value.
enum AffineChange: Sendable {
  case set(CompiledQuantity)
  case scale(CompiledQuantity)
  case shift(CompiledQuantity)

  var quantity: CompiledQuantity {
    switch self {
    case .set(let quantity), .scale(let quantity), .shift(let quantity): quantity
    }
  }
}

/// An adjustment whose rows are known from the cell of a few discrete fields.
struct CellAdjustment: Sendable {
  /// For each cell of the parameter set, whether it is changed.
  var applies: [Bool]
  /// The timing whose strength it has; `nil` for always.
  var timing: Int?
  var change: AffineChange
}

/// An adjustment that must look at each row's numbers.
struct RowAdjustment: Sendable {
  enum Selection: Sendable {
    case cells([Bool])
    case rows(RowCondition)
  }

  enum Change: Sendable {
    case affine(AffineChange)
    case power(field: Int, reference: Double, power: Double)
    case follow(field: Int, [CurvePoint])
  }

  var selection: Selection
  var timing: Int?
  var change: Change
}

/// A parameter as a base and stages in the author's order.
struct CompiledParameter: Sendable {
  enum Stage: Sendable {
    case cells([CellAdjustment])
    case row(RowAdjustment)
  }

  var base: CompiledQuantity
  var stages: [Stage]

  /// Whether the value is known from the cell alone.
  var isTabulated: Bool {
    stages.allSatisfy { stage in
      switch stage {
      case .cells: true
      case .row: false
      }
    }
  }
}

/// The parameters of one generator, tabulated over the cells of the discrete fields they read.
struct ParameterSet: Sendable {
  /// A discrete field that the parameters read.
  struct Dimension: Sendable {
    var field: Int
    /// Its values and, last, "not recorded".
    var size: Int
    var stride: Int
  }

  /// More cells than these are not tabulated; the adjustment looks at each row instead.
  static let mostCells = 4096

  let names: [ParameterName]
  let parameters: [CompiledParameter]
  /// For each parameter, the parts of a moment on which its values depend.
  let needs: [MomentNeeds]
  let dimensions: [Dimension]
  let cellCount: Int
  /// The fields read row by row, rising.
  let rowFields: [Int]

  init(
    names: [ParameterName],
    parameters: [CompiledParameter],
    dimensions: [Dimension],
    cellCount: Int,
    rowFields: [Int]
  ) {
    self.names = names
    self.parameters = parameters
    needs = parameters.map(MomentNeeds.init)
    self.dimensions = dimensions
    self.cellCount = cellCount
    self.rowFields = rowFields
  }

  /// All fields it reads.
  var fields: [Int] { dimensions.map(\.field) + rowFields }

  var isTabulated: Bool { parameters.allSatisfy(\.isTabulated) }
}
