import CallModel

/// iFlytek's long-form transcription in its second version (语音转写 v2), which is an order with a result.
///
/// `content.orderResult` is a document in a string, and every `lattice[].json_1best` in it is one in a string again;
/// `lattice2[]` has the same unquoted, before filler words were smoothed away. Times are milliseconds as strings, words
/// stand apart. Speakers (`rl`) count from 1; where all are 0 the sides were not told apart.
enum IflytekOrder: JSONCallFormat {
  static let description = FormatDescription(
    id: "iflytek-order", english: "iFlytek long-form transcription, version 2", chinese: "讯飞语音转写 v2",
    example: #"""
      {"code":"000000","content":{"orderInfo":{"orderId":"o-1","status":4},"orderResult":"{\"lattice\":[{\"json_1best\":\#
      \"{\\\"st\\\":{\\\"bg\\\":\\\"20\\\",\\\"ed\\\":\\\"980\\\",\\\"rl\\\":\\\"1\\\",\\\"rt\\\":[{\\\"ws\\\":[{\\\"cw\\\":\#
      [{\\\"w\\\":\\\"您好\\\",\\\"wp\\\":\\\"n\\\"}]}]}]}}\"}]}"}}
      """#)

  static func recognises(_ document: JSONNode) -> Bool {
    isContent(document) || document.spelled(anyOf: "content", "data").map(isContent) ?? false
      || document["code"] != nil && document["descInfo"] != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if let code = document["code"], let number = code.textIfAny, number != "000000", number != "0" {
      throw Defect.notTranscribed(code, number, document["descInfo"]?.textIfAny)
    }
    let content = isContent(document) ? document : try content(of: document)
    let order = content["orderInfo"]
    if let order, let status = order["status"], let number = status.textIfAny, number != "4" {
      let failure = order["failType"]?.textIfAny.flatMap { $0 == "0" ? nil : "failType \($0)" }
      throw Defect.notTranscribed(status, "status \(number)", failure)
    }
    var draft = CallDraft()
    draft.id = order?["orderId"]?.textIfAny
    draft.call.duration = order?["originalDuration"]?.length(in: 1000)
    if order == nil, content["orderResult"] == nil, let number = content["orderId"] {
      throw Defect.notTranscribed(number, "orderId", number.textIfAny)  // The answer to an upload.
    }
    let result = isLattice(content) ? content : try content.required("orderResult")
    if result.isObject || result.textIfAny != nil {
      draft.append(try sentences(of: try result.opened()).withoutCommonLabel("0"))
    }
    return [.success(draft)]
  }

  private static func content(of answer: JSONNode) throws(Defect) -> JSONNode {
    if let data = answer["data"], answer["content"] == nil { return try data.opened() }
    return try answer.required("content").opened()
  }

  private static func isContent(_ node: JSONNode) -> Bool {
    node["orderInfo"] != nil || node["orderResult"] != nil || isLattice(node)
  }

  private static func isLattice(_ node: JSONNode) -> Bool {
    [node["lattice"], node["lattice2"]].contains { $0?.firstElement?["json_1best"] != nil }
  }

  private static func sentences(of result: JSONNode) throws(Defect) -> [RecognisedSentence] {
    guard let lattice = result["lattice"] ?? result["lattice2"] else { throw result.missing("lattice") }
    let sentences = try read(lattice)
    // Both hold the whole call; either may be empty.
    guard sentences.allSatisfy(\.words.isEmpty), let other = result["lattice2"] else { return sentences }
    return try read(other)
  }

  private static func read(_ lattice: JSONNode) throws(Defect) -> [RecognisedSentence] {
    var sentences: [RecognisedSentence] = []
    for element in try lattice.elements() {
      let best = try element.required("json_1best").opened()
      let sentence = try best.required("st")
      var recognised = try RecognisedSentence(
        try words(of: sentence), milliseconds: sentence["bg"] ?? element["begin"], sentence["ed"] ?? element["end"])
      // `spk` counts paragraphs (`段落-0`) where nobody told voices apart.
      let paragraph = element["spk"].flatMap { $0.textIfAny?.hasPrefix("段落") == true ? nil : $0 }
      recognised.labels = [(sentence["rl"] ?? paragraph)?.textIfAny]
      sentences.append(recognised)
    }
    return sentences
  }

  /// Chinese words stand together, English ones apart; of several candidates for a word the first is the best.
  private static func words(of sentence: JSONNode) throws(Defect) -> String {
    var text = ""
    for part in try sentence.required("rt").elements() {
      for word in try part.required("ws").elements() {
        guard let best = try word.required("cw").firstElement, best["wp"]?.textIfAny != "g" else { continue }
        let written = try best.required("w").text()
        if let last = text.unicodeScalars.last, let first = written.unicodeScalars.first, isLetter(last),
          isLetter(first)
        {
          text += " "
        }
        text += written
      }
    }
    return text
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }
}
