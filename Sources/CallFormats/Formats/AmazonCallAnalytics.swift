import CallModel

/// Amazon Transcribe Call Analytics, and Amazon Connect's Contact Lens, which names participants by id. Times are milliseconds.
enum AmazonCallAnalytics: JSONCallFormat {
  static let description = FormatDescription(
    id: "amazon-call-analytics", english: "Amazon Transcribe Call Analytics, Contact Lens",
    chinese: "Amazon 呼叫分析（Call Analytics、Contact Lens）",
    example: """
      {"JobStatus":"COMPLETED","Participants":[{"ParticipantRole":"AGENT"}],"Transcript":[
       {"ParticipantRole":"AGENT","BeginOffsetMillis":160,"EndOffsetMillis":4640,"Content":"您好，请问有什么可以帮您？"}]}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    document.unwrapped(opensStrings: true, where: isResult) != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let document = document.unwrapped(opensStrings: true, where: isResult) ?? document
    let job = document.spelled("CallAnalyticsJob") ?? document
    if let state = job.spelled(anyOf: "CallAnalyticsJobStatus", "JobStatus"),
      state.textIfAny?.uppercased() != "COMPLETED"
    {
      throw Defect.notTranscribed(state, state.textIfAny, job.spelled("FailureReason")?.textIfAny)
    }
    var draft = CallDraft()
    let customer = document.spelled("CustomerMetadata")
    draft.id = (customer?.spelled("ContactId") ?? document.spelled("JobName"))?.textIfAny
    let characteristics = document.spelled("ConversationCharacteristics")
    draft.call.duration = try characteristics?.spelled("TotalConversationDurationMillis")?.milliseconds()
    let roles = try roles(of: document)
    for turn in try document.required(spelled: "Transcript").elements() {
      // Contact Lens lists joining and leaving among the messages of chats.
      if turn.spelled("ContentType")?.textIfAny?.hasPrefix("application/") == true { continue }
      let id = turn.spelled("ParticipantId")?.textIfAny
      let role = turn.spelled("ParticipantRole")?.textIfAny ?? id.flatMap { roles[$0] }
      draft.appendSpoken(
        try turn.required(spelled: "Content").text(), by: role ?? id,
        start: try turn.spelled("BeginOffsetMillis")?.milliseconds(),
        end: try turn.spelled("EndOffsetMillis")?.milliseconds())
    }
    return [.success(draft)]
  }

  private static func isResult(_ document: JSONNode) -> Bool {
    if let turn = document.spelled("Transcript")?.firstElement,
      turn.spelled(anyOf: "ParticipantRole", "ParticipantId") != nil
    {
      return true
    }
    if document.spelled("CallAnalyticsJob")?.spelled("CallAnalyticsJobStatus") != nil { return true }
    return document.spelled("JobStatus") != nil
      && document.spelled(anyOf: "Participants", "ConversationCharacteristics", "Transcript", "JobName", "AccountId")
        != nil
  }

  private static func roles(of document: JSONNode) throws(Defect) -> [String: String] {
    var roles: [String: String] = [:]
    for participant in try document.spelled("Participants")?.elements() ?? [] {
      guard let id = participant.spelled("ParticipantId")?.textIfAny else { continue }
      roles[id] = participant.spelled("ParticipantRole")?.textIfAny
    }
    return roles
  }
}
