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
    let segments = document["segments"] ?? document["transcription"] ?? (document.isArray ? document : nil)
    if let segments, segments.isArray, !segments.elementsIfArray.isEmpty {
      for segment in try segments.elements() { try append(segment, to: &draft) }
    } else {
      draft.appendSpoken(
        try document.required("text").text(), by: nil, start: nil, end: nil)
    }
    return [.success(draft)]
  }

  private static func append(_ segment: JSONNode, to draft: inout CallDraft) throws(Defect) {
    let label = segment["role"] ?? segment["speaker"] ?? speakerOfWords(in: segment)
    let offsets = segment["offsets"]
    let isMilliseconds = offsets != nil
    draft.appendSpoken(
      try segment.required("text").text(), by: label?.textIfAny,
      start: try (offsets?["from"] ?? segment["start"])?.spokenAt(milliseconds: isMilliseconds),
      end: try (offsets?["to"] ?? segment["end"])?.spokenAt(milliseconds: isMilliseconds))
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
      return document["transcription"]?.firstElement?["offsets"] != nil
    default: return false
    }
  }

  /// Whether it is the answer that holds only a text; inside something else such a text may be anything.
  private static func isText(_ document: JSONNode) -> Bool {
    guard case .object(let members) = document.tree, document["text"]?.isString == true else { return false }
    return members.allSatisfy { textMembers.contains($0.name) }
  }

  private static func isSegment(_ node: JSONNode) -> Bool {
    node["start"] != nil && node["end"] != nil && node["text"]?.isString == true
  }
}
