/// A slot that the program knows without a list.
public enum Slot: String, Sendable, CaseIterable {
  case number = "数字"
  /// An agent's number: two to eight digits or letters.
  case agentNumber = "工号"
  /// Five to twelve digits.
  case telephone = "电话"
  /// Eleven digits that begin with 1.
  case mobile = "手机号"
  /// Fifteen or eighteen digits, the last may be X.
  case identity = "证件号"
  case time = "时间"
  /// One to four Chinese characters.
  case name = "姓名"
  case amount = "金额"
}
