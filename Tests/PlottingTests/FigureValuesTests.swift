import Plotting
import Testing

/// The values of figures as tables and files.
struct FigureValuesTests {
  @Test func `a chart over time has a row a moment and a column a series`() {
    let figure = Figure.lineChart(
      LineChart(
        title: "Errors",
        minutes: [-5, 0, 2.5],
        series: [
          .init(name: "a", values: [0.031, nil, 0.5]), .init(name: "b", values: [1]),
        ],
        unit: .percent
      )
    )
    let table = figure.values
    #expect(table.title == "Errors")
    #expect(table.columns.map(\.name) == ["minutes from the page", "a", "b"])
    #expect(table.rows == [["-5", "3.1", "100"], ["0", "", ""], ["2.5", "50.0", ""]])
    #expect(
      table.csv == "minutes from the page,a [%],b [%]\r\n-5,3.1,100\r\n0,,\r\n2.5,50.0,\r\n"
    )
  }

  @Test(arguments: Figure.samples.map(\.figure))
  func `every figure has its values, a cell a column`(figure: Figure) {
    let table = figure.values
    #expect(table.title == figure.title)
    #expect(table.rows.isEmpty == figure.isEmpty || figure.isEmpty)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
  }

  @Test func `a heat map keeps its rows, columns and counts`() {
    let map = Heatmap(
      title: "",
      rows: ["en", "ja"],
      columns: ["a", "b"],
      cells: [[0.5, nil], [0.25, 1]],
      counts: [[10, 0], [2000, 3]],
      unit: .percent
    )
    #expect(
      Figure.heatmap(map).values.rows == [
        ["en", "50 (n=10)", ""], ["ja", "25 (n=2,000)", "100 (n=3)"],
      ]
    )
  }

  @Test func `a field is quoted where it has to be, and never a formula`() {
    let table = DataTable(
      title: "",
      columns: [.init(name: "a,b")],
      rows: [["say \"x\""], ["1\n2"], ["plain"], ["=1+1"], ["-5.2"]]
    )
    #expect(table.csv == "\"a,b\"\r\n\"say \"\"x\"\"\"\r\n\"1\n2\"\r\nplain\r\n'=1+1\r\n-5.2\r\n")
  }

  @Test(arguments: Figure.samples.map(\.figure))
  func `without its heading a figure shows the same`(figure: Figure) {
    #expect(figure.withoutHeading.title.isEmpty)
    #expect(figure.withoutHeading.values.rows == figure.values.rows)
  }
}
