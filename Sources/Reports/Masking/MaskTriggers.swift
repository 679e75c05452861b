/// Which rules a text can concern at all, found in one pass, and where in it: most turns concern none, and others in a
/// few places.
enum MaskTriggers {
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let digit = Kinds(rawValue: 1)
    static let emailAddress = Kinds(rawValue: 2)
    static let carPlate = Kinds(rawValue: 4)
    static let personName = Kinds(rawValue: 8)
    static let address = Kinds(rawValue: 16)
    /// Where something begins that may be an address, if there is a sign of one in the text.
    static let addressPlace = Kinds(rawValue: 32)
  }

  /// The kinds of every character of the Basic Multilingual Plane; no trigger lies outside it.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x1_0000)
    func add(_ kind: Kinds, _ characters: String) {
      for scalar in characters.unicodeScalars { table[Int(scalar.value)] |= kind.rawValue }
    }
    add(.digit, Digit.characters)
    add(.emailAddress, "@＠")
    add(.carPlate, CarPlateRule.provinces)
    add(.personName, PersonNameRule.triggers)
    add(.address, AddressRule.triggers)
    add(.addressPlace, AddressRule.places)
    return table
  }()

  /// The kinds of one character.
  @inline(__always)
  static func kinds(of scalar: Unicode.Scalar, table: [UInt8]) -> Kinds {
    scalar.value < 0x1_0000 ? Kinds(rawValue: table[Int(scalar.value)]) : []
  }

  static func found(in text: [Unicode.Scalar], table: [UInt8]) -> (kinds: Kinds, digits: Int) {
    var kinds: UInt8 = 0
    var digits = 0
    for scalar in text where scalar.value < 0x1_0000 {
      let entry = table[Int(scalar.value)]
      kinds |= entry
      digits += Int(entry & Kinds.digit.rawValue)
    }
    return (Kinds(rawValue: kinds), digits)
  }
}
