/// Who called whom.
public enum Direction: String, Sendable, CaseIterable {
  case inbound, outbound
}

/// Where the contact took place.
public enum Channel: String, Sendable, CaseIterable {
  case phone, counter, onsite
}

/// What the contact was about, in the export's own judgement.
public enum CallType: String, Sendable, CaseIterable {
  case consultation
  case faultReport = "fault-report"
  case outage, complaint
  /// 举报
  case tipOff = "tip-off"
  case suggestion, business, payment
  case wrongNumber = "wrong-number"
  case nuisance, callback, other
}

/// Who ended the call; `transfer` is a release into a transfer or a satisfaction survey.
public enum Hangup: String, Sendable, CaseIterable {
  case agent, customer, system, transfer
}

/// Whose voice a turn is; `system` is IVR, announcements and 工号播报.
public enum Speaker: String, Sendable, CaseIterable {
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
  public var id: String?
  public var name: String?
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
  public var number: String?
  public var name: String?

  /// Every part is optional.
  public init(number: String? = nil, name: String? = nil) {
    self.number = number
    self.name = name
  }
}

/// A stretch in which the customer was on hold, in seconds from the answer.
public struct Hold: Sendable, Equatable {
  public var start: Double
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
  public var to: String?

  /// `at` in seconds from the answer.
  public init(at: Double, to: String? = nil) {
    self.at = at
    self.to = to
  }
}
