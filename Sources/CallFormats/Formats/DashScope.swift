import CallModel

/// Alibaba's Model Studio (百炼, DashScope): what Paraformer, SenseVoice and Fun-ASR write for a recording, and the task's answer.
///
/// Times are milliseconds. The answer itself only links to the results, a file for each recording.
enum DashScope: JSONCallFormat {
  static let description = FormatDescription(
    id: "dashscope", english: "Alibaba Model Studio (DashScope): Paraformer, SenseVoice, Fun-ASR",
    chinese: "阿里云百炼 DashScope（Paraformer、SenseVoice、Fun-ASR）",
    example: """
      {"file_url":"https://example.com/c-1.wav","transcripts":[{"channel_id":0,"text":"您好，请讲。","sentences":[
       {"begin_time":100,"end_time":1820,"text":"您好，请讲。","speaker_id":0}]}]}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    document.unwrapped(opensStrings: true) { isResult($0) || isTask($0) } != nil || isRefusal(document)
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if isRefusal(document) {
      throw notTranscribed(try document.required("code"), message: document["message"])
    }
    if let result = document.unwrapped(opensStrings: true, where: isResult) { return [.success(try draft(of: result))] }
    guard let task = document.unwrapped(opensStrings: true, where: isTask), let status = task.spelled("task_status")
    else {
      throw Defect(path: FieldPath(text: "transcripts"), reason: .missing)
    }
    let results = task["results"]?.elementsIfArray ?? [task["result"]].compactMap { $0 }
    guard !results.isEmpty else {
      throw notTranscribed(status, message: task.spelled("message") ?? task.spelled("code"))
    }
    var calls: [Result<CallDraft, Defect>] = []
    for result in results {
      calls.append(
        Result { () throws(Defect) in
          if let inside = result.unwrapped(opensStrings: true, where: isResult)
            ?? result["transcription"]?.unwrapped(opensStrings: true, where: isResult)
          {
            return try draft(of: inside)
          }
          throw notTranscribed(
            result.spelled("subtask_status") ?? status,
            message: result.spelled("message") ?? result.spelled("code"),
            link: result.spelled("transcription_url"))
        })
    }
    return calls
  }

  private static func isResult(_ document: JSONNode) -> Bool {
    guard let transcripts = document["transcripts"], transcripts.isArray else { return false }
    if document["file_url"] != nil { return true }
    return transcripts.firstElement.map { $0["sentences"] != nil || $0["channel_id"] != nil } == true
  }

  private static func isTask(_ document: JSONNode) -> Bool {
    document.spelled("task_status") != nil && document.spelled("task_id") != nil
  }

  /// A request that was not accepted at all.
  private static func isRefusal(_ document: JSONNode) -> Bool {
    document["request_id"] != nil && document["code"]?.textIfAny != nil && document["message"] != nil
      && document["output"] == nil
  }

  private static func notTranscribed(_ state: JSONNode, message: JSONNode?, link: JSONNode? = nil) -> Defect {
    if message?.textIfAny == nil, link != nil, state.textIfAny == "SUCCEEDED" {
      // Nothing failed, but the words are elsewhere.
      return Defect.transcribedElsewhere(state, link: "transcription_url")
    }
    return Defect.notTranscribed(state, state.textIfAny, message?.textIfAny)
  }

  private static func draft(of result: JSONNode) throws(Defect) -> CallDraft {
    var draft = CallDraft()
    draft.call.duration = try (result["properties"] ?? result["audio_info"])?
      .spelled(anyOf: "original_duration_in_milliseconds", "duration")?.milliseconds()
    let transcripts = try result.required("transcripts").elements()
    for transcript in transcripts {
      // One channel tells nobody apart.
      let channel = transcripts.count > 1 ? transcript["channel_id"]?.textIfAny : nil
      guard let sentences = transcript["sentences"], !sentences.elementsIfArray.isEmpty else {
        draft.appendSpoken(try transcript.required("text").text(), by: channel, start: nil, end: nil)
        continue
      }
      for sentence in try sentences.elements() {
        draft.appendSpoken(
          try sentence.required("text").text(), by: channel ?? sentence["speaker_id"]?.textIfAny,
          start: try sentence["begin_time"]?.spokenAt(milliseconds: true),
          end: try sentence["end_time"]?.spokenAt(milliseconds: true))
      }
    }
    if transcripts.count > 1 { draft.sortTurns() }
    return draft
  }
}
