/// Who called whom.
public enum Direction: String, Sendable, CaseIterable {
  /// The customer called, or the agent called the customer.
  case inbound, outbound
}

/// Where the contact took place.
public enum Channel: String, Sendable, CaseIterable {
  /// On the telephone, at a service counter (营业厅), or at the customer's place (现场).
  case phone, counter, onsite
}

/// What the contact was about, in the export's own judgement.
public enum CallType: String, Sendable, CaseIterable {
  /// 咨询
  case consultation
  /// 报修
  case faultReport = "fault-report"
  /// 停电, 投诉
  case outage, complaint
  /// 举报
  case tipOff = "tip-off"
  /// 建议, 业务办理, 缴费
  case suggestion, business, payment
  /// 错拨
  case wrongNumber = "wrong-number"
  /// 骚扰, 回访, 其他
  case nuisance, callback, other
}

/// Who ended the call; `transfer` is a release into a transfer or a satisfaction survey.
public enum Hangup: String, Sendable, CaseIterable {
  /// One of the two parties, the telephone system, or nobody because the call went on elsewhere.
  case agent, customer, system, transfer
}

/// Whose voice a turn is; `system` is IVR, announcements and 工号播报.
public enum Speaker: String, Sendable, CaseIterable {
  /// `unknown` where the export cannot tell; too much of it makes rules on one side's words not assessable.
  case agent, customer, system, unknown
}

/// How long the agent's own leg rang; queue and IVR time are not ringing.
public struct Ringing: Sendable, Equatable {
  /// Whole rings heard, the one in which the call was answered counted.
  public var rings: Int?
  /// Seconds from ring start to answer.
  public var seconds: Double?

  /// Either figure may be missing, not both, for the ringing to be known.
  public init(rings: Int? = nil, seconds: Double? = nil) {
    self.rings = rings
    self.seconds = seconds
  }
}

/// The person who served the customer.
public struct Agent: Sendable, Equatable {
  /// 工号 as the export writes it, such as `1024`; totals are kept by it.
  public var id: String?
  /// What totals are kept by where there is no id.
  public var name: String?
  /// 班组, such as 一班.
  public var team: String?

  /// Every part is optional.
  public init(id: String? = nil, name: String? = nil, team: String? = nil) {
    self.id = id
    self.name = name
    self.team = team
  }
}

/// The person who was served.
public struct Customer: Sendable, Equatable {
  /// The telephone number, often masked by the export already: `138****1234`.
  public var number: String?
  /// What masking looks for in the turns.
  public var name: String?

  /// Every part is optional.
  public init(number: String? = nil, name: String? = nil) {
    self.number = number
    self.name = name
  }
}

/// A stretch in which the customer was on hold, in seconds from the answer.
public struct Hold: Sendable, Equatable {
  /// Seconds from the answer.
  public var start: Double
  /// Seconds from the answer, never before `start`.
  public var end: Double

  /// Both ends in seconds from the answer.
  public init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }
}

/// The call was handed on.
public struct Transfer: Sendable, Equatable {
  /// Seconds from the answer.
  public var at: Double
  /// Whom the call went to, such as 抢修班; `nil` where the export does not say.
  public var to: String?

  /// `at` in seconds from the answer.
  public init(at: Double, to: String? = nil) {
    self.at = at
    self.to = to
  }
}
