import CallModel

/// Alibaba Cloud's smart call analysis (智能对话分析): dialogues as they are uploaded (`tickets`), tried against rules
/// (`dialogues`), and given back with the result (`ResultInfo`).
///
/// Times are milliseconds from the start of the call; `beginTime` is an instant in Unix milliseconds.
enum AliyunCallAnalysis: JSONCallFormat {
  static let description = FormatDescription(
    id: "aliyun-call-analysis", english: "Alibaba Cloud smart call analysis dialogues", chinese: "阿里云智能对话分析对话",
    example: """
      {"tickets":[{"tid":"c-1","callType":3,"customerServiceId":8199,"dialogue":[
       {"role":"客服","words":"您好，请问有什么可以帮您？","begin":0,"end":2760},
       {"role":"客户","words":"家里停电了。","begin":3100,"end":4200}]}]}
      """)

  static func recognises(_ document: JSONNode) -> Bool { isDialogue(document) || upload(in: document) != nil }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if document.isArray { return [.success(try call(of: nil, turns: document))] }
    var upload = upload(in: document) ?? document
    if let text = upload.spelled("JsonStr") { upload = try text.opened() }
    guard let list = upload.spelled(anyOf: "Tickets", "ResultInfo", "Dialogues") else {
      return [.success(try call(of: upload, turns: try turns(of: upload)))]
    }
    let opened = try list.opened()
    if isDialogue(opened) { return [.success(try call(of: upload, turns: opened))] }
    var calls: [Result<CallDraft, Defect>] = []
    for ticket in try opened.elements() {
      do throws(Defect) {
        calls.append(.success(try call(of: ticket, turns: try turns(of: ticket))))
      } catch {
        calls.append(.failure(error))
      }
    }
    return calls
  }

  private static func upload(in document: JSONNode) -> JSONNode? {
    document.unwrapped { node in
      if node.spelled("JsonStr")?.isString == true { return true }
      if let tickets = node.spelled("Tickets")?.firstElement { return tickets.spelled("Dialogue") != nil }
      if let result = node["ResultInfo"] ?? node["resultInfo"] { return result.isArray }
      let dialogues = node.spelled(anyOf: "Dialogues", "Dialogue", "AsrResult")
      return dialogues.map { isDialogue($0) || $0.firstElement?.spelled("Dialogue") != nil } ?? false
    }
  }

  /// A list of turns with words and the role of the speaker, which no other format has together.
  private static func isDialogue(_ node: JSONNode) -> Bool {
    guard let turn = node.firstElement else { return false }
    return turn.spelled("Words")?.isString == true && (turn.spelled("Role") != nil || turn.spelled("Identity") != nil)
  }

  private static func turns(of ticket: JSONNode) throws(Defect) -> JSONNode {
    guard let turns = ticket.spelled(anyOf: "Dialogue", "Dialogues", "AsrResult") else {
      if let message = ticket.spelled("ErrorMessage"), message.textIfAny != nil {
        throw Defect.notTranscribed(message, ticket.spelled("Status")?.textIfAny, message.textIfAny)
      }
      throw ticket.missing("Dialogue")
    }
    // The software kits wrap a list once more in an object of the same name.
    return try (turns.spelled(anyOf: "AsrResult", "Dialogue") ?? turns).opened()
  }

  private static func call(of ticket: JSONNode?, turns: JSONNode) throws(Defect) -> CallDraft {
    var draft = CallDraft()
    var sentences: [RecognisedSentence] = []
    var firstInstant: Double?
    for turn in try turns.elements() {
      var sentence = try RecognisedSentence(
        try turn.required(spelled: "Words").text(), milliseconds: turn.spelled("Begin"), turn.spelled("End"))
      if let instant = (try? turn.spelled("BeginTime")?.number()).flatMap({ InstantText.unixMilliseconds($0) }) {
        let first = firstInstant ?? instant - (sentence.start ?? 0) * 1000
        firstInstant = first
        if sentence.start == nil, instant >= first { sentence.start = (instant - first) / 1000 }
      }
      let role = turn.spelled("Role")?.textIfAny
      sentence.speaker = role.flatMap { Speaker(role: $0) }
      let identity = turn.spelled("Identity")?.label
      sentence.labels = [role, identity]
      if sentence.speaker == .agent, draft.call.agent.id == nil, let identity, Speaker(role: identity) == nil {
        draft.call.agent.id = identity
      }
      sentences.append(sentence)
    }
    draft.append(sentences)
    draft.call.startedAt = firstInstant.flatMap { InstantText.utc($0 / 1000) }
    if let ticket { describe(&draft, by: ticket) }
    return draft
  }

  /// 随录参数: what came with the dialogue.
  private static func describe(_ draft: inout CallDraft, by ticket: JSONNode) {
    let recording = ticket.spelled("Recording") ?? ticket
    let agent = ticket.spelled("Agent")
    draft.id = recording.spelled(anyOf: "CallId", "Tid")?.label ?? ticket.spelled(anyOf: "Tid", "TaskId", "Vid")?.label
    switch recording.spelled("CallType")?.textIfAny {
    case "1": draft.call.direction = .outbound
    case "3": draft.call.direction = .inbound
    default: break
    }
    let start = recording.spelled(anyOf: "CallStartTime", "CallTime")
    if let instant = (try? start?.number()).flatMap({ InstantText.unixMilliseconds($0) }) {
      draft.call.startedAt = InstantText.utc(instant / 1000)
    }
    draft.call.agent = Agent(
      id: (ticket.spelled("CustomerServiceId") ?? agent?.spelled("Id"))?.label ?? draft.call.agent.id,
      name: (ticket.spelled("CustomerServiceName") ?? agent?.spelled("Name"))?.label)
    draft.call.queue = (ticket.spelled(anyOf: "SkillGroupName") ?? agent?.spelled("SkillGroup"))?.label
    draft.call.customer.name = ticket.spelled("CustomerName")?.label
    switch draft.call.direction {
    case .inbound?: draft.call.customer.number = recording.spelled("Caller")?.label
    case .outbound?: draft.call.customer.number = recording.spelled("Callee")?.label
    case nil: break
    }
  }
}
