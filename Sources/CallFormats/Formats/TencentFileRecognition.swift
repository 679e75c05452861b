import CallModel

/// Tencent Cloud's recorded-file recognition (录音文件识别): the polled answer, with or without details, and the callback.
///
/// `ResultDetail` has times in milliseconds; the lines of `Result` and of the callback's `text` have minutes and seconds.
enum TencentFileRecognition: JSONCallFormat {
  static let description = FormatDescription(
    id: "tencent-asr", english: "Tencent Cloud recorded-file recognition", chinese: "腾讯云录音文件识别",
    example: """
      {"Response":{"Data":{"TaskId":1,"StatusStr":"success","Result":"[0:0.020,0:2.380,0]  您好，请问有什么可以帮您？",
       "ResultDetail":[{"FinalSentence":"您好，请问有什么可以帮您？","StartMs":20,"EndMs":2380,"SpeakerId":0}]}}}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    task(in: document) != nil || isCallback(document) || error(in: document) != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if let error = error(in: document) {
      throw Defect.notTranscribed(error, error.spelled("Code")?.textIfAny, error.spelled("Message")?.textIfAny)
    }
    let task = task(in: document)
    let answer = task ?? document
    try requireFinished(answer)
    var draft = CallDraft()
    draft.id = answer.spelled(anyOf: "TaskId", "RequestId")?.textIfAny
    draft.call.duration = answer.spelled(anyOf: "AudioDuration", "AudioTime")?.length(in: 1)
    let lines = answer.spelled(anyOf: "Result", "Text")
    let details = try answer.spelled("ResultDetail").flatMap { (node) throws(Defect) in
      node.isArray || node.textIfAny != nil ? try node.opened() : nil
    }
    if let details, details.firstElement != nil {
      let sentences = try TencentSentences.read(details: details)
      let text = lines?.textIfAny
      draft.append(text.map(TencentSentences.tellsVoices) == false ? sentences.withoutCommonLabel("0") : sentences)
    } else {
      guard let lines else { throw answer.missing(task == nil ? "Text" : "Result") }
      draft.append(TencentSentences.read(lines: try lines.text()))
    }
    return [.success(draft)]
  }

  private static func task(in document: JSONNode) -> JSONNode? {
    document.unwrapped { node in
      node.spelled("StatusStr") != nil || node.spelled("ResultDetail") != nil && node.spelled("TaskId") != nil
    }
  }

  /// The callback of 2018 has everything in one object.
  private static func isCallback(_ node: JSONNode) -> Bool {
    guard node["code"] != nil, node.spelled("RequestId") != nil else { return false }
    return node.spelled("AudioTime") != nil || node.spelled("ResultDetail") != nil
      || node.spelled("ProjectId") != nil && node.spelled("AppId") != nil
  }

  /// What the gateway answers in the place of a task.
  private static func error(in document: JSONNode) -> JSONNode? {
    guard let response = document["Response"], let error = response["Error"], error["Code"] != nil else { return nil }
    return error
  }

  private static func requireFinished(_ answer: JSONNode) throws(Defect) {
    if let state = answer.spelled("StatusStr"), let text = state.textIfAny {
      guard text == "success" else { throw Defect.notTranscribed(state, text, answer.spelled("ErrorMsg")?.textIfAny) }
    } else if let state = answer.spelled("Status"), let number = state.textIfAny {
      guard number == "2" else { throw Defect.notTranscribed(state, number, answer.spelled("ErrorMsg")?.textIfAny) }
    } else if let code = answer["code"], let number = code.textIfAny, number != "0" {
      throw Defect.notTranscribed(code, number, answer.spelled("Message")?.textIfAny)
    }
  }
}
