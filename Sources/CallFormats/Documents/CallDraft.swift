import CallModel

/// A call as a format's reader makes it, before its source, its id and its speakers are settled.
struct CallDraft: Sendable {
  /// Everything that the export says; `id` and `source` are filled in afterwards.
  var call = Call(id: "", source: Source(file: "", line: 0, format: ""))
  /// The export's own id of the call.
  var id: String?
  /// The line in the document at which the call begins, where that is known.
  var line: Int?

  /// Adds a turn of a side that the export names.
  mutating func append(speaker: Speaker, text: String, start: Double? = nil, end: Double? = nil) {
    call.append(speaker: speaker, text: text.utf8, start: start, end: end)
  }

  /// Adds a turn of a voice of which the export only says that it is not another's: speaker 1, channel 0.
  ///
  /// - Parameter voice: As the export calls it; `nil` where it tells no voices apart.
  mutating func append(voice: String?, text: String, start: Double? = nil, end: Double? = nil) {
    let number = voice.map { call.number(ofVoice: $0) }
    call.append(speaker: .unknown, text: text.utf8, start: start, end: end, voice: number)
  }

  /// The call, or what keeps it from being one.
  func finished(
    _ description: FormatDescription, file: String, line: Int, number: Int, of count: Int, roles: RoleAssignment
  ) -> Result<Call, Defect> {
    var call = call
    guard call.turns.contains(where: { !$0.bytes.isEmpty }) else {
      return .failure(Defect(path: FieldPath(), reason: .noTranscript))
    }
    guard call.turns.count <= HotlineCall.maximumTurns else {
      return .failure(Defect(path: FieldPath(text: "turns"), reason: .tooMany(limit: HotlineCall.maximumTurns)))
    }
    let fallback = count > 1 ? "\(file)#\(number)" : file
    call.id = id.flatMap(Self.usable) ?? fallback
    call.source = Source(file: file, line: self.line ?? line, format: description.id)
    roles.assign(&call)
    return .success(call)
  }

  /// It becomes a file name and an attribute, so it is short and without control characters.
  private static func usable(_ id: String) -> String? {
    guard !id.isEmpty, id.utf8.count <= HotlineCall.maximumIdentifierLength,
      id.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    else { return nil }
    return id
  }
}

/// Which of the voices of an export is the agent's, as the command line says.
public struct RoleAssignment: Sendable, Equatable {
  /// The agent's voice or channel as the export calls it: `1`, `SPEAKER_00`, `ch_0`; `nil` leaves it open.
  public var agentVoice: String?

  /// Nothing is said.
  public init(agentVoice: String? = nil) { self.agentVoice = agentVoice }

  /// Names the sides of a call that has the agent's voice; all other voices are the customer's.
  func assign(_ call: inout Call) {
    guard let agentVoice, let agent = call.voices.firstIndex(of: agentVoice) else { return }
    for index in call.turns.indices {
      guard let voice = call.turns[index].voice, call.turns[index].speaker == .unknown else { continue }
      call.turns[index].speaker = voice == agent ? .agent : .customer
    }
  }
}

extension Call {
  /// The number of a voice, a new one if it has not spoken before; a recording with more voices than any has is one crowd.
  mutating func number(ofVoice name: String) -> Int {
    if let known = voices.firstIndex(of: name) { return known }
    guard voices.count < 64 else { return voices.count - 1 }
    voices.append(name)
    return voices.count - 1
  }
}

extension Speaker {
  /// What exports call the sides: 客服, agent, CUSTOMER, 系统…; `nil` for names that tell nothing.
  init?(role: String) {
    switch role.lowercased().filter({ !$0.isWhitespace }) {
    case "客服", "坐席", "座席", "话务员", "客服人员", "坐席人员", "员工", "营业员", "接线员", "服务人员", "客服人員", "服務人員", "agent", "seat", "staff",
      "operator",
      "service",
      "assistant", "servicer", "representative":
      self = .agent
    case "客户", "用户", "顾客", "来电人", "来电者", "市民", "访客", "客戶", "用戶", "顧客", "customer", "user", "client", "caller",
      "visitor", "guest":
      self = .customer
    case "系统", "语音", "机器人", "导航", "播报", "系統", "語音", "system", "ivr", "robot", "bot", "announcement":
      self = .system
    default: return nil
    }
  }
}
