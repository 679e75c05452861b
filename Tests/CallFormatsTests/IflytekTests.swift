import CallFormats
import CallModel
import Testing

@Suite("Transcripts of iFlytek")
struct IflytekTests {
  @Test("version 1 is a list with figures as strings")
  func list() throws {
    let call = try call(
      in: """
        [{"bg":"410","ed":"4010","onebest":"您好，请讲。","speaker":"1"},{"bg":"4250","ed":"6210","onebest":"没电了。","speaker":"2"}]
        """)
    #expect(call.written == ["1 0.41–4.01 您好，请讲。", "2 4.25–6.21 没电了。"])
    #expect(call.source.format == "iflytek-lfasr")
    #expect(call.id == "export.json")
  }

  @Test("without speakers, or with 0 throughout, nobody is told apart; times may be missing")
  func noSpeakers() throws {
    #expect(
      try call(in: #"[{"onebest":"您好","speed":"6.06"},{"onebest":"","speed":"0"},{"onebest":"是的"}]"#).written == [
        "? 您好", "? 是的",
      ])
    #expect(
      try call(in: #"[{"bg":"0","ed":"10","onebest":"您好","speaker":"0"}]"#).written == ["? 0.0–0.01 您好"])
    #expect(
      try call(in: #"[{"bg":0,"ed":10,"onebest":"好","speaker":0},{"bg":20,"ed":30,"onebest":"嗯","speaker":1}]"#).written
        == ["0 0.0–0.01 好", "1 0.02–0.03 嗯"])
  }

  @Test("the answer of version 1 holds the list as a string, or says why it does not")
  func answer() throws {
    let answer =
      #"{"ok":0,"err_no":0,"failed":null,"data":"[{\"bg\":\"0\",\"ed\":\"900\",\"onebest\":\"您好\",\"speaker\":\"1\"}]"}"#
    #expect(try call(in: answer).written == ["1 0.0–0.9 您好"])
    #expect(
      try complaint(about: #"{"ok":-1,"err_no":26602,"failed":"任务ID不存在","data":null}"#)
        == "failed: it has not been transcribed: the recogniser says 26602: 任务ID不存在")
    #expect(
      try complaint(about: #"{"ok":0,"err_no":0,"failed":null,"data":"{\"status\":3,\"desc\":\"音频转写中\"}"}"#)
        == "data: it has not been transcribed: the recogniser says 3: 音频转写中")
    #expect(
      try complaint(about: #"{"ok":0,"err_no":0,"failed":null,"data":"f2c06e"}"#)
        == "data: it has not been transcribed: the recogniser says f2c06e")
    #expect(
      try complaint(about: #"{"ok":0,"err_no":0,"failed":null,"data":"[{]"}"#).hasPrefix("data: the line is not JSON"))
    #expect(try complaint(about: #"{"ok":0,"err_no":0,"failed":null,"data":"[]"}"#) == "nobody says anything in it")
  }

  @Test("what is missing or wrong is named")
  func damaged() throws {
    #expect(
      try complaint(about: #"[{"onebest":"喂"},{"bg":"0"}]"#) == "[1].onebest: the field is required and missing")
    #expect(try complaint(about: #"[{"onebest":"喂","bg":[]}]"#) == "[0].bg: the value must be a number")
  }

  /// A string as JSON writes it.
  private static func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
  }

  private static func sentence(from begin: Int, to end: Int, role: String, _ words: [(String, String)]) -> String {
    let list = words.map { #"{"wb":1,"we":40,"cw":[{"w":"\#($0.0)","wp":"\#($0.1)"},{"w":"候选","wp":"n"}]}"# }
    return #"{"st":{"bg":"\#(begin)","ed":"\#(end)","rl":"\#(role)","rt":[{"ws":[\#(list.joined(separator: ","))]}]}}"#
  }

  private static func order(_ result: String, status: Int = 4) -> String {
    """
    {"code":"000000","descInfo":"success","content":{"orderInfo":{"orderId":"o-1","status":\(status),"failType":0,\
    "originalDuration":61300,"realDuration":61290},"orderResult":\(quoted(result)),"taskEstimateTime":0}}
    """
  }

  private static let sentences = [
    sentence(from: 20, to: 980, role: "1", [("您好", "n"), ("，", "p"), ("请讲", "n"), ("。", "p"), ("", "g")]),
    sentence(from: 1200, to: 2100, role: "2", [("改", "n"), ("WiFi", "n"), ("name", "n"), ("吗", "n"), ("？", "p")]),
  ]

  @Test("version 2: strings in strings, words glued together")
  func order() throws {
    let lattice = Self.sentences.map { #"{"json_1best":\#(Self.quoted($0))}"# }.joined(separator: ",")
    let call = try call(in: Self.order(#"{"lattice":[\#(lattice)],"label":{"rl_track":[]}}"#))
    #expect(call.written == ["1 0.02–0.98 您好，请讲。", "2 1.2–2.1 改WiFi name吗？"])
    #expect(call.id == "o-1")
    #expect(call.duration == 61.3)
    #expect(call.source.format == "iflytek-order")
  }

  @Test("version 2: the unquoted list serves where it is the only one, and the result may stand alone")
  func unquoted() throws {
    let element = #"{"lid":"0","begin":"20","end":"980","spk":"段落-1","json_1best":\#(Self.sentences[0])}"#
    let expected = ["1 0.02–0.98 您好，请讲。"]
    #expect(try call(in: Self.order(#"{"lattice2":[\#(element)]}"#)).written == expected)
    #expect(try call(in: Self.order(#"{"lattice":[],"lattice2":[\#(element)]}"#)).written == expected)
    #expect(try call(in: #"{"lattice2":[\#(element)]}"#).written == expected)
  }

  @Test("orders that are not finished, have failed or are refused")
  func states() throws {
    #expect(
      try complaint(about: Self.order("", status: 3))
        == "content.orderInfo.status: it has not been transcribed: the recogniser says status 3")
    #expect(
      try complaint(about: #"{"code":"000000","content":{"orderInfo":{"status":-1,"failType":6},"orderResult":""}}"#)
        == "content.orderInfo.status: it has not been transcribed: the recogniser says status -1: failType 6")
    #expect(
      try complaint(about: #"{"code":"26605","descInfo":"任务正在处理中","content":null}"#)
        == "code: it has not been transcribed: the recogniser says 26605: 任务正在处理中")
    #expect(try complaint(about: Self.order("")) == "nobody says anything in it")
  }

  @Test("version 2: what is missing or wrong is named")
  func damagedOrder() throws {
    #expect(
      try complaint(about: Self.order(#"{"lattice":[{"json_1best":"{}"}]}"#))
        == "content.orderResult.lattice[0].json_1best.st: the field is required and missing")
    #expect(try complaint(about: Self.order("{")).hasPrefix("content.orderResult: the line is not JSON"))
    #expect(
      try complaint(about: #"{"code":"000000","descInfo":"success","content":{"orderInfo":{"status":4}}}"#)
        == "content.orderResult: the field is required and missing")
  }

  @Test("paragraphs are no voices")
  func paragraphs() throws {
    func element(_ number: Int, _ word: String) -> String {
      """
      {"lid":"\(number)","begin":"\(number)000","end":"\(number)500","spk":"段落-\(number)","json_1best":{"st":{"bg":"\(number)000",
       "ed":"\(number)500","rt":[{"ws":[{"cw":[{"w":"\(word)","wp":"n"}]}]}]}}}
      """
    }
    let call = try call(in: #"{"lattice2":[\#(element(1, "您好")),\#(element(2, "喂"))]}"#)
    #expect(call.written == ["? 1.0–1.5 您好", "? 2.0–2.5 喂"])
  }

  @Test("the answer to an upload names the order")
  func uploaded() throws {
    #expect(
      try complaint(about: #"{"code":"000000","descInfo":"success","content":{"orderId":"o-1","taskEstimateTime":1}}"#)
        .hasPrefix("content.orderId: it has not been transcribed: the recogniser says orderId: o-1"))
  }
}
