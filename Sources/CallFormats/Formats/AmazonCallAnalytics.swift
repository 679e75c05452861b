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
    if document.spelled("CallAnalyticsJob") != nil, document.spelled("Transcript") == nil {
      throw Defect.transcribedElsewhere(job.spelled("CallAnalyticsJobStatus") ?? job, link: "TranscriptFileUri")
    }
    var draft = CallDraft()
    let customer = document.spelled("CustomerMetadata")
    draft.id =
      (customer?.spelled("ContactId") ?? document.spelled(anyOf: "JobName", "SessionId"))?
      .textIfAny
    let characteristics = document.spelled("ConversationCharacteristics")
    draft.call.duration = try characteristics?.spelled("TotalConversationDurationMillis")?.milliseconds()
    let roles = try roles(of: document)
    for turn in try turns(of: document) {
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

  /// Live results list each turn in a segment of its own, among segments of other things.
  private static func turns(of document: JSONNode) throws(Defect) -> [JSONNode] {
    guard document.spelled("Transcript") == nil, let segments = document.spelled("Segments") else {
      return try document.required(spelled: "Transcript").elements()
    }
    return try segments.elements().compactMap { $0.spelled("Transcript") }
  }

  private static func isTurn(_ node: JSONNode) -> Bool {
    node.spelled(anyOf: "ParticipantRole", "ParticipantId") != nil && node.spelled("Content") != nil
  }

  private static func isResult(_ document: JSONNode) -> Bool {
    if let segments = document.spelled("Segments")?.elementsIfArray,
      segments.prefix(100).contains(where: { $0.spelled("Transcript").map(isTurn) ?? false })
    {
      return true
    }
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
