import CallFormats
import CallModel
import TestSupport

/// Reads one line as it would stand in `march.jsonl`.
func read(_ line: String, number: Int = 1) -> Result<Call, Rejection> {
  let batch = LineBatch(lines: [line], numberedFrom: number)
  return HotlineCallReader().read(batch.lines[0], of: batch, file: "march.jsonl")
}

/// The same for a line that need not be UTF-8.
func read(_ line: [UInt8]) throws -> Result<Call, Rejection>? {
  let folder = try TemporaryFolder()
  var lines = try LineReader(path: try folder.write(line, to: "line.jsonl"))
  guard let batch = try lines.next() else { return nil }
  return HotlineCallReader().read(batch.lines[0], of: batch, file: "march.jsonl")
}
