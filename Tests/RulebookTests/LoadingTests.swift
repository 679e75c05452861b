import Rulebook
import TestSupport
import Testing

@Suite struct LoadingTests {
  @Test func aDirectoryThatIsNotThereIsAnError() {
    #expect(throws: LoadingError.notFound(directory: "/nowhere/at/all")) {
      try RulebookLoader.load(directory: "/nowhere/at/all")
    }
  }

  @Test func aDirectoryWithoutLexiconsIsAnError() throws {
    let folder = try LexiconFolder()
    #expect(throws: LoadingError.noLexicons(directory: folder.path)) { try folder.load() }
  }

  @Test func aFileInPlaceOfTheDirectoryIsAnError() throws {
    let folder = try LexiconFolder(["phrases/a.txt": "[a] 一\n您好"])
    let path = "\(folder.path)/phrases/a.txt"
    #expect(throws: LoadingError.notReadable(path: path, reason: "not a directory")) {
      try RulebookLoader.load(directory: path)
    }
  }

  @Test func otherFilesAreNamedAndBackupsAreNot() throws {
    let folder = try LexiconFolder([
      "phrases/a.txt": "[a] 一\n您好", "phrases/b.TXT": "x", "phrases/a.txt~": "x", "phrases/.a.txt.swp": "x",
      "phrases/a.bak": "x", "phrases/~$a.txt": "x", "rules/b.yml": "x", "rules/README.md": "x",
    ])
    #expect(
      try folder.mistakes() == ["phrases/b.TXT:1:1: this file is not read", "rules/b.yml:1:1: this file is not read"])
  }

  @Test func theDigestCoversNamesAndBytes() throws {
    func digest(_ files: [String: String]) throws -> String { try LexiconFolder(files).load().rulebook.digest }
    let one = try digest(["phrases/a.txt": "[a] 一\n您好"])
    #expect(try digest(["phrases/a.txt": "[a] 一\n您好"]) == one)
    #expect(try digest(["phrases/b.txt": "[a] 一\n您好"]) != one)
    #expect(try digest(["phrases/a.txt": "[a] 一\n您好 "]) != one)
    // sha256 of the name, NUL, "4", NUL and the four bytes.
    #expect(
      try digest(["phrases/a.txt": "[a]\n"])
        == "sha256:50ea0be12bb7f75f4ff7a3a29b37a4b66f9f253876ac4e07638c5fb9ed469df5")
  }

  @Test func manyMistakesAreCounted() throws {
    let text = "[a] 一\n" + String(repeating: "(您\n", count: 250)
    let found = try mistakes(inPhrases: text)
    #expect(found.count == 101)
    #expect(found.last == "102:1: and more mistakes from here on")
  }

  @Test func aRuleFileThatCannotBeReadMakesNoRuleUnknown() throws {
    let folder = try LexiconFolder([
      "rules/a.yaml": "- id: [a",
      "scorecards/power.yaml": """
      id: power
      title: 供电
      version: 1
      sections: [{id: a, title: 甲, items: [{rule: greet, points: 100}]}]
      """,
    ])
    #expect(try folder.mistakes() == ["rules/a.yaml:1:7: the list `[` is never closed, or a comma is missing"])
  }
}

/// Whatever stands in the files, loading ends and says something.
@Suite struct RubbishTests {
  private static let names = ["phrases/a.txt", "rules/a.yaml", "scorecards/a.yaml"]

  private func load(_ bytes: [UInt8]) throws -> [Diagnostic] {
    let folder = try LexiconFolder()
    for name in Self.names { try folder.write(name, bytes) }
    return try folder.load().diagnostics
  }

  @Test func randomBytes() throws {
    var random = SeededGenerator(seed: 7)
    for size in [1, 10, 1000, 100_000] {
      let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      #expect(try !load(bytes).isEmpty)
    }
  }

  @Test func randomSignsOfTheNotations() throws {
    let signs = Array("[]{}()|…^$@!#\\&*:-,?>'\"%` \n\t：，。“”－＃您好ab0129{单位}\r").map { Array(String($0).utf8) }
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let bytes = (0..<60).flatMap { _ in signs[Int(random.next() % UInt64(signs.count))] }
      _ = try load(bytes)
    }
  }

  /// A sound file with one character replaced, dropped or doubled at a time.
  @Test func smallDamage() throws {
    let rule = """
      - id: a
        title: '问候'
        clause: "规范 1"
        kind: forbidden
        severity: major
        trigger: {any: [{event: hold-start}, {phrases: [您好]}]}
        phrases: ["(您|你)好", 喂]
        unless: {phrases: [抱歉]}
        examples: [{outcome: pass, turns: ["客服[0-1]：您好"]}, {outcome: fail, turns: [客服：喂], turn: 0}]
      """
    let characters = Array(rule)
    for index in characters.indices {
      for replacement in ["", "“", "]", "{", "\"", "\n", ": ", "- "] {
        var damaged = characters.map(String.init)
        damaged[index] = replacement
        let folder = try LexiconFolder(["rules/a.yaml": damaged.joined()])
        _ = try folder.load()
      }
    }
  }

  @Test(arguments: ["[", "{", "- ", "{a: ", "[[", "? ", "(", "'", "\"", "|\n", "&a ", "!!a ", "- - \n"])
  func hugeNesting(sign: String) throws {
    #expect(try !load(Array(String(repeating: sign, count: 20_000).utf8)).isEmpty)
  }

  @Test func deepNestingIsToldPlainly() throws {
    let text = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(try mistakes(inRules: text) == ["1:34: nested deeper than 32"])
  }

  @Test func aliasBombsAreRefusedBeforeTheyAreRead() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let found = try mistakes(inRules: text)
    #expect(found.first == "1:5: an anchor (`&`)")
  }

  @Test func hugeFilesAreRefused() throws {
    let diagnostics = try load([UInt8](repeating: UInt8(ascii: "#"), count: 5 << 20))
    #expect(diagnostics.count == Self.names.count)
    #expect(diagnostics.first?.advice?.english == "at most 4 MB; split it")
  }

  @Test func aFolderInPlaceOfAFileIsPassedOver() throws {
    let folder = try LexiconFolder(["phrases/a.txt": "[a] 一\n您好"])
    try folder.makeFolder("phrases/b.txt")
    #expect(try folder.load().diagnostics.isEmpty)
  }
}
