import CallFormats
import Reports

/// Writes what a stream answers a line with that is no call: `{"id","line","error":{"code","field","message","found"}}`.
///
/// Code and words are those of the rejects file; the line itself is not repeated, because whoever asks has it.
struct RejectionLineWriter: ~Copyable {
  private var json = JSONLineWriter()

  /// - Parameter id: of the call, as far as the line tells; `null` where it does not.
  mutating func append(_ rejection: Rejection, id: String?, language: MessageLanguage, to bytes: inout [UInt8]) {
    json.open("{")
    json.nullableMember("id", id)
    json.member("line", rejection.line)
    json.open("{", named: "error")
    json.member("code", rejection.reason.code)
    json.nullableMember("field", rejection.field)
    json.member("message", rejection.reason.message(in: language))
    json.member("found", rejection.found)
    json.close("}")
    json.close("}")
    json.endLine()
    json.move(to: &bytes)
  }
}
