import CallModel

/// FunASR's `generate` and its runtime (SenseVoice, Paraformer): one result a recording. Times are milliseconds.
///
/// `sentence_info` is cut at every comma and has `spk` only where a speaker model ran; without it the whole text is one turn.
enum FunASR: JSONCallFormat {
  static let description = FormatDescription(
    id: "funasr", english: "FunASR", chinese: "FunASR（含 SenseVoice、runtime）",
    example: """
      [{"key":"c-1","text":"您好，请讲。","timestamp":[[20,200]],"sentence_info":[
        {"text":"您好，","start":20,"end":480,"spk":0},{"text":"请讲。","start":500,"end":990,"spk":0}]}]
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    document.unwrapped(opensStrings: true) {
      isResult($0) || isMessages($0) || $0.firstElement.map(isResult) == true
    } != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    guard let found = document.unwrapped(opensStrings: true, where: { isResult($0) || $0.isArray }) else {
      throw Defect(path: FieldPath(text: "text"), reason: .missing)
    }
    guard found.isArray else { return [.success(try draft(of: found))] }
    if isMessages(found) { return [.success(try conversation(of: found))] }
    return try found.elements().map { element in
      Result { () throws(Defect) in try draft(of: element) }
    }
  }

  /// Members of its results; a `key` and a `text` among others may be anybody's.
  private static let members: Set<String> = [
    "key", "text", "raw_text", "clean_text", "text_tn", "timestamp", "sentence_info", "stamp_sents", "mode", "is_final",
    "wav_name", "spk", "spk_embedding", "punc_array", "words", "preset_spk_info", "language", "emotion", "event",
  ]

  private static func isResult(_ document: JSONNode) -> Bool {
    guard case .object(let objectMembers) = document.tree else { return false }
    if document["stamp_sents"]?.isArray == true { return true }
    if document["sentence_info"]?.isArray == true { return true }
    if isService(document) { return true }
    guard document["text"]?.isString == true else { return false }
    if isMessage(document) { return true }
    return document["key"] != nil && objectMembers.allSatisfy { members.contains($0.name) }
  }

  /// Whether this is an answer of the runtime's web service, which calls the sentences so.
  private static func isService(_ document: JSONNode) -> Bool {
    guard document["code"] != nil, document["text"]?.isString == true, let sentences = document["sentences"] else {
      return false
    }
    return sentences.firstElement.map { $0["text"] != nil && $0["start"] != nil } ?? sentences.isArray
  }

  /// Whether this is an answer of the runtime.
  private static func isMessage(_ document: JSONNode) -> Bool {
    document["text"]?.isString == true && document["mode"]?.textIfAny.map(modes.contains) == true
  }

  /// Of the runtime; those in `partial` are guesses that a later message replaces.
  private static let modes: Set<String> = ["offline", "online", "2pass", "2pass-online", "2pass-offline"]
  private static let partial: Set<String> = ["online", "2pass-online"]

  /// Whether these are the messages of one connection to the runtime.
  private static func isMessages(_ document: JSONNode) -> Bool {
    guard let first = document.firstElement, isMessage(first) else { return false }
    let elements = document.elementsIfArray
    let name = first["wav_name"]?.textIfAny
    return elements.contains { $0["mode"]?.textIfAny.map(partial.contains) == true }
      || elements.count > 1 && name != nil && elements.allSatisfy { $0["wav_name"]?.textIfAny == name }
  }

  private static func conversation(of messages: JSONNode) throws(Defect) -> CallDraft {
    var draft = CallDraft()
    for message in try messages.elements() {
      if message["mode"]?.textIfAny.map(partial.contains) == true { continue }
      draft.id = message["wav_name"]?.textIfAny
      try append(message, to: &draft)
    }
    return draft
  }

  private static func draft(of result: JSONNode) throws(Defect) -> CallDraft {
    if let mode = result["mode"], mode.textIfAny.map(partial.contains) == true {
      throw Defect.notTranscribed(mode, mode.textIfAny)
    }
    var draft = CallDraft()
    let key = (result["key"] ?? result["wav_name"])?.textIfAny
    // For audio without a name FunASR makes one up, the same in every run.
    draft.id = key?.hasPrefix("rand_key") == true ? nil : key
    try append(result, to: &draft)
    return draft
  }

  private static func append(_ result: JSONNode, to draft: inout CallDraft) throws(Defect) {
    if let sentences = result["sentence_info"] ?? result["sentences"], !sentences.elementsIfArray.isEmpty {
      try append(try sentences.elements(), of: result["text"]?.textIfAny ?? "", to: &draft)
    } else if let sentences = result["stamp_sents"], !sentences.elementsIfArray.isEmpty {
      for sentence in try sentences.elements() {
        draft.appendSpoken(
          try sentence.required("text_seg").text() + (sentence["punc"]?.textIfAny ?? ""),
          by: sentence["spk"]?.textIfAny,
          start: try sentence["start"]?.spokenAt(milliseconds: true),
          end: try sentence["end"]?.spokenAt(milliseconds: true))
      }
    } else {
      let times = try wordTimes(of: result)
      draft.appendSpoken(
        try result.required("text").text(), by: result["spk"]?.textIfAny,
        start: try times.first?.elements().first?.spokenAt(milliseconds: true),
        end: try times.last?.elements().last?.spokenAt(milliseconds: true))
    }
  }

  /// The runtime writes them as a string.
  private static func wordTimes(of result: JSONNode) throws(Defect) -> [JSONNode] {
    guard let times = result["timestamp"] else { return [] }
    if let text = times.textIfAny, times.isString { return text.isEmpty ? [] : try times.embedded().elements() }
    return times.elementsIfArray
  }

  private static func append(_ sentences: [JSONNode], of text: String, to draft: inout CallDraft) throws(Defect) {
    var words: [String] = []
    for sentence in sentences {
      words.append(TranscriptText.cleaned(try sentence.required(spelled: "text", or: "sentence").text()))
    }
    let rest = UncoveredText(in: TranscriptText.cleaned(text), by: words)
    var end: Double?
    for (index, sentence) in sentences.enumerated() {
      let start = try sentence["start"]?.spokenAt(milliseconds: true)
      if let lost = rest.before[index] {
        // Where the sentences around it overlap, nobody knows when it was said.
        let isBetween = (end ?? 0) <= start ?? .infinity
        draft.appendSpoken(lost, by: nil, start: isBetween ? end : nil, end: isBetween ? start : nil)
      }
      end = try sentence["end"]?.spokenAt(milliseconds: true)
      draft.appendSpoken(words[index], by: sentence["spk"]?.textIfAny, start: start, end: end)
    }
    if let lost = rest.before[sentences.count] { draft.appendSpoken(lost, by: nil, start: end, end: nil) }
  }
}

/// What the list of sentences leaves out of the text: it does where words and their times do not match (FunASR issue 1713).
package struct UncoveredText {
  /// By the sentence that it stands before; behind the last by the number of sentences. Empty where the two cannot be matched.
  package private(set) var before: [Int: String] = [:]

  /// So many characters may be looked at in the search, for each of the text's.
  private static let patience = 64

  /// Looks for every sentence behind the one before it, by letters and digits alone.
  package init(in text: String, by sentences: [String]) {
    let scalars = Array(text.unicodeScalars)
    let places = scalars.indices.filter { Self.counts(scalars[$0]) }
    var steps = Self.patience * (places.count + 1)
    var position = 0
    var gaps: [Int: String] = [:]
    for (index, sentence) in sentences.enumerated() {
      let wanted = sentence.unicodeScalars.filter(Self.counts)
      guard let first = wanted.first else { continue }
      var found = position
      while true {
        guard found + wanted.count <= places.count, steps > 0 else { return }
        steps -= 1
        if scalars[places[found]] == first {
          steps -= wanted.count
          if wanted.elementsEqual(places[found..<found + wanted.count].lazy.map { scalars[$0] }) { break }
        }
        found += 1
      }
      if found > position { gaps[index] = Self.text(scalars, from: places[position], to: places[found]) }
      position = found + wanted.count
    }
    if position < places.count { gaps[sentences.count] = Self.text(scalars, from: places[position], to: scalars.count) }
    before = gaps
  }

  private static func text(_ scalars: [Unicode.Scalar], from start: Int, to end: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<end])
    return String(text)
  }

  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
