/// What a column of a table means, or a line such as `通话编号：…` above a transcript.
enum TableHeading: String, Sendable, CaseIterable {
  // Of a turn; a whole dialogue may stand in `text` too.
  case text, role, channel, start, end
  // Of a call.
  case callID, callStart, answered, kind, callType, caller, callee, customerNumber, customerName
  case agentID, agentName, team, queue, ringing, rings, duration, hangup

  /// What a heading says: `起始(毫秒)`, `start_ms`, `振铃时长（秒）`, `Call ID`.
  ///
  /// - Returns: `nil` where it is none of the known ones; `unit` is what one is in seconds, where the heading says so.
  static func reading(_ heading: some StringProtocol) -> (meaning: TableHeading, unit: Double?)? {
    guard let (name, bracketed) = Self.name(of: heading) else { return nil }
    var unit = bracketed
    if let meaning = spellings[name] { return (meaning, unit) }
    for ending in unitEndings where name.hasSuffix(ending) {
      if let meaning = spellings[String(name.dropLast(ending.count))], meaning.isTime {
        unit = unit ?? SpokenDuration.unit(ending)
        return (meaning, unit)
      }
    }
    return nil
  }

  /// A heading without blanks and signs in lower case, and what one is in seconds where brackets say so.
  static func name(of heading: some StringProtocol) -> (text: String, unit: Double?)? {
    guard heading.utf8.count <= 96 else { return nil }
    var name = ""
    var bracketed = ""
    var depth = 0
    for character in heading.lowercased() {
      if "(（[【".contains(character) {
        depth += 1
      } else if ")）]】".contains(character) {
        depth -= 1
      } else if depth > 0 {
        bracketed.append(character)
      } else if character.isLetter || character.isNumber || character == "#" {
        name.append(character)
      }
    }
    let unit = SpokenDuration.unit(bracketed.filter { !$0.isWhitespace && $0 != "单" && $0 != "位" && $0 != "：" })
    return (name, unit)
  }

  /// Units that stand behind a heading without brackets.
  static let unitEndings = ["毫秒", "秒", "millis", "milliseconds", "ms", "seconds", "secs", "sec", "s"]

  /// One usual spelling in each language, for messages.
  static let neededForTurns = "内容/转写内容/text + 角色/说话人/role (通话ID/call_id, 开始时间/start …)"

  private var isTime: Bool {
    switch self {
    case .start, .end, .ringing, .duration: true
    default: false
    }
  }

  private static let spellings: [String: TableHeading] = {
    var spellings: [String: TableHeading] = [:]
    for (meaning, names) in usual {
      for name in names.split(separator: " ") { spellings[String(name)] = meaning }
    }
    return spellings
  }()

  /// Without blanks, underscores and hyphens, in lower case.
  private static let usual: [(TableHeading, String)] = [
    (
      .text,
      """
      内容 文本 转写内容 转写文本 转写结果 识别结果 识别文本 识别内容 对话内容 对话文本 对话 对话记录 通话内容 通话文本 会话内容 会话记录 聊天内容 聊天记录 消息内容 \
      消息 语句 句子 话术 话术内容 说话内容 发言内容 录音文本 录音内容 录音转写 语音文本 文字 正文 原文 text content utterance sentence transcript \
      transcription dialogue dialog dialogues conversation words word message messages msg body asr asrtext asrresult onebest \
      result recordtext
      """
    ),
    (
      .role,
      """
      角色 说话人 说话者 讲话人 发言人 说话方 说话角色 发言角色 角色名称 角色类型 身份 发送方 发送者 发送人 消息发送方 消息方向 speaker role speakerrole participantrole \
      participant speakername rolename speakerid spk spkid who sender sendertype user party identity
      """
    ),
    (.channel, "声道 通道 声道号 通道号 音轨 轨道 channel channelid channelno channeltag track"),
    (
      .start,
      """
      开始时间 起始时间 开始 起始 开始时刻 起始时刻 句子开始时间 语句开始时间 起点 时间 时间戳 发送时间 消息时间 说话时间 start begin starttime begintime startat \
      from startms beginms bg timestamp time startoffset beginoffset beginoffsetmillis startmillis offset
      """
    ),
    (
      .end,
      "结束时间 终止时间 结束 终止 结束时刻 句子结束时间 语句结束时间 终点 end endtime endat stop stoptime to ed endoffset endoffsetmillis"
    ),
    (
      .callID,
      """
      通话id 通话编号 通话号 通话流水号 通话标识 呼叫id 呼叫编号 呼叫流水号 话单号 话单id 录音编号 录音id 录音号 录音流水号 录音文件 录音文件名 录音名称 会话id 会话编号 会话号 \
      会话标识 流水号 流水 业务流水号 接触id 接触编号 工单号 工单编号 编号 文件名 文件名称 音频 音频文件 音频名称 音频id callid id callno callsid callserialno \
      sessionid conversationid contactid recordid recordingid taskid ticketid tid dialogid dialogueid uuid uniqueid filename \
      file audio audioid audiofile key call conversation session vid
      """
    ),
    (
      .callStart,
      """
      通话开始时间 通话时间 呼叫时间 呼叫开始时间 呼入时间 呼出时间 来电时间 拨打时间 拨号时间 录音时间 录音开始时间 会话开始时间 创建时间 日期时间 callstart callstarttime \
      calltime startedat createtime createdat recordtime calldate initiationtimestamp
      """
    ),
    (
      .answered,
      """
      接通时间 接听时间 应答时间 接起时间 answertime answeredat answered connecttime connectedtime \
      establishedtime accepttime
      """
    ),
    (.kind, "呼叫类型 通话类型 呼叫方向 通话方向 方向 呼入呼出 呼入/呼出 呼入呼出类型 direction calldirection calltype"),
    (.callType, "业务类型 业务类别 来电类型 诉求类型 工单类型 服务类型 businesstype servicetype category"),
    (.caller, "主叫 主叫号码 主叫号 主叫电话 caller callerno callernumber callingnumber ani"),
    (.callee, "被叫 被叫号码 被叫号 被叫电话 callee calleeno calleenumber callednumber dnis"),
    (
      .customerNumber,
      """
      客户号码 客户电话 客户手机 客户手机号 用户号码 用户电话 来电号码 来电电话 联系电话 手机号 手机号码 customernumber customerphone customertel phone \
      phonenumber mobile
      """
    ),
    (.customerName, "客户姓名 客户名称 用户姓名 客户名 customername"),
    (
      .agentID,
      """
      坐席工号 座席工号 坐席id 座席id 坐席编号 座席编号 坐席号 座席号 工号 客服工号 客服id 员工工号 员工编号 话务员工号 agentid agentno agentnumber staffid \
      customerserviceid seatid operatorid employeeid
      """
    ),
    (
      .agentName,
      """
      坐席姓名 座席姓名 坐席名称 座席名称 客服姓名 客服名称 客服人员 员工姓名 话务员姓名 话务员 坐席 座席 接听坐席 接听客服 agentname agent staffname \
      customerservicename seatname operatorname
      """
    ),
    (.team, "班组 坐席组 座席组 坐席班组 所属班组 团队 小组 部门 所属部门 team agentgroup group department"),
    (.queue, "技能组 技能组名称 队列 队列名称 热线 热线号码 服务热线 接入号 skillgroup skillgroupname skill queue queuename hotline"),
    (.ringing, "振铃时长 振铃时间 响铃时长 响铃时间 坐席振铃时长 ringduration ringtime ringing ringseconds ringingduration ringlength"),
    (.rings, "振铃次数 振铃声数 响铃次数 响铃声数 铃声次数 rings ringcount"),
    (
      .duration,
      "通话时长 通话长度 通话总时长 录音时长 会话时长 时长 音频时长 duration callduration talkduration talktime calltimelength billsec recordduration"
    ),
    (
      .hangup,
      """
      挂机方 挂断方 挂机方向 挂断方向 挂断者 挂机者 释放方 释放原因 hangup hangupside hungupside hangupby \
      releaseinitiator disconnectreason
      """
    ),
  ]
}
