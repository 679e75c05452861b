import CallModel

/// The transcript of Tencent Cloud's contact centre (云联络中心): a list of messages with instants in Unix milliseconds.
///
/// `User` is the account of the seat, an e-mail address, or the telephone number of the customer.
enum TencentContactCentre: JSONCallFormat {
  static let description = FormatDescription(
    id: "tencent-ccc", english: "Tencent Cloud contact centre transcript", chinese: "腾讯云联络中心通话转写",
    example: """
      {"Response":{"AsrDataList":[{"User":"seat@example.com","Message":"您好，请问有什么可以帮您？","Timestamp":1772586751000,
       "Start":1772586751000,"End":1772586753500}]}}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    isTranscript(document) || answer(in: document) != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    var draft = CallDraft()
    var list = document
    if let answer = answer(in: document) {
      draft.id = answer.spelled("SessionId")?.textIfAny
      list = try answer.required(spelled: "AsrDataList").opened()
    }
    let messages = try list.elements()
    var spans: [(start: Double?, end: Double?)] = []
    for message in messages { spans.append(try span(of: message)) }
    let origin = spans.lazy.compactMap { $0.start.flatMap { InstantText.unixMilliseconds($0) } }.min()
    draft.call.startedAt = origin.flatMap { InstantText.utc($0 / 1000) }
    // A seat may be a telephone too: of two numbers nobody knows whose is whose.
    let numbers = Set(messages.lazy.compactMap { $0.spelled("User")?.label }.filter(isTelephoneNumber))
    for (message, span) in zip(messages, spans) {
      let words = RecognisedSentence.spoken(try message.required(spelled: "Message").text())
      guard !words.isEmpty else { continue }
      let (start, end) = (seconds(span.start, from: origin), seconds(span.end, from: origin))
      append(
        words, by: message.spelled("User")?.label, start: start, end: end, isOnlyNumber: numbers.count == 1, to: &draft)
    }
    draft.sortTurnsListedByVoice()
    return [.success(draft)]
  }

  private static func isTranscript(_ node: JSONNode) -> Bool {
    guard let message = node.firstElement else { return false }
    return message.spelled("User") != nil && message.spelled("Message") != nil
      && (message.spelled("Timestamp") != nil || message.spelled("Start") != nil)
  }

  private static func answer(in document: JSONNode) -> JSONNode? {
    document.unwrapped { $0.spelled("AsrDataList") != nil }
  }

  /// As it stands there; without a start the time at which the message was written serves.
  private static func span(of message: JSONNode) throws(Defect) -> (start: Double?, end: Double?) {
    let start = try message.spelled("Start")?.number()
    let end = try message.spelled("End")?.number()
    if let start, start > 0 || (end ?? 0) > 0 { return (start, end) }
    return (try message.spelled("Timestamp")?.number(), nil)
  }

  /// Instants become seconds from the first one; anything else is milliseconds from the start already.
  private static func seconds(_ count: Double?, from origin: Double?) -> Double? {
    guard let count, count >= 0 else { return nil }
    let seconds: Double
    if let instant = InstantText.unixMilliseconds(count) {
      guard let origin, instant >= origin else { return nil }
      seconds = (instant - origin) / 1000
    } else {
      seconds = count / 1000
    }
    return seconds <= 31_536_000 ? seconds : nil
  }

  private static func append(
    _ words: String, by user: String?, start: Double?, end: Double?, isOnlyNumber: Bool, to draft: inout CallDraft
  ) {
    if let user, let speaker = Speaker(role: user) {
      draft.append(speaker: speaker, text: words, start: start, end: end)
    } else if let user, user.contains("@") {
      draft.call.agent.id = draft.call.agent.id ?? user
      draft.append(speaker: .agent, text: words, start: start, end: end)
    } else if let user, isOnlyNumber, isTelephoneNumber(user) {
      draft.call.customer.number = draft.call.customer.number ?? user
      draft.append(speaker: .customer, text: words, start: start, end: end)
    } else {
      draft.append(voice: user, text: words, start: start, end: end)
    }
  }

  /// Also with figures masked; shorter numbers are extensions, which both sides can have.
  private static func isTelephoneNumber(_ user: String) -> Bool {
    user.utf8.count >= 7
      && user.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-*".utf8.contains(byte)
      }
  }
}
