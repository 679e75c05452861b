import TestSupport
import Testing

/// `report` and `pick`: what is made of scorecards.
@Suite struct TableCommandTests {
  private let folder: TemporaryFolder
  private var run: String { folder.path + "/run" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("run")
    try folder.makeFolder("run/calls")
    for id in ["C-1", "C-2"] { try folder.write(Self.document([id]).utf8, to: "run/calls/\(id).xml") }
    try folder.write("<summary/>".utf8, to: "run/summary.xml")
  }

  private static func document(_ ids: [String]) -> String {
    let calls = ids.map { id in
      """
        <call id="\(id)" channel="phone">
          <source file="a.jsonl" line="1" format="hotline-jsonl"/>
          <agent id="1024"/>
          <speakers judged="as-given" confidence="0.95"/>
          <score value="0.00" min="0.00" max="0.00" earned="5.00" potential="10.00" grade="差" passed="false" fatal="true" \
      beforeFatal="50.00"/>
          <section id="conduct" title="态度" earned="5.00" potential="10.00">
            <item rule="no-abuse" kind="forbidden" severity="fatal" outcome="fail" points="5.00" lost="5.00">
              <title>不骂客户</title>
              <clause>规范 1</clause>
              <evidence turn="3" speaker="agent" from="0" to="2" match="exact">烦死</evidence>
            </item>
          </section>
        </call>

      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <scorecards xmlns="urn:hotline:scorecard:1" schemaVersion="1" tool="hotline" toolVersion="0.1.0" scorecard="night" \
      scorecardVersion="1" digest="sha256:00">
      \(calls.joined())</scorecards>

      """
  }

  @Test func tablesOfARun() throws {
    let result = try HotlineProcess.run("report", run, "--only", "tables")
    #expect(result.status == 0, "\(result.errors)")
    #expect(folder.bytes("run/items.csv")?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
    #expect(folder.bytes("run/scorecards.xlsx")?.starts(with: Array("PK".utf8)) == true)
  }

  @Test func tablesOfADocumentNeedAPlace() throws {
    let document = try folder.write(Self.document(["C-1", "C-2"]).utf8, to: "all.xml")
    #expect(try HotlineProcess.run("report", document).status == 64)
    #expect(
      try HotlineProcess.run("report", document, "--only", "tables", "--output", folder.path + "/tables").status == 0)
    #expect(try HotlineProcess.run("report", run, "--only", "tables").status == 0)
    #expect(folder.bytes("tables/items.csv") == folder.bytes("run/items.csv"))
    #expect(folder.bytes("tables/scorecards.xlsx") == folder.bytes("run/scorecards.xlsx"))
  }

  @Test(arguments: ["report", "pick"])
  func aBadFileIsNamedAndTheOthersAreRead(command: String) throws {
    try folder.write("<scorecards".utf8, to: "run/calls/bad.xml")
    let result = try HotlineProcess.run(command, run)
    #expect(result.status == 65)
    #expect(result.errors.contains("run/calls/bad.xml:1: is no whole XML document"))
    let chinese = try HotlineProcess.run(command, run, locale: "zh_CN.UTF-8")
    #expect(chinese.errors.contains("run/calls/bad.xml:1：不是完整的 XML"))
  }

  @Test(arguments: ["report", "pick"])
  func whereThereAreNone(command: String) throws {
    let missing = try HotlineProcess.run(command, folder.path + "/none")
    #expect(missing.status == 66 && missing.errors.contains("none: no such file or folder"))
    let other = try HotlineProcess.run(command, folder.path)
    #expect(other.status == 66 && other.errors.contains("no scorecards (calls/*.xml)"))
  }

  @Test func anUnfinishedRunIsToldSo() throws {
    let whole = try HotlineProcess.run("pick", run)
    #expect(whole.status == 0 && whole.errors.isEmpty, "\(whole.errors)")
    #expect(whole.text.contains("否决         不骂客户（第3轮“烦死”）"))
    let part = folder.path + "/part"
    try folder.makeFolder("part")
    try folder.link("part/calls", to: run + "/calls")
    let result = try HotlineProcess.run("pick", part)
    #expect(result.status == 0 && result.errors.contains("has not come to its end"))
    #expect(result.text == whole.text)
  }

  @Test func picksAsFiles() throws {
    for name in ["picks.csv", "picks.xml"] {
      let result = try HotlineProcess.run(
        "pick", run, "--count", "3", "--seed", "a", "--output", "\(folder.path)/\(name)")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.text.contains("种子 a"))
    }
    #expect(folder.bytes("picks.csv")?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
    #expect(String(decoding: folder.bytes("picks.xml") ?? [], as: UTF8.self).contains("<picks xmlns="))
  }

  @Test(arguments: [["--count", "-1"], ["--count", "1001"], ["--per-agent", "101"], ["--output", "picks.txt"]])
  func wrongUsage(options: [String]) throws {
    #expect(try HotlineProcess.run(["pick", run] + options).status == 64)
  }

  /// Rows, sheets and the workbook itself run out of room at different sizes; none may leave half a table, or a workbook
  /// whose sheets are cut off.
  @Test(.enabled(if: SmallDisk.isPossible), arguments: Array(stride(from: 100, through: 3_000, by: 290)))
  func aFullDisk(kilobytes: Int) throws {
    let document = try folder.write(Self.document((0..<1_000).map { "C-\($0)" }).utf8, to: "all.xml")
    #expect(
      try HotlineProcess.run("report", document, "--only", "tables", "--output", folder.path + "/whole").status == 0)
    let disk = folder.path + "/disk"
    let statuses = try SmallDisk.run(
      ["report", document, "--only", "tables", "--output", disk + "/out"], thenWithRoom: ["--version"], disk: disk,
      kilobytes: kilobytes,
      copyTo: folder.path + "/left")
    if statuses.full == 0 {
      #expect(folder.tree("left") == folder.tree("whole"))
    } else {
      #expect(statuses.full == 74)
      #expect(folder.tree("left").isEmpty)
    }
  }
}
