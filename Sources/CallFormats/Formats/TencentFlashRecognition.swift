import CallModel

/// Tencent Cloud's quick recognition of recorded files (录音文件识别极速版): a list of channels, each with its sentences.
///
/// Times are milliseconds.
enum TencentFlashRecognition: JSONCallFormat {
  static let description = FormatDescription(
    id: "tencent-flash", english: "Tencent Cloud quick file recognition", chinese: "腾讯云录音文件识别极速版",
    example: """
      {"code":0,"message":"","request_id":"r-1","audio_duration":2380,"flash_result":[{"channel_id":0,"sentence_list":[
       {"text":"您好，请问有什么可以帮您？","start_time":20,"end_time":2380,"speaker_id":0}]}]}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    if let result = document["flash_result"], result.isArray {
      return document["request_id"] != nil || result.firstElement?["sentence_list"] != nil
    }
    return document["request_id"] != nil && document["code"] != nil && document["audio_duration"] != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if let code = document["code"], let number = code.textIfAny, number != "0" {
      throw Defect.notTranscribed(code, number, document["message"]?.textIfAny)
    }
    var draft = CallDraft()
    draft.id = document["request_id"]?.textIfAny
    draft.call.duration = document["audio_duration"]?.length(in: 1000)
    var sentences: [RecognisedSentence] = []
    for channel in try document.required("flash_result").elements() {
      let label = channel["channel_id"]?.textIfAny
      guard let list = channel["sentence_list"] else {
        var sentence = RecognisedSentence(try channel.required("text").text())
        sentence.labels = [label]
        sentences.append(sentence)
        continue
      }
      for var sentence in try TencentSentences.read(details: list) {
        sentence.labels.insert(label, at: 0)
        sentences.append(sentence)
      }
    }
    draft.append(sentences)
    return [.success(draft)]
  }
}
