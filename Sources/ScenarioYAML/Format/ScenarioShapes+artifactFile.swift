internal import ScenarioModel

extension ScenarioShapes {
  /// A file of the scenario's folder; its value is the text of the file.
  static let artifactFile = Shape<String>(
    kinds: relativePath.kinds,
    schema: relativePath.schema
  ) { node, decoding in
    guard let path = relativePath.decode(node, &decoding) else { return nil }
    guard let folder = decoding.folder else { return "" }
    do throws(FormProblem) {
      return try artifactText(path, in: folder, left: &decoding.artifactBytesLeft)
    } catch {
      decoding.report(Diagnostic(error), at: node.mark)
      return nil
    }
  }

  private static func artifactText(
    _ path: String,
    in folder: ScenarioFolder,
    left: inout Int
  ) throws(FormProblem) -> String {
    let text: String
    do throws(FileProblem) {
      text = try folder.text(path, limit: YAMLLimits.artifactBytes)
    } catch {
      throw .artifact(path, error)
    }
    left -= text.utf8.count
    guard left >= 0 else { throw .artifactsTooLarge(limit: YAMLLimits.allArtifactBytes) }
    guard !text.unicodeScalars.contains(where: ControlCharacters.controlsInText.contains) else {
      throw .artifactControls(path)
    }
    return text
  }
}
