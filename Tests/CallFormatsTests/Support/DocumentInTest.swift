import CallFormats
import CallModel
import TestSupport

/// Reads a document as if it were a file, the way the command line does.
func calls(in document: String, named name: String = "export.json") throws -> [Result<Call, Rejection>] {
  let folder = try TemporaryFolder()
  let path = try folder.write(document.utf8, to: name)
  var input = try InputReader(InputFile(path: path))
  let reader = UnitReader()
  var results: [Result<Call, Rejection>] = []
  while let unit = try input.next() { reader.read(unit) { results.append($0) } }
  return results
}
