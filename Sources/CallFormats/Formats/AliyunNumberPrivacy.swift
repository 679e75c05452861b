import CallModel

/// What Alibaba Cloud's number privacy service (号码隐私保护) pushes when a recording has been transcribed (`SecretAsrReport`, a
/// list of calls), and what it answers when asked for one (`GetSecretAsrDetail`).
///
/// Times are milliseconds; `channelId` tells the sides apart. The number in it is the privacy number, not the customer's.
enum AliyunNumberPrivacy: JSONCallFormat {
  static let description = FormatDescription(
    id: "aliyun-number-privacy", english: "Alibaba Cloud number privacy transcript", chinese: "阿里云号码隐私保护录音转写推送",
    example: """
      [{"callId":"c-1","bizDuration":9140,"statusCode":"21050000","sentences":[
       {"channelId":1,"beginTime":640,"endTime":1850,"text":"您好，我是抢修班的。"}]}]
      """)

  static func recognises(_ document: JSONNode) -> Bool { report(in: document) != nil }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let report = report(in: document) ?? document
    try AliyunSentences.requireFinished(
      nil, code: report.spelled(anyOf: "StatusCode", "Code"),
      message: report.spelled(anyOf: "StatusText", "StatusMsg", "Msg", "Message"))
    var draft = CallDraft()
    draft.id = report.spelled(anyOf: "CallId", "BusinessId")?.textIfAny
    draft.call.duration = report.spelled("BizDuration")?.length(in: 1000)
    let sentences = try AliyunSentences.read(try report.required(spelled: "Sentences").opened())
    try AliyunSentences.requireSpeech(
      sentences, state: report.spelled("StatusText"), code: report.spelled("StatusCode"))
    draft.append(sentences)
    return [.success(draft)]
  }

  private static func report(in document: JSONNode) -> JSONNode? {
    document.unwrapped { node in
      let isJob = node.spelled("StatusCode") != nil || node.spelled("BizDuration") != nil
      if node.spelled("CallId") != nil, isJob {
        return node.spelled("Sentences") != nil || node.spelled("PartnerKey") != nil
      }
      return node.spelled("BusinessId") != nil && isJob && node.spelled("Sentences") != nil
    }
  }
}
