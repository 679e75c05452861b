import Glibc
import TestSupport

/// Runs of the built program over generated calls by a small rulebook of its own, which may be killed at any time.
struct NightRun {
  let folder: TemporaryFolder
  private let calls: Int

  /// Some calls in two files, with rejections and repeated ids among them.
  init(calls: Int, seed: UInt64) throws {
    self.calls = calls
    folder = try TemporaryFolder()
    for name in ["rules", "scorecards", "phrases"] { try folder.makeFolder(name) }
    try folder.write(Self.rules.utf8, to: "rules/a.yaml")
    try folder.write(Self.scorecard.utf8, to: "scorecards/night.yaml")
    var generator = SeededGenerator(seed: seed)
    let words = ["您好，请讲", "喂", "您好，烦死了", "稍等一下", "𠮷<&>您好"]
    var lines = (0..<calls).map { number in
      // One call in fifty has the id of an earlier one.
      let id = number > 0 && number % 50 == 0 ? Int.random(in: 0..<number, using: &generator) : number
      let agent = Int.random(in: 1...9, using: &generator)
      let text = words[Int.random(in: 0..<words.count, using: &generator)]
      return #"{"id":"N-\#(id)","agent":{"id":"\#(agent)"},"turns":[{"speaker":"agent","text":"\#(text)"},"#
        + #"{"speaker":"customer","text":"我家停电了，电话13812345678"}]}"#
    }
    for number in stride(from: 30, to: calls, by: 97) { lines[number] = "rejected \(number)" }
    try folder.write(lines: Array(lines[..<(calls / 3)]), to: "a.jsonl")
    try folder.write(lines: Array(lines[(calls / 3)...]), to: "b.jsonl")
  }

  /// The command line of a run into a folder of this one.
  func arguments(_ output: String, _ more: String...) -> [String] {
    [
      "score", folder.path + "/a.jsonl", folder.path + "/b.jsonl", "--rulebook", folder.path, "--scorecard", "night",
      "--output", "\(folder.path)/\(output)", "--workers", "2",
    ] + more
  }

  /// Everything that a run leaves; the lock is always empty.
  func tree(_ output: String) -> [String: [UInt8]] { folder.tree(output) }

  private static let rules = """
    - id: greet
      title: 问候
      clause: 规范 1
      kind: required
      severity: major
      phrases: 您好
      examples: [{outcome: pass, turns: []}, {outcome: fail, turns: []}, {outcome: not-applicable, turns: []}, {outcome: not-assessable, turns: []}]
    - id: rude
      title: 态度
      clause: 规范 2
      kind: forbidden
      severity: major
      phrases: 烦死了
      examples: [{outcome: pass, turns: []}, {outcome: fail, turns: []}, {outcome: not-applicable, turns: []}, {outcome: not-assessable, turns: []}]

    """

  private static let scorecard = """
    id: night
    title: 夜间
    version: 1
    sections:
      - {id: opening, title: 开头语, items: [{rule: greet, points: 90}]}
      - {id: conduct, title: 态度, items: [{rule: rude, points: 5, cap: 10}]}

    """
}
