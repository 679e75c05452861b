import CallModel

/// Alibaba Cloud's recorded-file transcription (录音文件识别): the polled answer, its `Result` alone, and callbacks.
///
/// Times are milliseconds. `ChannelId` tells the sides apart in stereo recordings, `SpeakerId` in mono ones.
enum AliyunFileTranscription: JSONCallFormat {
  static let description = FormatDescription(
    id: "aliyun-filetrans", english: "Alibaba Cloud recorded-file transcription", chinese: "阿里云录音文件识别",
    example: """
      {"TaskId":"t-1","StatusText":"SUCCESS","Result":{"Sentences":[
       {"ChannelId":0,"BeginTime":340,"EndTime":2365,"Text":"您好，请问有什么可以帮您？"}]}}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    sentences(of: document) != nil || document["StatusText"] != nil && document["TaskId"] != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if let state = document["StatusText"]?.textIfAny, state != "SUCCESS", state != "SUCCESS_WITH_NO_VALID_FRAGMENT" {
      throw Defect(path: FieldPath(text: "StatusText"), reason: .notTranscribed(state: state), found: state)
    }
    guard let sentences = sentences(of: document) else {
      throw Defect(path: FieldPath(text: "Result.Sentences"), reason: .missing)
    }
    var draft = CallDraft()
    draft.id = document["TaskId"]?.textIfAny
    for sentence in try sentences.elements() {
      draft.append(
        voice: (sentence["ChannelId"] ?? sentence["SpeakerId"])?.textIfAny,
        text: try sentence.required("Text").text(), start: try sentence["BeginTime"]?.milliseconds(),
        end: try sentence["EndTime"]?.milliseconds())
    }
    draft.sortTurns()
    return [.success(draft)]
  }

  private static func sentences(of document: JSONNode) -> JSONNode? {
    (document["Result"] ?? document)["Sentences"]
  }
}
