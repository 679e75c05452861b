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
  /// Known, and of no use here: states, queueing, satisfaction.
  case ignored = "ignore"

  /// What a heading says, whatever its capitals, underscores and unit: `RingTimestamp`, `RING_TIME`, `振铃时长（秒）`.
  ///
  /// - Returns: `nil` where it is none of the known ones; `unit` is what one is in seconds, where the heading says so.
  static func reading(_ heading: String) -> (meaning: RecordHeading, unit: Double?)? {
    guard let name = TableHeading.name(of: heading) else { return nil }
    if let meaning = spellings[name.text] { return (meaning, name.unit) }
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
    case .ringing, .talk, .duration, .answerDelay: true
    default: false
    }
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
