import CallFormats
import CallModel
import TestSupport

/// The calls of a document, read as the command line reads a file of this name.
func calls(in document: String, named name: String = "export.json") throws -> [Result<Call, Rejection>] {
  try calls(in: Array(document.utf8), named: name)
}

/// The same for bytes: another encoding, a workbook, an archive.
func calls(
  in document: [UInt8], named name: String, options: ReadingOptions = ReadingOptions()
) throws -> [Result<Call, Rejection>] {
  let folder = try TemporaryFolder()
  let file = InputFile(path: try folder.write(document, to: name))
  var input = try InputReader(file, options: options)
  let reader = UnitReader(options: options)
  var calls: [Result<Call, Rejection>] = []
  while let unit = try input.next() { reader.read(unit) { calls.append($0) } }
  return calls
}
