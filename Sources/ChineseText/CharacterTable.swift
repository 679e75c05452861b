/// A set of characters that is asked for every character of a text: a bit for each of the Basic Multilingual Plane.
///
/// `Set` hashes, and profiles showed a twentieth of all scoring in it.
public struct CharacterTable: Sendable {
  @usableFromInline let bits: [UInt64]

  /// The characters of a string; those beyond the Basic Multilingual Plane are left out.
  public init(_ characters: String) { self.init(characters.unicodeScalars.lazy.map(\.value)) }

  /// The same from scalar values.
  public init(_ scalars: some Sequence<UInt32>) {
    var bits = [UInt64](repeating: 0, count: 1 << 10)
    for scalar in scalars where scalar <= 0xFFFF { bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) }
    self.bits = bits
  }

  /// Whether the character is one of the set.
  @inlinable
  public func contains(_ scalar: UInt32) -> Bool {
    scalar <= 0xFFFF && bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1
  }
}
