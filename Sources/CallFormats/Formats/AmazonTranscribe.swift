import CallModel

/// Amazon Transcribe's output file. Times are seconds as strings; speakers are `spk_0`, channels `ch_0`.
enum AmazonTranscribe: JSONCallFormat {
  static let description = FormatDescription(
    id: "amazon-transcribe", english: "Amazon Transcribe", chinese: "Amazon Transcribe 转写结果",
    example: """
      {"jobName":"c-1","status":"COMPLETED","results":{"transcripts":[{"transcript":"您好。"}],"items":[
       {"type":"pronunciation","start_time":"0.8","end_time":"1.3","alternatives":[{"content":"您好"}]},
       {"type":"punctuation","alternatives":[{"content":"。"}]}]}}
      """)

  /// A longer silence, in seconds, ends a turn where the export does not say what belongs together.
  private static let longestPause = 1.0

  static func recognises(_ document: JSONNode) -> Bool {
    document.unwrapped(opensStrings: true, where: isResult) != nil
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    let document = document.unwrapped(opensStrings: true, where: isResult) ?? document
    let job = document.spelled("TranscriptionJob") ?? document
    if let state = job.spelled(anyOf: "TranscriptionJobStatus", "status"), state.textIfAny?.uppercased() != "COMPLETED"
    {
      throw Defect.notTranscribed(state, state.textIfAny, job.spelled("FailureReason")?.textIfAny)
    }
    if document["results"] == nil, let state = document.spelled("TranscriptionJob")?["TranscriptionJobStatus"] {
      throw Defect.transcribedElsewhere(state, link: "TranscriptFileUri")
    }
    let results = try document.required("results")
    var draft = CallDraft()
    draft.id = document.spelled("jobName")?.textIfAny
    let segments = results["audio_segments"]?.elementsIfArray ?? []
    let tellsVoices = results["speaker_labels"] != nil || results["channel_labels"] != nil
    if !segments.isEmpty, !tellsVoices || segments.allSatisfy({ label(of: $0) != nil }) {
      for segment in segments {
        draft.appendSpoken(
          try segment.required("transcript").text(), by: label(of: segment),
          start: try segment["start_time"]?.seconds(), end: try segment["end_time"]?.seconds())
      }
    } else if let channels = results["channel_labels"]?["channels"] {
      for channel in try channels.elements() {
        try append(
          try channel.required("items").elements(), voice: try channel.required("channel_label").text(), to: &draft)
      }
    } else if let items = results["items"], !items.elementsIfArray.isEmpty {
      let labels = try SpeakerLabels(results["speaker_labels"])
      try append(try items.elements(), labels: labels, voice: nil, to: &draft)
    } else {
      for transcript in try results.required("transcripts").elements() {
        draft.appendSpoken(try transcript.required("transcript").text(), by: nil, start: nil, end: nil)
      }
    }
    if results["channel_labels"] != nil { draft.sortTurns() }
    return [.success(draft)]
  }

  private static func isResult(_ document: JSONNode) -> Bool {
    if let results = document["results"], results.isObject {
      if results["transcripts"]?.isArray == true || results["audio_segments"]?.isArray == true { return true }
      if results["items"]?.firstElement?["alternatives"] != nil { return true }
    }
    if document.spelled("TranscriptionJob")?.spelled("TranscriptionJobStatus") != nil { return true }
    return document["jobName"] != nil && document["accountId"] != nil && document["status"] != nil
  }

  private static func label(of node: JSONNode) -> String? {
    (node["channel_label"] ?? node["speaker_label"])?.textIfAny
  }

  /// Makes turns of words: at every segment of a speaker or, without those, at the ends of sentences and at pauses.
  private static func append(
    _ items: [JSONNode], labels: SpeakerLabels = SpeakerLabels(), voice: String?, to draft: inout CallDraft
  ) throws(Defect) {
    var words = SpokenWords()
    var label = voice
    var (start, end): (Double?, Double?)
    func finish() {
      draft.appendSpoken(words.text, by: label, start: start, end: end)
      (words, start, end) = (SpokenWords(), nil, nil)
    }
    for item in items {
      let alternatives = try item.required("alternatives").elements()
      guard let content = try alternatives.first?.required("content").text() else { continue }
      if item["type"]?.textIfAny == "punctuation" {
        words.append(content, isPunctuation: true)
        continue
      }
      let from = try item["start_time"]?.seconds()
      let next = voice ?? item["speaker_label"]?.textIfAny ?? from.flatMap { labels.speakers[$0] } ?? label
      let isNew =
        if next != label {
          true
        } else if !labels.starts.isEmpty {
          from.map(labels.starts.contains) ?? false
        } else {
          words.endsSentence || (from ?? 0) - (end ?? from ?? 0) > longestPause
        }
      if isNew { finish() }
      if start == nil { start = from }
      label = next
      end = try item["end_time"]?.seconds() ?? end
      words.append(content)
    }
    finish()
  }

  /// Who says the word that begins at a second; older outputs say it only beside the words.
  private struct SpeakerLabels {
    var speakers: [Double: String] = [:]
    var starts: Set<Double> = []

    init() {}

    init(_ labels: JSONNode?) throws(Defect) {
      for segment in try labels?["segments"]?.elements() ?? [] {
        let speaker = try segment["speaker_label"]?.text()
        let items = segment["items"]?.elementsIfArray ?? []
        // A segment may begin with a breath before its first word.
        if let start = try (items.first?["start_time"] ?? segment["start_time"])?.seconds() {
          starts.insert(start)
          speakers[start] = speaker
        }
        for item in items {
          guard let start = try item["start_time"]?.seconds() else { continue }
          speakers[start] = item["speaker_label"]?.textIfAny ?? speaker
        }
      }
    }
  }
}
