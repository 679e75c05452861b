import CallModel

/// Huawei Cloud's long and quick transcription (语音交互服务 SIS 录音文件识别): segments with the words in `result`.
///
/// Times are milliseconds. Where the sides were told apart, `analysis_info.role` says AGENT or USER.
enum HuaweiTranscription: JSONCallFormat {
  static let description = FormatDescription(
    id: "huawei-sis", english: "Huawei Cloud recorded-file transcription", chinese: "华为云录音文件识别",
    example: """
      {"status":"FINISHED","audio_duration":34000,"segments":[{"start_time":4570,"end_time":8000,"result":{
       "text":"您好，请问有什么可以帮您？","analysis_info":{"role":"AGENT"}}}]}
      """)

  /// What the service calls the stages of a job.
  private static let states: Set<String> = ["WAITING", "RUNNING", "FINISHED", "ERROR", "FAILED"]

  static func recognises(_ document: JSONNode) -> Bool { answer(in: document) != nil || isError(document) }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if isError(document), let code = document["error_code"] {
      throw Defect.notTranscribed(code, code.textIfAny, document["error_msg"]?.textIfAny)
    }
    let answer = answer(in: document) ?? document
    if let status = answer.spelled("Status"), let state = status.textIfAny, state != "FINISHED" {
      throw Defect.notTranscribed(status, state, answer.spelled("ErrorMsg")?.textIfAny)
    }
    var draft = CallDraft()
    draft.id = answer.spelled(anyOf: "JobId", "TraceId")?.textIfAny
    draft.call.duration = answer.spelled("AudioDuration")?.length(in: 1000)
    var sentences: [RecognisedSentence] = []
    if let channels = answer.spelled("FlashResult") {
      for channel in try channels.elements() {
        let label = channel.spelled("ChannelId")?.textIfAny
        sentences += try read(try channel.required(spelled: "Sentences"), channel: label)
      }
    } else {
      sentences = try read(try answer.required(spelled: "Segments"), channel: nil)
    }
    draft.append(sentences)
    return [.success(draft)]
  }

  private static func read(_ segments: JSONNode, channel: String?) throws(Defect) -> [RecognisedSentence] {
    var sentences: [RecognisedSentence] = []
    for segment in try segments.elements() {
      // While somebody speaks, guesses are sent that the finished sentence replaces.
      if segment["is_final"]?.tree == .boolean(false) { continue }
      let result = try segment.required(spelled: "Result")
      var sentence = try RecognisedSentence(
        try result.required(spelled: "Text").text(), milliseconds: segment.spelled("StartTime"),
        segment.spelled("EndTime"))
      let analysis = result.spelled("AnalysisInfo")
      let role = analysis?.spelled("Role")?.textIfAny
      sentence.speaker = role.flatMap { Speaker(role: $0) }
      sentence.labels = [role, channel ?? (segment.spelled("ChannelId") ?? result.spelled("Speaker"))?.textIfAny]
      sentences.append(sentence)
    }
    return sentences
  }

  private static func answer(in document: JSONNode) -> JSONNode? {
    // Quality inspection holds the transcript beside its findings.
    let document = document.spelled("AsrResult") ?? document
    return document.unwrapped { node in
      if isSegment(node.spelled("Segments")?.firstElement) { return true }
      if isSegment(node.spelled("FlashResult")?.firstElement?.spelled("Sentences")?.firstElement) { return true }
      guard let state = node["status"]?.textIfAny, states.contains(state) else { return false }
      return node["create_time"] != nil
    }
  }

  private static func isSegment(_ node: JSONNode?) -> Bool {
    guard let node, let result = node.spelled("Result") else { return false }
    return result.isObject && (node.spelled("StartTime") != nil || result.spelled("Text") != nil)
  }

  private static func isError(_ document: JSONNode) -> Bool {
    document["error_code"]?.textIfAny?.hasPrefix("SIS.") == true
  }
}
