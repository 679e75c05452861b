import CallModel

/// Alibaba Cloud's quick transcription of recorded files (录音文件识别极速版), whose answer holds the sentences at once.
///
/// Times are milliseconds; `channel_id` tells the sides of a stereo recording apart.
enum AliyunFlashTranscription: JSONCallFormat {
  static let description = FormatDescription(
    id: "aliyun-flash", english: "Alibaba Cloud quick file transcription", chinese: "阿里云录音文件识别极速版",
    example: """
      {"task_id":"t-1","result":"SUCCESS","status":20000000,"message":"SUCCESS","flash_result":{"duration":2560,"sentences":[
       {"channel_id":0,"begin_time":340,"end_time":2365,"text":"您好，请问有什么可以帮您？"}]}}
      """)

  static func recognises(_ document: JSONNode) -> Bool { answer(in: document) != nil }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let answer = answer(in: document) ?? document
    try AliyunSentences.requireFinished(nil, code: answer.spelled("Status"), message: answer.spelled("Message"))
    let result = try answer.required(spelled: "FlashResult").opened()
    var draft = CallDraft()
    draft.id = answer.spelled("TaskId")?.textIfAny
    draft.call.duration = result.spelled("Duration")?.length(in: 1000)
    draft.append(try AliyunSentences.read(try result.required(spelled: "Sentences")))
    return [.success(draft)]
  }

  private static func answer(in document: JSONNode) -> JSONNode? {
    document.unwrapped { node in
      if let result = node.spelled("FlashResult") { return !result.isArray && node.spelled("TaskId") != nil }
      // A failed job: status codes of this service have eight digits.
      guard node.spelled("TaskId") != nil, node.spelled("Message") != nil,
        let code = node.spelled("Status")?.textIfAny
      else { return false }
      return code.utf8.count == 8 && code.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}
