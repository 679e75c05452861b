/// Bytes written in the alphabet of RFC 4648, section 5, by which vCons carry what is not text.
enum Base64URL {
  /// The text that the letters stand for; `nil` where they stand for none. The ordinary alphabet and padding are taken too.
  static func text(_ letters: String) -> String? {
    Base64.bytes(of: letters).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
