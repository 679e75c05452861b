/// A format that can be read.
public struct CallFormat: Sendable {
  /// How it is read.
  enum Kind: Sendable {
    /// Our own JSON Lines.
    case hotline
    case json(any JSONCallFormat.Type)
    case text(any TextCallFormat.Type)
  }

  /// Its id, names and example.
  public let description: FormatDescription
  let kind: Kind

  /// The name that stands in `Call.source` and in the scorecard.
  public var id: String { description.id }

  init(hotline description: FormatDescription) {
    self.description = description
    kind = .hotline
  }

  init(_ format: any JSONCallFormat.Type) {
    description = format.description
    kind = .json(format)
  }

  init(_ format: any TextCallFormat.Type) {
    description = format.description
    kind = .text(format)
  }
}

/// The formats that can be read: a new one is a new file and a line here.
public enum FormatRegistry {
  /// In the order in which they are tried and listed.
  public static let formats: [CallFormat] = [
    HotlineCallReader.format,
    CallFormat(AliyunCallAnalysis.self),
    CallFormat(AliyunFlashTranscription.self),
    CallFormat(AliyunNumberPrivacy.self),
    CallFormat(AliyunFileTranscription.self),
    CallFormat(IflytekTranscription.self),
    CallFormat(IflytekOrder.self),
    CallFormat(TencentFlashRecognition.self),
    CallFormat(TencentFileRecognition.self),
    CallFormat(TencentContactCentre.self),
    CallFormat(HuaweiTranscription.self),
    CallFormat(TencentFormCallback.self),
    CallFormat(WebVTT.self),
    CallFormat(VCon.self),
    CallFormat(AmazonCallAnalytics.self),
    CallFormat(AmazonTranscribe.self),
    CallFormat(Deepgram.self),
    CallFormat(DashScope.self),
    CallFormat(FunASR.self),
    CallFormat(Whisper.self),
    CallFormat(SubRip.self),
    CallFormat(TranscriptTable.self),
    CallFormat(PlainText.self),
  ]

  /// The format with an id.
  public static func format(_ id: String) -> CallFormat? { formats.first { $0.id == id } }

  /// Extensions of files that are inputs when a folder is read, in lower case.
  static let fileExtensions: Set<String> = [
    "jsonl", "ndjson", "json", "vcon", "srt", "vtt", "txt", "csv", "tsv", "xlsx", "gz", "tgz", "zst", "zip", "tar",
  ]

  static func recognise(_ document: JSONNode) -> (any JSONCallFormat.Type)? {
    for format in formats {
      if case .json(let type) = format.kind, type.recognises(document) { return type }
    }
    return nil
  }

  static func recognise(_ beginning: TextDocument) -> (any TextCallFormat.Type)? {
    for format in formats {
      if case .text(let type) = format.kind, type.recognises(beginning) { return type }
    }
    return nil
  }
}
