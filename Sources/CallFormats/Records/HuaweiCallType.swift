import CallModel

extension Direction {
  /// Huawei CEC `callType`: normal, special and trunk calls in, and those that a virtual centre or video brings; all other
  /// known figures are calls out. Calls between agents (6) are neither, as no customer takes part.
  init?(huaweiCallType text: String) {
    switch Int(text) {
    case 0, 1, 5, 13, 15, 17, 21, 30, 32, 33: self = .inbound
    case 2, 3, 4, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 22, 23, 31, 34, 35, 40, 41, 42, 43, 44, 45: self = .outbound
    default: return nil
    }
  }
}
