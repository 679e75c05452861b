import CallModel

/// Who hung up, as telephone systems say it.
package enum HangupSide: Sendable, Equatable {
  case agent, customer, system, transfer
  /// Who of both that is depends on who called.
  case caller, callee

  /// `坐席挂断`, `seat`, `AGENT_DISCONNECT`, `客户`, `user`, `主叫`, `系统`, `转接` and their like.
  package init?(_ text: String) {
    let text = text.lowercased()
    func has(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    if has("转", "transfer", "满意度", "survey") {
      self = .transfer
    } else if has("主叫", "caller", "calling", "呼叫方") {
      self = .caller
    } else if has("被叫", "callee", "called") {
      self = .callee
    } else if has("坐席", "座席", "客服", "话务员", "员工", "agent", "seat", "staff") {
      self = .agent
    } else if has("客户", "用户", "来电人", "customer", "user", "client", "guest") {
      self = .customer
    } else if has("系统", "超时", "system", "timeout") {
      self = .system
    } else {
      return nil
    }
  }

  /// Huawei CEC `reasonCode`.
  init?(huaweiReasonCode text: String) {
    switch text {
    case "0": self = .callee
    case "1": self = .caller
    default: return nil
    }
  }

  /// The side; `nil` where only the direction of the call could tell it.
  package func hangup(in direction: Direction?) -> Hangup? {
    switch self {
    case .agent: .agent
    case .customer: .customer
    case .system: .system
    case .transfer: .transfer
    case .caller: direction.map { $0 == .inbound ? .customer : .agent }
    case .callee: direction.map { $0 == .inbound ? .agent : .customer }
    }
  }
}
