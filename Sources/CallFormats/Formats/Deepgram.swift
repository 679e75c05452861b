import CallModel

/// Deepgram's answer for a recording, which also travels in vCons. Times are seconds, speakers and channels numbers.
enum Deepgram: JSONCallFormat {
  static let description = FormatDescription(
    id: "deepgram", english: "Deepgram", chinese: "Deepgram 转写结果",
    example: """
      {"metadata":{"request_id":"c-1","duration":4.2,"channels":1},"results":{"channels":[{"alternatives":[
       {"transcript":"您好。","words":[{"word":"您好","punctuated_word":"您好。","start":0.8,"end":1.3,"speaker":0}]}]}]}}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    document.unwrapped(opensStrings: true, where: isResult) != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let document = document.unwrapped(opensStrings: true, where: isResult) ?? document
    if isAlternative(document) {
      var draft = CallDraft()
      try append(document, channel: nil, to: &draft)
      return [.success(draft)]
    }
    let results = try document.required("results")
    var draft = CallDraft()
    draft.id = document["metadata"]?["request_id"]?.textIfAny
    draft.call.duration = try document["metadata"]?["duration"]?.seconds()
    let channels = try results["channels"]?.elements() ?? []
    if let utterances = results["utterances"], !utterances.elementsIfArray.isEmpty {
      for utterance in try utterances.elements() {
        let label = channels.count > 1 ? utterance["channel"] : utterance["speaker"]
        draft.appendSpoken(
          try utterance.required("transcript").text(), by: label?.textIfAny, start: try utterance["start"]?.seconds(),
          end: try utterance["end"]?.seconds())
      }
    } else {
      for (index, channel) in channels.enumerated() {
        guard let best = try channel.required("alternatives").elements().first else { continue }
        try append(best, channel: channels.count > 1 ? String(index) : nil, to: &draft)
      }
    }
    if channels.count > 1 { draft.sortTurns() }
    return [.success(draft)]
  }

  private static func isResult(_ document: JSONNode) -> Bool {
    guard let results = document["results"] else { return isAlternative(document) }
    return results["channels"]?.firstElement?["alternatives"] != nil
      || results["utterances"]?.firstElement?["transcript"] != nil
  }

  /// Whether this is what was heard in a channel, without the answer around it: so vCons hold it.
  private static func isAlternative(_ document: JSONNode) -> Bool {
    guard document["transcript"]?.isString == true else { return false }
    if document["paragraphs"]?["paragraphs"]?.firstElement?["sentences"] != nil { return true }
    guard let word = document["words"]?.firstElement else { return false }
    return word["word"] != nil && word["start"] != nil && document["confidence"] != nil
  }

  private static func append(_ best: JSONNode, channel: String?, to draft: inout CallDraft) throws(Defect) {
    if let paragraphs = best["paragraphs"]?["paragraphs"], !paragraphs.elementsIfArray.isEmpty {
      for paragraph in try paragraphs.elements() {
        for sentence in try paragraph.required("sentences").elements() {
          draft.appendSpoken(
            try sentence.required("text").text(), by: channel ?? paragraph["speaker"]?.textIfAny,
            start: try sentence["start"]?.seconds(), end: try sentence["end"]?.seconds())
        }
      }
    } else if let words = best["words"], !words.elementsIfArray.isEmpty {
      try append(words: try words.elements(), channel: channel, to: &draft)
    } else {
      draft.appendSpoken(try best.required("transcript").text(), by: channel, start: nil, end: nil)
    }
  }

  /// A longer silence, in seconds, ends a turn where there is no punctuation: nobody else's words belong into it.
  private static let longestPause = 1.0

  /// A turn ends with its sentence, at a pause, and where somebody else speaks.
  private static func append(words: [JSONNode], channel: String?, to draft: inout CallDraft) throws(Defect) {
    var sentence = SpokenWords()
    var label: String?
    var (start, end): (Double?, Double?)
    for word in words {
      let next = channel ?? word["speaker"]?.textIfAny
      let from = try word["start"]?.seconds()
      let pause = if let from, let end { from - end } else { 0.0 }
      if next != label || sentence.endsSentence || !sentence.isEmpty && pause > longestPause {
        draft.appendSpoken(sentence.text, by: label, start: start, end: end)
        (sentence, label, start) = (SpokenWords(), next, nil)
      }
      if start == nil { start = from }
      end = try word["end"]?.seconds() ?? end
      sentence.append(try word.required(spelled: "punctuated_word", or: "word").text())
    }
    draft.appendSpoken(sentence.text, by: label, start: start, end: end)
  }
}
