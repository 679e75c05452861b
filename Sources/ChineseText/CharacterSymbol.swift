/// A character as the segmenter sees it: its code in the dictionary, and what part it may have in a number.
struct CharacterSymbol: Sendable, Equatable {
  /// The code in the lower 21 bits, the kinds above it.
  var bits: UInt32

  static let codeMask: UInt32 = 0x1F_FFFF
  /// A Latin letter, as normalised text has it.
  static let letter: UInt32 = 1 << 21
  /// A digit from 0 to 9.
  static let digit: UInt32 = 1 << 22
  /// 十百千万亿
  static let unit: UInt32 = 1 << 23
  /// A Chinese digit or unit.
  static let numeral: UInt32 = 1 << 24
  /// % and ‰
  static let percent: UInt32 = 1 << 25
  /// Only in the table of the tokenizer: dropped by normalisation, or changed by its neighbours.
  static let special: UInt32 = 1 << 31

  /// In the dictionary's codes; 0 for a character that is in no word.
  @inline(__always) var code: UInt32 { bits & Self.codeMask }
  /// Neither part of a number nor a letter, as nearly all characters are.
  @inline(__always) var isOrdinary: Bool { bits <= Self.codeMask }

  @inline(__always)
  func has(_ kinds: UInt32) -> Bool { bits & kinds != 0 }

  /// What characters are besides their codes, as normalised text has them.
  static let kinds: [(characters: String, kinds: UInt32)] = [
    ("abcdefghijklmnopqrstuvwxyz", letter), ("0123456789", digit), ("%‰", percent), ("十百千万亿", unit | numeral),
    ("一二两三四五六七八九零〇", numeral),
  ]
}

/// The symbols of all characters.
struct SymbolTable: Sendable {
  /// Of U+0000 to U+FFFF.
  let basic: [CharacterSymbol]
  private let codes: CharacterCodes

  init(_ codes: CharacterCodes) {
    self.codes = codes
    var basic = codes.basic.map { CharacterSymbol(bits: UInt32($0)) }
    for (characters, kinds) in CharacterSymbol.kinds {
      for scalar in characters.unicodeScalars { basic[Int(scalar.value)].bits |= kinds }
    }
    self.basic = basic
  }

  /// The symbol of a normalised character.
  @inline(__always)
  func symbol(of scalar: UInt32) -> CharacterSymbol {
    scalar <= 0xFFFF ? basic[Int(scalar)] : CharacterSymbol(bits: codes.code(of: scalar))
  }
}
