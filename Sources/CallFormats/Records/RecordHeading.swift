/// What a column of a table of call records means; the raw values are what a mapping file calls them.
enum RecordHeading: String, Sendable, CaseIterable {
  case callID = "call-id"
  /// The name of the audio file: its name without extension is an id too.
  case recording
  // Instants; those of the agent's own leg count before those of the call.
  case start
  case ringStart = "ring-start"
  case answered = "answer"
  case ended = "end"
  case agentRingStart = "agent-ring-start"
  case agentAnswered = "agent-answer"
  // Lengths of time. `talk` is certain to begin with the answer, `duration` usually does.
  case ringing, talk, duration
  case answerDelay = "answer-delay"
  case rings
  case direction
  case callType = "call-type"
  case caller, callee
  case customerNumber = "customer-number"
  case customerName = "customer-name"
  case agentID = "agent-id"
  case agentName = "agent-name"
  case team, queue, hangup
  /// Huawei's `reasonCode`: 0 the callee hung up, 1 the caller.
  case hangupCode = "hangup-code"
  /// Huawei's `callType`, see `Direction.init(huaweiCallType:)`.
  case callTypeCode = "call-type-code"
  // Holds and transfers: how many, how long, whether any; and when, which alone makes an event of them.
  case holdCount = "hold-count"
  case hold
  case holdStart = "hold-start"
  case holdEnd = "hold-end"
  case transferred
  case transferCount = "transfer-count"
  case transferTime = "transfer-time"
  case transferTo = "transfer-to"
  /// When the first agent left the call.
  case agentEnded = "agent-end"
  // What rules ask of the record: lengths, a number of days, yes or no.
  case responseTime = "response-time"
  case callBackTime = "call-back-time"
  case appointmentNotice = "appointment-notice"
  case handlingWorkdays = "handling-workdays"
  case missedCall = "missed-call"
  case calledBack = "called-back"
  case rescheduled
  case askedBefore = "asked-before"
  /// Known, and of no use here: states, queueing, satisfaction.
  case ignored = "ignore"

  /// What a heading says, whatever its capitals, underscores and unit: `RingTimestamp`, `RING_TIME`, `振铃时长（秒）`.
  ///
  /// - Returns: `nil` where it is none of the known ones; `unit` is what one is in seconds, where the heading says so.
  static func reading(_ heading: String) -> (meaning: RecordHeading, unit: Double?)? {
    guard let name = TableHeading.name(of: heading) else { return nil }
    if let meaning = spellings[name.text] { return (meaning, name.unit ?? meaning.unit(in: name.text)) }
    for ending in TableHeading.unitEndings where name.text.hasSuffix(ending) {
      if let meaning = spellings[String(name.text.dropLast(ending.count))], meaning.isLength {
        return (meaning, name.unit ?? SpokenDuration.unit(ending))
      }
    }
    guard let (meaning, unit) = TableHeading.reading(heading), let same = RecordHeading(meaning) else { return nil }
    return (same, unit)
  }

  /// For messages.
  static let needed = "通话ID/会话ID/SessionId/ContactId/录音文件名 + 振铃时长/挂机方/坐席工号/技能组/接听时间 …"

  var isLength: Bool {
    switch self {
    case .ringing, .talk, .duration, .answerDelay, .hold, .responseTime, .callBackTime, .appointmentNotice: true
    default: false
    }
  }

  /// `响应分钟数` says by its name what one is.
  private func unit(in name: String) -> Double? {
    guard isLength else { return nil }
    if name.contains("分钟") || name.hasSuffix("minutes") { return 60 }
    return name.contains("小时") || name.hasPrefix("hours") ? 3600 : nil
  }

  /// What the headings of transcripts mean in a table of records.
  private init?(_ heading: TableHeading) {
    switch heading {
    case .callID: self = .callID
    case .callStart, .start: self = .start
    case .end: self = .ended
    case .answered: self = .answered
    case .kind: self = .direction
    case .callType: self = .callType
    case .caller: self = .caller
    case .callee: self = .callee
    case .customerNumber: self = .customerNumber
    case .customerName: self = .customerName
    case .agentID: self = .agentID
    case .agentName: self = .agentName
    case .team: self = .team
    case .queue: self = .queue
    case .ringing: self = .ringing
    case .rings: self = .rings
    case .duration: self = .duration
    case .hangup: self = .hangup
    default: return nil
    }
  }

  private static let spellings: [String: RecordHeading] = {
    var spellings: [String: RecordHeading] = [:]
    for (meaning, names) in usual {
      for name in names.split(whereSeparator: \.isWhitespace) { spellings[String(name)] = meaning }
    }
    return spellings
  }()

  /// Without blanks, underscores and full stops, in lower case; only what `TableHeading` does not know, or knows as
  /// something else. Members of objects in objects are `seatuser.staffnumber`.
  private static let usual: [(RecordHeading, String)] = [
    // Tencent SessionId, Alibaba ContactId and the like are TableHeading's; 7moor CALL_SHEET_ID, 天润 mainUniqueId.
    (.callID, "id callsheetid mainuniqueid 主通道唯一标识 唯一标识 通话唯一标识 话单流水号 呼叫标识 通话记录id 通话记录编号 录音流水 linkedid"),
    (
      .recording,
      """
      录音文件 录音文件名 录音名称 录音地址 录音链接 录音url 录音下载地址 录音 文件名 文件名称 音频文件 recordfile recordfilename recordurl recordingurl \
      recordingfile recordingfilename recording filename file audiofile recordname
      """
    ),
    (
      .start,
      """
      呼叫时间 呼入时间 呼出时间 来电时间 进线时间 拨打时间 起始时间 发起时间 starttimestamp createtime offeringtime initiationtimestamp calldate startstamp
      """
    ),
    (
      .ringStart,
      """
      振铃时间 振铃开始时间 开始振铃时间 响铃时间 响铃开始时间 ringtimestamp alertingtime ringingtime ringstarttime ringbegintime ringat
      """
    ),
    (
      .answered,
      """
      接听时间 接通时间 应答时间 通话开始时间 accepttimestamp talkingtime connectionbeginetime connectionbegintime establishedtime \
      bridgetime answerstamp
      """
    ),
    (
      .ended,
      """
      挂机时间 挂断时间 通话结束时间 终止时间 释放时间 结束时间 endedtimestamp endtimestamp releasetime connectionendtime \
      connectionendetime hanguptime disconnecttimestamp endstamp
      """
    ),
    (
      .agentRingStart,
      """
      坐席振铃时间 座席振铃时间 坐席振铃开始时间 座席振铃开始时间 agentalertingtime agentringtime agentringstarttime \
      serveparticipantsringtimestamp
      """
    ),
    (
      .agentAnswered,
      """
      坐席接听时间 座席接听时间 坐席接通时间 座席接通时间 坐席应答时间 座席应答时间 agenttalkingtime agentanswertime \
      serveparticipantsaccepttimestamp agentconnectedtoagenttimestamp
      """
    ),
    (
      .ringing,
      "座席振铃时长 振铃秒数 agentringduration agentringtimelength ringtimelength ringduration ringlength alertingduration"
    ),
    (.answerDelay, "应答时长 接听时长 acktime answerdelay speedofanswer"),
    (.talk, "通话时长 通话秒数 有效通话时长 billsec talkduration talktime bridgeduration calltimelength 坐席通话时长 座席通话时长"),
    (.rings, "振铃声数 ringcount"),
    (.direction, "contacttype connecttype initiationmethod 来去电 呼叫方式"),
    (.caller, "from callno callingnumber 主叫方 主叫方号码 来电显示号码"),
    (.callee, "to calledno callednumber 被叫方 被叫方号码"),
    (.customerNumber, "customerendpointaddress 客户来电号码"),
    (
      .agentID,
      """
      seatuserstaffnumber agentids cno agentcno 坐席账号 座席账号 接听工号 受理工号 处理坐席工号 disposalagent agentusername
      """
    ),
    (.agentName, "seatusername agentnames clientname 受理人 接听人 处理坐席"),
    (.team, "坐席班组名称 座席班组 座席班组名称 班次组 所在班组 teamname agenthierarchygroup"),
    (.queue, "shuntgroupname skillgroupnames qname skillid skillname serveparticipantsskillgroupname 技能队列 业务组 接入队列"),
    (
      .hangup,
      """
      终止方 拆线方 挂机人 挂断人 挂机类型 hanguppart hangupparty onhooksource endreasondesc hangupdirection \
      terminator releaseside
      """
    ),
    (.hangupCode, "reasoncode"),
    (.holdCount, "保持次数 通话保持次数 坐席保持次数 座席保持次数 保留次数 holdcount holdtimes numberofholds agentnumberofholds"),
    (
      .hold,
      """
      保持时长 保持时间 保持总时长 通话保持时长 通话保持时间 坐席保持时长 座席保持时长 保留时长 holdduration holdtime totalholdtime holdseconds \
      agentcustomerholdduration
      """
    ),
    (.holdStart, "保持开始时间 保持起始时间 holdstart holdstarttime holdbegintime"),
    (.holdEnd, "保持结束时间 恢复通话时间 holdend holdendtime retrievetime"),
    (.transferred, "是否转接 是否转移 是否转接坐席 是否转接座席 转接标志 istransfer istransferred transferred transferflag"),
    (.transferCount, "转接次数 转移次数 transfercount transfertimes"),
    (.transferTime, "转接时间 转移时间 转接时刻 transfertime transfertimestamp transferredat transfercompletedtimestamp"),
    (
      .transferTo,
      """
      转接号码 转接目标 转接至 转接到 转接对象 转接坐席 转接座席 转接技能组 转入坐席 转入座席 transferto transfertonumber transfertarget \
      serveparticipantstransferto transferredtoendpointaddress
      """
    ),
    (.agentEnded, "serveparticipantsendedtimestamp agentreleasetime"),
    (.responseTime, "响应时长 响应用时 响应分钟 响应分钟数 responseminutes"),
    (.callBackTime, "回拨时长 回拨间隔 回拨用时 回拨分钟数 回呼时长 回呼间隔 回呼用时 回呼分钟数 callbackminutes"),
    (.appointmentNotice, "提前通知时长 提前告知时长 提前改约时长 提前通知小时数 hoursbeforeappointment"),
    (.handlingWorkdays, "办理工作日 处理工作日 办结工作日 办理工作日数 处理工作日数 handlingworkdays"),
    (.missedCall, "是否漏接 是否漏话 是否未接 漏接标志 missedcall ismissed"),
    (.calledBack, "是否回拨 是否已回拨 是否回呼 是否已回呼 回拨标志 calledback iscalledback"),
    (.rescheduled, "是否改约 是否改期 是否变更预约 rescheduled"),
    (.askedBefore, "是否重复诉求 是否重复反映 samequestionaskedbefore"),
    (
      .ignored,
      """
      通话状态 呼叫状态 接听状态 呼叫结果 状态 status endstatus endstatusstring contactdisposition disposition 排队时长 排队时间 排队秒数 等待时长 \
      waitduration queuewaittime queuedtimestamp queuetime ivrcalltime ivrduration ivr时长 满意度 satisfaction evaluation 重复来电 \
      visittimes totalduration 总时长
      """
    ),
  ]
}
