import CommandLanguage
import Reports
import ScenarioModel
import Sessions

extension DrillPage {
  /// The boxes for free questions with the fields that the telemetry records.
  var questions: HTML {
    let examples = CommandExamples(state.scenario)
    let slice = String(examples.slice.dropFirst("slice ".count))
    let sql = String(examples.sql.dropFirst("sql ".count))
    return """
      \(form(.slice, """
        <label for="slice">A slice of the telemetry (\(SessionLimits.sliceMinutes) min)</label>
        <div class="row"><input id="slice" name="words" maxlength="500" autocomplete="off" \
        spellcheck="false" placeholder="\(slice)" value="\(typed("words", by: .slice))">\
        <button>Slice</button></div>
        """))
      \(form(.sql, """
        <label for="sql">SQL over the same tables (\(SessionLimits.queryMinutes) min)</label>
        <textarea id="sql" name="statement" rows="4" data-most="10000" spellcheck="false" \
        placeholder="\(sql)">\(HTML.lines(statement))</textarea>
        <button>Run</button>
        """))
      \(citation)
      <details><summary>Tables and fields</summary>\(fields)</details>
      """
  }

  /// The statement that was refused, or the one whose answer is shown.
  private var statement: String {
    let kept = typed("statement", by: .sql)
    guard kept.isEmpty, case .query(let statement, _) = state.shown?.content else { return kept }
    return statement
  }

  /// The form that takes a question's rows as the evidence of an action.
  private var citation: HTML {
    let numbers = state.session.citableQueries
    guard !numbers.isEmpty, state.session.header.mode != .open else { return .none }
    return form(
      .cite,
      """
      <p><label for="cite-query">Take the rows of question</label>
      <select id="cite-query" name="query">\(numbers.reversed().html { "<option>\($0)</option>" })</select>
      <label for="cite-action">as</label>
      <select id="cite-action" name="action">\(state.session.availableActions.html {
        "<option value=\"\($0.id.rawValue)\">\($0.title)</option>"
      })</select> <button>Cite</button></p>
      """
    )
  }

  private var fields: HTML {
    FieldsReport(state.scenario).tables.html { table in
      """
      <h4><code>\(table.name)</code> \(table.title)</h4>
      <dl class="fields">\(table.fields.html { field in
        let unit: HTML? = field.unit.map { " [\($0)]" }
        let values: HTML? = field.values.map { ": \($0.joined(separator: ", "))" }
        return "<div><dt><code>\(field.name)</code></dt><dd>\(field.title ?? "")\(unit)\(values)</dd></div>"
      })</dl>
      """
    }.reduce(.none, +)
  }
}
