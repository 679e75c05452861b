import CallFormats
import CallModel
import Testing

@Suite("Transcripts as plain text")
struct PlainTextTests {
  private func written(_ text: String) throws -> [String] {
    try calls(in: text, named: "a.txt")[0].get().written
  }

  @Test("names before a colon; a line without one goes on with the turn")
  func names() throws {
    #expect(
      try written("客服：您好，请问\n有什么可以帮您？\n客户：空调不制冷。\n客服：好的：我登记一下。\n")
        == ["agent 您好，请问有什么可以帮您？", "customer 空调不制冷。", "agent 好的：我登记一下。"])
  }

  @Test(
    "names of voices with their times, in the ways of different recognisers",
    arguments: [
      "00:00:05 角色1：您好\n00:00:07 角色2：喂\n", "[00:05] 角色1：您好\n[00:07] 角色2：喂\n", "角色1 00:05\n您好\n\n角色2 00:07\n喂\n",
      "角色1(00:00:05)：您好\n角色2(00:00:07)：喂\n", "00:05|角色1|您好\n00:07|角色2|喂\n", "00:00:05\t角色1\t您好\n00:00:07\t角色2\t喂\n",
    ])
  func times(text: String) throws {
    #expect(try written(text) == ["角色1 5.0– 您好", "角色2 7.0– 喂"])
  }

  @Test(
    "a side that is also a word of forms speaks: only a person's name or number behind it is a detail",
    arguments: ["坐席", "话务员", "客服人员", "Agent"])
  func sidesOfForms(name: String) throws {
    let call = try calls(
      in: "通话编号：C-1\n\(name)：王芳（8199）\n\n\(name)：您好，请讲。\n客户：没电了\n\(name)：户号\n客户：八一\n", named: "a.txt")[0].get()
    #expect(call.written == ["agent 您好，请讲。", "customer 没电了", "agent 户号", "customer 八一"])
    #expect(call.agent.name == "王芳（8199）")
  }

  @Test("short answers are no names")
  func shortAnswers() throws {
    #expect(
      try written("坐席：户号\n客户：八一\n坐席：李雷\n客户：没错\n")
        == ["agent 户号", "customer 八一", "agent 李雷", "customer 没错"])
    #expect(
      try written("Agent: Hello\nCustomer: Hi\nAgent: Sure\nCustomer: Bye\n")
        == ["agent Hello", "customer Hi", "agent Sure", "customer Bye"])
    #expect(try written("客服人員：您好\n客戶：喂\n") == ["agent 您好", "customer 喂"])
  }

  @Test("a form below the conversation may name the agent whose side it calls otherwise")
  func formBelow() throws {
    let call = try calls(in: "客服：您好，请讲。\n客户：没事了。\n\n坐席：赵敏\n", named: "a.txt")[0].get()
    #expect(call.written == ["agent 您好，请讲。", "customer 没事了。"])
    #expect(call.agent.name == "赵敏")
  }

  @Test("who calls and who is called are voices; their telephone numbers are details")
  func callerAndCallee() throws {
    #expect(
      try written("主叫：13800000000\n主叫：喂，您好。\n被叫：哪位？\n主叫：户号一二三。\n被叫：四五六。\n")
        == ["主叫 喂，您好。", "被叫 哪位？", "主叫 户号一二三。", "被叫 四五六。"])
  }

  @Test(
    "starts and ends, seconds in brackets, names and times in the same brackets, numbered lines",
    arguments: [
      "[00:05.000,00:06.500] 客服：您好\n[00:07.000,00:08.000] 客户：喂\n", "[5.00s -> 6.50s] 客服：您好\n[7.00s -> 8.00s] 客户：喂\n",
      "[5.00 --> 6.50] 客服: 您好\n[7.00 --> 8.00] 客户: 喂\n", "00:05|00:06.5|客服|您好\n00:07|00:08|客户|喂\n",
      "1|00:05|00:06.5|客服|您好\n2|00:07|00:08|客户|喂\n", "1. [00:05-00:06.5] 客服：您好\n2. [00:07-00:08] 客户：喂\n",
      "【客服 00:05-00:06.5】您好\n【客户 00:07-00:08】喂\n",
    ])
  func startsAndEnds(text: String) throws {
    #expect(try written(text) == ["agent 5.0–6.5 您好", "customer 7.0–8.0 喂"])
  }

  @Test("the numbers of lines are not said")
  func numberedLines() throws {
    #expect(
      try written("1、客服：您好。\n2、客户：这 3 天没电。\n3、客服：第 2.5 级。\n")
        == ["agent 您好。", "customer 这 3 天没电。", "agent 第 2.5 级。"])
  }

  @Test("times of the day and dates are counted from the first turn")
  func instants() throws {
    let expected = ["agent 0.0– 您好", "customer 4.0– 喂"]
    #expect(try written("客服 2026-03-04 09:12:31\n您好\n客户 2026-03-04 09:12:35\n喂\n") == expected)
    #expect(try written("[09:12:31] 客服：您好\n[09:12:35] 客户：喂\n") == expected)
  }

  @Test("a date among times from the start of the recording is left out")
  func dateAmongTimes() throws {
    let text = "[00:05] 客服：您好\n[00:07] 客户：喂\n[2026-03-04 09:12:31] 客服：请讲\n"
    #expect(try written(text) == ["agent 5.0– 您好", "customer 7.0– 喂", "agent 请讲"])
  }

  @Test("turns in one long line")
  func oneLine() throws {
    #expect(
      try written("A: 您好，请讲。 B: 我问一下：网点几点开门？ A: 九点。 B: 好的")
        == ["A 您好，请讲。", "B 我问一下：网点几点开门？", "A 九点。", "B 好的"])
    #expect(
      try written("Speaker 1: 您好。 Speaker 2: 喂。 Speaker 1: 请讲。 Speaker 2: 没事了。")
        == ["Speaker 1 您好。", "Speaker 2 喂。", "Speaker 1 请讲。", "Speaker 2 没事了。"])
  }

  @Test("several calls under headings, with what these say")
  func severalCalls() throws {
    let found = try calls(
      in: """
        客服中心导出
        =====
        通话编号：T-1
        坐席工号：8199
        呼叫类型：呼入
        主叫号码：138****0000
        振铃时长：6秒

        客服：您好。
        客户：打错了。
        =====
        通话编号：T-2
        挂机方：客户

        客服：您好。
        客户：喂？
        """, named: "a.txt"
    ).map { try $0.get() }
    #expect(found.map(\.id) == ["T-1", "T-2"])
    #expect(found[0].agent.id == "8199")
    #expect(found[0].direction == .inbound)
    #expect(found[0].customer.number == "138****0000")
    #expect(found[0].ringing == Ringing(seconds: 6))
    #expect(found[1].hangup == .customer)
    #expect(found[1].source.line == 12)
    #expect(found.map(\.turns.count) == [2, 2])
  }

  @Test("people's names are names if they come again and again")
  func people() throws {
    #expect(
      try written("李敏：您好。\n赵先生：喂。\n李敏：请讲。\n赵先生：没事。\n")
        == ["李敏 您好。", "赵先生 喂。", "李敏 请讲。", "赵先生 没事。"])
  }

  @Test(
    "prose, forms and logs are no calls",
    arguments: [
      "服务规范\n第一：问候。\n第二：报工号。\n注意：不得与客户争吵。\n", "姓名：赵\n电话：1\n\n姓名：钱\n电话：2\n",
      "INFO: start\nWARN: slow\nINFO: stop\nWARN: end\n",
      "您好：\n来信收到。\n您好：\n再复。\n", "客服：您好。\n这是一份培训材料，其中只有一句示范。\n", "见 https://example.org\n见 https://example.com\n",
    ])
  func prose(text: String) throws {
    guard case .failure(let rejection)? = try calls(in: text, named: "a.txt").first else {
      Issue.record("taken for a call")
      return
    }
    #expect(rejection.reason == .unknownFormat)
  }
}
