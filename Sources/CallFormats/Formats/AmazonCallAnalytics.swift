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

  static func recognises(_ document: JSONNode) -> Bool { document.firstDocument(where: isResult) != nil }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let document = document.firstDocument(where: isResult) ?? document
    let job = document.anySpelling("CallAnalyticsJob") ?? document
    if let state = job.anySpelling("CallAnalyticsJobStatus", "JobStatus"), state.textIfAny?.uppercased() != "COMPLETED"
    {
      throw JobState.notTranscribed(state, message: job.anySpelling("FailureReason"))
    }
    var draft = CallDraft()
    let customer = document.anySpelling("CustomerMetadata")
    draft.id = (customer?.anySpelling("ContactId") ?? document.anySpelling("JobName"))?.textIfAny
    let characteristics = document.anySpelling("ConversationCharacteristics")
    draft.call.duration = try characteristics?.anySpelling("TotalConversationDurationMillis")?.milliseconds()
    let roles = try roles(of: document)
    for turn in try document.requiredInAnySpelling("Transcript").elements() {
      // Contact Lens lists joining and leaving among the messages of chats.
      if turn.anySpelling("ContentType")?.textIfAny?.hasPrefix("application/") == true { continue }
      let id = turn.anySpelling("ParticipantId")?.textIfAny
      let role = turn.anySpelling("ParticipantRole")?.textIfAny ?? id.flatMap { roles[$0] }
      draft.appendSpoken(
        try turn.requiredInAnySpelling("Content").text(), by: role ?? id,
        start: try turn.anySpelling("BeginOffsetMillis")?.milliseconds(),
        end: try turn.anySpelling("EndOffsetMillis")?.milliseconds())
    }
    return [.success(draft)]
  }

  private static func isResult(_ document: JSONNode) -> Bool {
    if let turn = document.anySpelling("Transcript")?.elementsIfArray.first,
      turn.anySpelling("ParticipantRole", "ParticipantId") != nil
    {
      return true
    }
    if document.anySpelling("CallAnalyticsJob")?.anySpelling("CallAnalyticsJobStatus") != nil { return true }
    return document.anySpelling("JobStatus") != nil
      && document.anySpelling("Participants", "ConversationCharacteristics", "Transcript", "JobName", "AccountId")
        != nil
  }

  private static func roles(of document: JSONNode) throws(Defect) -> [String: String] {
    var roles: [String: String] = [:]
    for participant in try document.anySpelling("Participants")?.elements() ?? [] {
      guard let id = participant.anySpelling("ParticipantId")?.textIfAny else { continue }
      roles[id] = participant.anySpelling("ParticipantRole")?.textIfAny
    }
    return roles
  }
}
