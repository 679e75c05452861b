/// What normalisation does with every character of the Basic Multilingual Plane, as one array to look it up in.
///
/// An entry is either the character that stands in the normalised text, or an `Action` (values which no kept
/// character has, because control characters are dropped).
enum NormalizationTable {
  /// The characters that are not simply replaced.
  enum Action: UInt16 {
    case dropWithoutBreak, dropAsBlank, dropAsPause, dropAsStop, dropAsQuestion
    /// The dot between the parts of a name; no more than a blank.
    case dropAsNameDot
    /// A comma, colon or hyphen: a pause, but nothing more than a blank between two digits.
    case dropAsJoiningPause
    /// An ASCII or full-width full stop: a stop, but nothing more than a blank between two digits.
    case dropAsJoiningStop
    /// 么, 嗦, 唆: kept, but it may change the character before it or itself.
    case keepMe, keepSuo, keepSuoOfInstigation

    /// The break that is left behind, or nil for a character that is kept.
    var `break`: Break? {
      switch self {
      case .dropWithoutBreak: Break.none
      case .dropAsBlank, .dropAsNameDot: .blank
      case .dropAsPause, .dropAsJoiningPause: .pause
      case .dropAsStop, .dropAsJoiningStop: .stop
      case .dropAsQuestion: .question
      case .keepMe, .keepSuo, .keepSuoOfInstigation: nil
      }
    }

    /// Whether the break is weakened between two digits.
    var joinsDigits: Bool { self == .dropAsJoiningPause || self == .dropAsJoiningStop }

    /// The character that is kept, or nil for one that is dropped.
    var kept: UInt32? {
      switch self {
      case .keepMe: Character.me
      case .keepSuo: Character.suo
      case .keepSuoOfInstigation: Character.suoOfInstigation
      default: nil
      }
    }
  }

  /// The characters whose form depends on their neighbours.
  enum Character {
    static let me: UInt32 = 0x4E48  // 么
    static let shen: UInt32 = 0x751A  // 甚
    static let shi: UInt32 = 0x4EC0  // 什
    static let luo: UInt32 = 0x7F57  // 罗
    static let luoOfChatter: UInt32 = 0x5570  // 啰
    static let suo: UInt32 = 0x55E6  // 嗦
    static let suoOfInstigation: UInt32 = 0x5506  // 唆
  }

  /// Entries below this are actions.
  static let firstCharacter: UInt16 = 0x20

  /// One entry for every value from U+0000 to U+FFFF.
  static let entries: [UInt16] = makeEntries()

  /// Whether a character beyond U+FFFF has no form of its own: tags and variation selectors.
  static func isInvisible(_ scalar: UInt32) -> Bool { scalar >= 0xE0000 && scalar <= 0xE0FFF }

  /// Whether a character is a blank or a control character, not the dot inside a name.
  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar <= 0xFFFF && entries[Int(scalar)] == Action.dropAsBlank.rawValue
  }

  private static func makeEntries() -> [UInt16] {
    var entries = (0...UInt16.max).map { $0 }
    foldScript(in: &entries)
    foldCase(in: &entries)
    setActions(in: &entries)
    // Full-width and small forms do what the ordinary character does, so they come last.
    for scalar in 0xFF01...0xFF5E { entries[scalar] = entries[scalar - 0xFEE0] }
    for (form, ordinary) in otherForms { entries[Int(form)] = entries[Int(ordinary)] }
    return entries
  }

  private static func foldScript(in entries: inout [UInt16]) {
    for pairs in [TraditionalCharacters.unihanPairs, TraditionalCharacters.variantPairs] {
      var traditional: UInt16?
      for scalar in pairs.unicodeScalars where scalar.value > 0x20 {
        if let source = traditional {
          entries[Int(source)] = UInt16(truncatingIfNeeded: scalar.value)
          traditional = nil
        } else {
          traditional = UInt16(truncatingIfNeeded: scalar.value)
        }
      }
    }
  }

  /// Latin, Greek and Cyrillic letters that have one lower-case letter.
  private static func foldCase(in entries: inout [UInt16]) {
    for range in [0x41...0x5A, 0xC0...0x24F, 0x370...0x52F] as [ClosedRange<UInt32>] {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        guard lower.count == 1, let first = lower.first, first.value <= 0xFFFF else { continue }
        entries[Int(value)] = UInt16(first.value)
      }
    }
  }

  private static func setActions(in entries: inout [UInt16]) {
    func set(_ action: Action, _ ranges: [ClosedRange<Int>]) {
      for range in ranges { for scalar in range { entries[scalar] = action.rawValue } }
    }
    func set(_ action: Action, _ characters: String) {
      for scalar in characters.unicodeScalars { entries[Int(scalar.value)] = action.rawValue }
    }
    set(.dropAsPause, [0x2010...0x2021, 0x2032...0x205E, 0x2E00...0x2E5D, 0x3008...0x3011, 0x3014...0x301F])
    set(.dropAsPause, [0xFE30...0xFE4F, 0xFE58...0xFE5E])
    set(.dropAsPause, "\"'()/;<>[\\]_`{|}~¡«»¿•、〃〰﹑﹐﹔︐︑︓︔︗︘｢｣､⁓")
    set(.dropAsBlank, [0x00...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F])
    set(.dropAsBlank, [0x205F...0x205F, 0x3000...0x3000, 0x1680...0x1680])
    set(.dropAsNameDot, "·‧・･")
    // Zero-width characters, directional marks, soft hyphens, variation selectors and byte order marks.
    set(.dropWithoutBreak, [0xAD...0xAD, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F])
    set(.dropWithoutBreak, [0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB])
    set(.dropAsStop, "!。…⋯․‥‼‽｡︒︕︙")
    set(.dropAsQuestion, "?⁇⁈⁉︖")
    set(.dropAsJoiningPause, ",:-")
    set(.dropAsJoiningStop, ".")
    for character in "※⁄‰‱".unicodeScalars { entries[Int(character.value)] = UInt16(character.value) }
    for action in [Action.keepMe, .keepSuo, .keepSuoOfInstigation] {
      guard let kept = action.kept else { continue }
      for (index, entry) in entries.enumerated() where UInt32(entry) == kept { entries[index] = action.rawValue }
    }
  }

  /// Presentation forms other than the block of full-width ASCII, with the character each stands for.
  private static let otherForms: [(form: UInt16, ordinary: UInt16)] = [
    (0xFE52, 0x2E), (0xFE50, 0x2C), (0xFE54, 0x3B), (0xFE55, 0x3A), (0xFE56, 0x3F), (0xFE57, 0x21), (0xFE5F, 0x23),
    (0xFE60, 0x26), (0xFE61, 0x2A), (0xFE62, 0x2B), (0xFE63, 0x2D), (0xFE64, 0x3C), (0xFE65, 0x3E), (0xFE66, 0x3D),
    (0xFE68, 0x5C), (0xFE69, 0x24), (0xFE6A, 0x25), (0xFE6B, 0x40), (0xFFE0, 0xA2), (0xFFE1, 0xA3), (0xFFE5, 0xA5),
    (0xFF5F, 0x28), (0xFF60, 0x29),
  ]
}
