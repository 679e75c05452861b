import CallModel

/// iFlytek's long-form transcription in its first version (语音转写 v1): a list of sentences, or the answer that holds it as a
/// string in `data`.
///
/// Times are milliseconds as strings. Speakers count from 1; where all are 0 the sides were not told apart.
enum IflytekTranscription: JSONCallFormat {
  static let description = FormatDescription(
    id: "iflytek-lfasr", english: "iFlytek long-form transcription, version 1", chinese: "讯飞语音转写 v1",
    example: """
      [{"bg":"410","ed":"4010","onebest":"您好，请问有什么可以帮您？","speaker":"1"},
       {"bg":"4250","ed":"6210","onebest":"家里停电了。","speaker":"2"}]
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    if isTranscript(document) { return true }
    if let data = document["data"], isTranscript(data) { return true }
    // A number, where other services write true or false.
    guard document["ok"]?.textIfAny != nil else { return false }
    return document["err_no"] != nil || document["failed"] != nil || document["data"]?.isString == true
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let transcript = document.isArray ? document : try transcript(in: document)
    var sentences: [RecognisedSentence] = []
    for element in try transcript.elements() {
      var sentence = try RecognisedSentence(
        try element.required("onebest").text(), milliseconds: element["bg"], element["ed"])
      sentence.labels = [element["speaker"]?.textIfAny]
      sentences.append(sentence)
    }
    var draft = CallDraft()
    draft.append(sentences.withoutCommonLabel("0"))
    return [.success(draft)]
  }

  private static func isTranscript(_ node: JSONNode) -> Bool { node.firstElement?["onebest"] != nil }

  private static func transcript(in answer: JSONNode) throws(Defect) -> JSONNode {
    if let ok = answer["ok"], ok.textIfAny != "0" {
      throw Defect.notTranscribed(
        answer["failed"] ?? answer["err_no"] ?? ok, (answer["err_no"] ?? ok).textIfAny, answer["failed"]?.textIfAny)
    }
    let data = try answer.required("data")
    guard let text = data.textIfAny else { return data }
    guard let first = text.utf8.first(where: { $0 > 0x20 }), first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    else { throw Defect.notTranscribed(data, text) }  // The answer to an upload: the number of the job.
    let opened = try data.embedded()
    if let status = opened["status"] { throw Defect.notTranscribed(data, status.textIfAny, opened["desc"]?.textIfAny) }
    return opened
  }
}

extension [RecognisedSentence] {
  /// The sentences without their labels if all have the one that stands for sides that were not told apart.
  func withoutCommonLabel(_ common: String) -> [RecognisedSentence] {
    guard allSatisfy({ $0.labels.allSatisfy { $0 == nil || $0 == common } }) else { return self }
    return map { sentence in
      var sentence = sentence
      sentence.labels = []
      return sentence
    }
  }
}
