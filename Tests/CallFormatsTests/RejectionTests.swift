import CallFormats
import Testing

/// A line, or what stands in `turns` or beside them, and what is said against it.
struct RejectedExample: Sendable, CustomTestStringConvertible {
  var line: String
  var field: String?
  var reason: Rejection.Reason
  var found: String

  /// A bad line.
  init(line: String, field: String? = nil, _ reason: Rejection.Reason, found: String = "") {
    (self.line, self.field, self.reason, self.found) = (line, field, reason, found)
  }

  /// A bad member of an otherwise good call.
  init(_ member: String, _ field: String, _ reason: Rejection.Reason, found: String = "") {
    self.init(
      line: #"{\#(member),"turns":[{"speaker":"agent","text":"您好"}]}"#, field: field, reason, found: found)
  }

  /// A bad second turn.
  init(turn: String, _ field: String, _ reason: Rejection.Reason, found: String = "") {
    self.init(
      line: #"{"turns":[{"speaker":"agent","text":"您好"},\#(turn)]}"#, field: field, reason, found: found)
  }

  var testDescription: String { String(line.prefix(80)) }
}

@Suite("Rejecting a line")
struct RejectionTests {
  private static func check(_ example: RejectedExample) {
    let result = read(example.line, number: 3)
    guard case .failure(let rejection) = result else {
      Issue.record("was read: \(example.line.prefix(200))")
      return
    }
    #expect(
      rejection
        == Rejection(
          file: "march.jsonl", line: 3, field: example.field, reason: example.reason, found: example.found,
          original: Array(example.line.utf8)))
  }

  private static let speakers = ["agent", "customer", "system", "unknown"]
  private static let seconds = 0...31_536_000

  @Test(
    "for a member that is not what the format says",
    arguments: [
      RejectedExample(#""id":"""#, "id", .empty, found: #""""#),
      RejectedExample(#""id":1.5"#, "id", .wrongType(expected: .stringOrWholeNumber), found: "1.5"),
      RejectedExample(#""id":"a\u0007""#, "id", .controlCharacter, found: #""a\u0007""#),
      RejectedExample(
        "\"id\":\"\(String(repeating: "号", count: 86))\"", "id", .textTooLong(limit: 256),
        found: "\"\(String(repeating: "号", count: 40))…\""),
      RejectedExample(
        #""startedAt":"2026-03-04 09:12:31""#, "startedAt", .notAnInstant, found: #""2026-03-04 09:12:31""#),
      RejectedExample(
        #""startedAt":"2026-02-29T09:12:31+08:00""#, "startedAt", .notAnInstant, found: #""2026-02-29T09:12:31+08:00""#),
      RejectedExample(#""startedAt":1772586751"#, "startedAt", .wrongType(expected: .string), found: "1772586751"),
      RejectedExample(#""duration":"192""#, "duration", .wrongType(expected: .number), found: #""192""#),
      RejectedExample(#""duration":-1"#, "duration", .outOfRange(seconds), found: "-1"),
      RejectedExample(
        #""channel":"telephone""#, "channel",
        .notAllowed(allowed: ["phone", "counter", "onsite"], suggestion: nil), found: #""telephone""#),
      RejectedExample(
        #""direction":"Inbound""#, "direction",
        .notAllowed(allowed: ["inbound", "outbound"], suggestion: "inbound"), found: #""Inbound""#),
      RejectedExample(#""hangup":true"#, "hangup", .wrongType(expected: .string), found: "true"),
      RejectedExample(#""agent":"1024""#, "agent", .wrongType(expected: .object), found: #""1024""#),
      RejectedExample(
        #""agent":{"name":["李敏"]}"#, "agent.name", .wrongType(expected: .stringOrWholeNumber), found: "[…]"),
      RejectedExample(#""ringing":{"rings":1001}"#, "ringing.rings", .outOfRange(0...1000), found: "1001"),
      RejectedExample(#""ringing":{"rings":2.5}"#, "ringing.rings", .notWhole, found: "2.5"),
      RejectedExample(#""ringing":{"seconds":-0.1}"#, "ringing.seconds", .outOfRange(seconds), found: "-0.1"),
      RejectedExample(#""holds":{}"#, "holds", .wrongType(expected: .array), found: "{…}"),
      RejectedExample(#""holds":[{"start":1}]"#, "holds[0].end", .missing),
      RejectedExample(
        #""holds":[{"start":1,"end":2},{"start":9,"end":8.5}]"#, "holds[1].end", .endsBeforeStart(9), found: "8.5"),
      RejectedExample(#""transfers":[{"to":"抢修班"}]"#, "transfers[0].at", .missing),
      RejectedExample(#""transfers":["抢修班"]"#, "transfers[0]", .wrongType(expected: .object), found: #""抢修班""#),
      RejectedExample(#""id":"1","id":"2""#, "id", .duplicate, found: #""2""#),
    ])
  func member(_ example: RejectedExample) {
    Self.check(example)
  }

  @Test(
    "for a turn, by its place",
    arguments: [
      RejectedExample(turn: #"{"text":"喂"}"#, "turns[1].speaker", .missing),
      RejectedExample(
        turn: #"{"speaker":"agnet","text":"喂"}"#, "turns[1].speaker",
        .notAllowed(allowed: speakers, suggestion: "agent"), found: #""agnet""#),
      RejectedExample(
        turn: #"{"speaker":"客服","text":"喂"}"#, "turns[1].speaker",
        .notAllowed(allowed: speakers, suggestion: nil), found: #""客服""#),
      RejectedExample(turn: #"{"speaker":"agent"}"#, "turns[1].text", .missing),
      RejectedExample(turn: #"{"speaker":"agent","text":null}"#, "turns[1].text", .missing),
      RejectedExample(
        turn: #"{"speaker":"agent","text":5}"#, "turns[1].text", .wrongType(expected: .string), found: "5"),
      RejectedExample(
        turn: #"{"speaker":"agent","text":"喂","start":1772586751}"#, "turns[1].start", .outOfRange(seconds),
        found: "1772586751"),
      RejectedExample(turn: #"{"speaker":"agent","text":"喂","text":"喂"}"#, "turns[1].text", .duplicate, found: #""喂""#),
      RejectedExample(turn: #""喂""#, "turns[1]", .wrongType(expected: .object), found: #""喂""#),
    ])
  func turn(_ example: RejectedExample) {
    Self.check(example)
  }

  @Test(
    "for turns that are none",
    arguments: [
      RejectedExample(line: #"{"id":"C-1"}"#, field: "turns", .missing),
      RejectedExample(line: #"{"turns":[]}"#, field: "turns", .empty, found: "[…]"),
      RejectedExample(line: #"{"turns":"您好"}"#, field: "turns", .wrongType(expected: .array), found: #""您好""#),
      RejectedExample(line: #"["turns"]"#, .wrongType(expected: .object), found: "[…]"),
      RejectedExample(line: "null", .wrongType(expected: .object), found: "null"),
      RejectedExample(
        line: "{\"turns\":[\(String(repeating: #"{"speaker":"agent","text":""},"#, count: 100_000))0]}", field: "turns",
        .tooMany(limit: 100_000), found: "[…]"),
    ])
  func noTurns(_ example: RejectedExample) {
    Self.check(example)
  }

  @Test(
    "for what is not JSON, by its column",
    arguments: [
      RejectedExample(line: "您好", .malformedJSON(.unexpectedCharacter, column: 1), found: "您好"),
      RejectedExample(line: #"{"id":"甲","turns":["#, .malformedJSON(.unexpectedEnd, column: 20)),
      RejectedExample(line: #"{"id":"甲"} {}"#, .malformedJSON(.trailingContent, column: 12), found: "{}"),
      RejectedExample(
        line: #"{"id":"甲,"turns":[]}"#, .malformedJSON(.unexpectedCharacter, column: 11), found: "turns\":[]}"),
      RejectedExample(line: #"{"id":"甲"#, .malformedJSON(.unterminatedString, column: 7), found: "\"甲"),
      RejectedExample(line: #"{"id" "甲"}"#, .malformedJSON(.unexpectedCharacter, column: 7), found: "\"甲\"}"),
      RejectedExample(line: #"{"id":1,}"#, .malformedJSON(.unexpectedCharacter, column: 9), found: "}"),
      RejectedExample(line: "{'id':1}", .malformedJSON(.unexpectedCharacter, column: 2), found: "'id':1}"),
      RejectedExample(line: "{\"id\":\"a\tb\"}", .malformedJSON(.rawControlCharacter, column: 9), found: "\\u0009b\"}"),
      RejectedExample(line: #"{"id":"\x"}"#, .malformedJSON(.invalidEscape, column: 8), found: #"\x"}"#),
      RejectedExample(line: #"{"id":"\u12g4"}"#, .malformedJSON(.invalidEscape, column: 8), found: #"\u12g4"}"#),
      RejectedExample(line: #"{"id":"\ud800"}"#, .malformedJSON(.loneSurrogate, column: 8), found: #"\ud800"}"#),
      RejectedExample(line: #"{"id":"\udc00"}"#, .malformedJSON(.loneSurrogate, column: 8), found: #"\udc00"}"#),
      RejectedExample(
        line: #"{"id":"\ud800\u0041"}"#, .malformedJSON(.loneSurrogate, column: 8), found: #"\ud800\u0041"}"#),
      RejectedExample(line: #"{"duration":01}"#, .malformedJSON(.invalidNumber, column: 13), found: "01}"),
      RejectedExample(line: #"{"duration":1.}"#, .malformedJSON(.invalidNumber, column: 13), found: "1.}"),
      RejectedExample(line: #"{"duration":1e999}"#, .malformedJSON(.numberTooLarge, column: 13), found: "1e999}"),
      RejectedExample(
        line: #"{"id":99999999999999999999}"#, .malformedJSON(.numberTooLarge, column: 7),
        found: "99999999999999999999}"),
      RejectedExample(line: #"{"duration":NaN}"#, .malformedJSON(.invalidLiteral, column: 13), found: "NaN}"),
    ])
  func syntax(_ example: RejectedExample) {
    Self.check(example)
  }

  @Test("for nesting without end, in an unknown member too", arguments: [100, 1_000_000])
  func nesting(depth: Int) {
    let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let line = #"{"x":\#(nested),"turns":[{"speaker":"agent","text":"您好"}]}"#
    Self.check(RejectedExample(line: line, .nestedTooDeep(limit: 64)))
  }

  @Test("but a wide and moderately deep unknown member is read")
  func wide() throws {
    let nested = String(repeating: "[", count: 50) + String(repeating: "]", count: 50)
    let list = Array(repeating: nested, count: 10_000).joined(separator: ",")
    let call = try read(#"{"x":[\#(list)],"turns":[{"speaker":"agent","text":"您好"}]}"#).get()
    #expect(call.turns.count == 1)
  }

  @Test("for text in another encoding, by its byte")
  func encoding() throws {
    let line = Array(#"{"id":""#.utf8) + [0xC4, 0xFA, 0xBA, 0xC3] + Array(#""}"#.utf8)  // 您好 in GB 18030
    let result = try #require(try read(line))
    #expect(
      throws: Rejection(
        file: "march.jsonl", line: 1, reason: .invalidUTF8(byteOffset: 7), found: "C4", original: line)
    ) { try result.get() }
  }

  @Test("in words that say what would be right")
  func messages() {
    let slip = Rejection.Reason.notAllowed(allowed: ["agent", "customer"], suggestion: "agent")
    #expect(slip.message(in: .chinese) == "该值必须是以下之一：agent、customer；是否想写 agent？")
    #expect(slip.message(in: .english) == "the value must be one of agent, customer; did you mean agent?")
    let syntax = Rejection.Reason.malformedJSON(.unexpectedEnd, column: 20)
    #expect(syntax.message(in: .chinese) == "该行不是合法的 JSON：该行提前结束；一通电话应写在同一行（第 20 列）")
    let range = Rejection.Reason.outOfRange(0...1000)
    #expect(range.message(in: .english) == "the number must be from 0 to 1000")
  }

  @Test("without letting control characters through to the terminal")
  func harmlessExcerpt() {
    let result = read(#"{"hangup":"\u001b[2J\u202e","turns":[{"speaker":"agent","text":"您好"}]}"#)
    #expect { try result.get() } throws: { ($0 as? Rejection)?.found == #""\u001B[2J\u202E""# }
  }
}
