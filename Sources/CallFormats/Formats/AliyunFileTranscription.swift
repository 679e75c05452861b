import CallModel

/// Alibaba Cloud's recorded-file transcription (录音文件识别): the polled answer, its `Result` alone, and callbacks, which write
/// `status_text` for `StatusText`.
///
/// Times are milliseconds. `ChannelId` tells the sides apart in stereo recordings, `SpeakerId` in mono ones.
enum AliyunFileTranscription: JSONCallFormat {
  static let description = FormatDescription(
    id: "aliyun-filetrans", english: "Alibaba Cloud recorded-file transcription", chinese: "阿里云录音文件识别",
    example: """
      {"TaskId":"t-1","StatusText":"SUCCESS","Result":{"Sentences":[
       {"ChannelId":0,"BeginTime":340,"EndTime":2365,"Text":"您好，请问有什么可以帮您？"}]}}
      """)

  static func recognises(_ document: JSONNode) -> Bool { answer(in: document) != nil }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let answer = answer(in: document) ?? document
    let state = answer.spelled("StatusText")
    try AliyunSentences.requireFinished(state, code: answer.spelled("StatusCode"), message: nil)
    var draft = CallDraft()
    draft.id = answer.spelled("TaskId")?.textIfAny
    draft.call.duration = answer.spelled("BizDuration")?.length(in: 1000)
    if let list = try sentences(of: answer) {
      let sentences = try AliyunSentences.read(list)
      try AliyunSentences.requireSpeech(sentences, state: state, code: answer.spelled("StatusCode"))
      draft.append(sentences)
    } else {
      try AliyunSentences.requireSpeech([], state: state, code: answer.spelled("StatusCode"))
      // A job that was only accepted: its number stands where the result will be.
      if answer.spelled("Result") == nil, let job = answer.spelled("TaskId"), answer.spelled("BizDuration") == nil {
        throw Defect.notTranscribed(job, "TaskId", job.textIfAny)
      }
      throw (answer.spelled("Result") ?? answer).missing(answer.spelled("Result") == nil ? "Result" : "Sentences")
    }
    return [.success(draft)]
  }

  private static func answer(in document: JSONNode) -> JSONNode? {
    document.unwrapped { node in
      if node.isArray { return isList(node) }
      if node.spelled("TaskId") != nil, node.spelled("StatusText") != nil { return true }
      if AliyunSentences.recognises(node["Sentences"] ?? node["sentences"]) { return true }
      return node["Sentences"]?.isArray == true
    }
  }

  /// The sentences alone, which always tell their channel.
  private static func isList(_ node: JSONNode) -> Bool {
    AliyunSentences.recognises(node) && node.firstElement?.spelled("ChannelId") != nil
  }

  /// `Result.Sentences`; some answers hold `Result` as a string, and the oldest callbacks hold the list itself in `result`.
  private static func sentences(of answer: JSONNode) throws(Defect) -> JSONNode? {
    if answer.isArray { return answer }
    guard let result = answer.spelled("Result") else { return answer.spelled("Sentences") }
    let opened = try result.opened()
    return opened.isArray ? opened : opened.spelled("Sentences")
  }
}
