import ChineseText

/// Digits in one form, their value, so that 幺三八 and 138 compare equal.
enum Digits {
  /// The characters with every digit as its value.
  static func unified(_ scalars: some Sequence<UInt32>) -> [UInt32] {
    scalars.map(unified)
  }

  /// The same for one character.
  static func unified(_ scalar: UInt32) -> UInt32 { Numerals.digit(scalar).map { UInt32($0) } ?? scalar }
}
