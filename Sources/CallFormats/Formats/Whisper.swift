import CallModel

/// OpenAI Whisper and its kin: faster-whisper, WhisperX with `speaker`, whisper.cpp, and outputs with a `role`.
///
/// Times are seconds; whisper.cpp counts milliseconds in `offsets`. WhisperX leaves `speaker` out where it heard none.
enum Whisper: JSONCallFormat {
  static let description = FormatDescription(
    id: "whisper", english: "Whisper, WhisperX, faster-whisper, whisper.cpp",
    chinese: "Whisper（含 WhisperX、faster-whisper、whisper.cpp）",
    example: """
      {"language":"zh","segments":[
       {"start":0.8,"end":2.4,"text":"您好请讲","speaker":"SPEAKER_00"},
       {"start":2.9,"end":4.1,"text":"我要报修","speaker":"SPEAKER_01"}]}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    isText(document) || document.unwrapped(opensStrings: true, where: isResult) != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let document = document.unwrapped(opensStrings: true, where: isResult) ?? document
    var draft = CallDraft()
    draft.call.duration = try document["duration"]?.spokenAt(milliseconds: false)
    let segments = document.isArray ? document : segments(of: document)
    if let segments, !segments.elementsIfArray.isEmpty {
      for segment in try segments.elements() { try append(segment, to: &draft) }
    } else if segments == nil || document["text"] != nil {
      draft.appendSpoken(
        try document.required("text").text(), by: nil, start: nil, end: nil)
    }
    return [.success(draft)]
  }

  /// `transcription` is whisper.cpp's; `speakers` and `chunks` are of pipelines around the model, which pair the times.
  private static func segments(of document: JSONNode) -> JSONNode? {
    if let segments = document["segments"] ?? document["transcription"], segments.isArray { return segments }
    return ["speakers", "chunks"].lazy.compactMap { document[$0] }.first { isChunk($0.firstElement) }
  }

  private static func append(_ segment: JSONNode, to draft: inout CallDraft) throws(Defect) {
    let label = segment["role"] ?? segment["speaker"] ?? speakerOfWords(in: segment)
    if segment["role"] == nil, let words = WhisperWords(segment) {
      for part in words.parts {
        draft.appendSpoken(
          part.text, by: part.label.flatMap(voice), start: try part.start?.spokenAt(milliseconds: false),
          end: try part.end?.spokenAt(milliseconds: false))
      }
      return
    }
    let offsets = segment["offsets"]
    let isMilliseconds = offsets != nil
    // The end of the last chunk may be `null`.
    let pair = segment["timestamp"]?.elementsIfArray.map { $0.tree == .null ? nil : $0 } ?? []
    draft.appendSpoken(
      try segment.required("text").text(), by: label?.textIfAny.flatMap(voice),
      start: try (offsets?["from"] ?? segment["start"] ?? (pair.first ?? nil))?.spokenAt(
        milliseconds: isMilliseconds),
      end: try (offsets?["to"] ?? segment["end"] ?? (pair.count > 1 ? pair[1] : nil))?.spokenAt(
        milliseconds: isMilliseconds))
  }

  /// Nobody's where the recogniser says that it does not know whose it is.
  private static func voice(_ label: String) -> String? {
    ["?", "unknown"].contains(label.lowercased()) ? nil : label
  }

  /// The only speaker that the words of a segment name, where the segment names none.
  private static func speakerOfWords(in segment: JSONNode) -> JSONNode? {
    let speakers = segment["words"]?.elementsIfArray.compactMap { $0["speaker"] } ?? []
    guard let first = speakers.first, speakers.allSatisfy({ $0.tree == first.tree }) else { return nil }
    return first
  }

  /// Members of results that hold no segments.
  private static let textMembers: Set<String> = [
    "text", "language", "task", "duration", "usage", "segments", "words", "logprobs", "language_probability", "info",
  ]
  /// Members of segments; anything else in an array by itself is somebody else's.
  private static let segmentMembers: Set<String> = [
    "id", "seek", "start", "end", "text", "tokens", "temperature", "avg_logprob", "compression_ratio", "no_speech_prob",
    "words", "speaker", "role", "type", "language", "confidence", "probability", "score", "chars", "duration",
    "channel",
  ]

  private static func isResult(_ document: JSONNode) -> Bool {
    switch document.tree {
    case .array:
      guard let first = document.firstElement, case .object(let members) = first.tree else { return false }
      return isSegment(first) && members.allSatisfy { segmentMembers.contains($0.name) }
    case .object:
      if let segments = document["segments"], segments.isArray {
        guard let first = segments.firstElement else {
          return document["text"]?.isString == true || document["language"] != nil
        }
        // A damaged segment is told by its path, so two of the three will do.
        let known = [first["start"] != nil, first["end"] != nil, first["text"] != nil].count { $0 }
        return known >= 2
      }
      if document["transcription"]?.firstElement?["offsets"] != nil { return true }
      return document["text"]?.isString == true && segments(of: document) != nil
    default: return false
    }
  }

  /// Whether it is the answer that holds only a text; inside something else such a text may be anything.
  private static func isText(_ document: JSONNode) -> Bool {
    guard case .object(let members) = document.tree, document["text"]?.isString == true else { return false }
    return members.allSatisfy { textMembers.contains($0.name) }
  }

  private static func isChunk(_ node: JSONNode?) -> Bool {
    node?["text"]?.isString == true && node?["timestamp"]?.isArray == true
  }

  private static func isSegment(_ node: JSONNode) -> Bool {
    node["start"] != nil && node["text"]?.isString == true
      && (node["end"] ?? node["speaker"] ?? node["role"]) != nil
  }
}
