import CallFormats
import CallModel
import Testing

/// The only call of a document.
func call(in document: String, named name: String = "export.json") throws -> Call {
  let results = try calls(in: document, named: name)
  try #require(results.count == 1)
  return try results[0].get()
}

/// Why the only call of a document could not be read.
func rejection(of document: String, named name: String = "export.json") throws -> Rejection {
  let results = try calls(in: document, named: name)
  try #require(results.count == 1)
  guard case .failure(let rejection) = results[0] else {
    throw WasRead(document: document)
  }
  return rejection
}

/// The same as a person is told: `field: message`.
func complaint(about document: String, named name: String = "export.json") throws -> String {
  let rejection = try rejection(of: document, named: name)
  return (rejection.field.map { $0 + ": " } ?? "") + rejection.reason.message(in: .english)
}

/// A document that should have been refused.
private struct WasRead: Error {
  var document: String
}
