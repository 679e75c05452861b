import Glibc
import TestSupport
import Testing

/// The program with a cache, as it fills it and as it uses it, and without one.
@Suite struct CacheTests {
  private func score(_ scorecard: String, cache: String) throws -> HotlineProcess.Result {
    try HotlineProcess.run(
      "score", "\(Project.samples)/\(scorecard).jsonl", "--scorecard", scorecard, "--output", "-", "--quiet",
      cache: cache)
  }

  @Test(arguments: [
    "power-95598", "power-business-hall", "power-repair-crew", "water-hotline", "telecom-client-manager",
    "customer-service-centre", "bank-branch", "mobile-business-hall", "general",
  ])
  func theSameBytesComeOutWithAndWithoutIt(scorecard: String) throws {
    let folder = try TemporaryFolder()
    let without = try score(scorecard, cache: "")
    #expect(without.status == 0, "\(without.errors)")
    let filling = try score(scorecard, cache: folder.path + "/cache")
    let kept = folder.tree("cache")
    #expect(Set(kept.keys.map { $0.prefix { $0 != "-" } }) == ["dictionary", "readings", "scorecards", "sounds"])
    let using = try score(scorecard, cache: folder.path + "/cache")
    #expect(filling.output == without.output && using.output == without.output)
    #expect(folder.tree("cache") == kept, "what is used is not written again")
  }

  @Test func ofADamagedCacheNothingIsUsed() throws {
    let folder = try TemporaryFolder()
    let first = try score("bank-branch", cache: folder.path + "/cache")
    let kept = folder.tree("cache")
    for (number, (name, bytes)) in kept.sorted(by: { $0.key < $1.key }).enumerated() {
      var damaged = bytes
      damaged[bytes.count / 2] ^= 1
      try folder.write(number % 2 == 0 ? damaged : Array(bytes.dropLast(number * 1_000)), to: "cache/" + name)
    }
    let second = try score("bank-branch", cache: folder.path + "/cache")
    #expect(second.status == 0 && second.output == first.output, "\(second.errors)")
  }

  @Test func theDictionaryByItselfIsKeptToo() throws {
    let folder = try TemporaryFolder()
    let text = Array("我想申请一个电表\n".utf8)
    let without = try HotlineProcess.run("tokenize", input: text, cache: "")
    #expect(without.text == "我 想 申请 一 个 电表\n", "\(without.errors)")
    for _ in 0..<2 {
      let result = try HotlineProcess.run("tokenize", input: text, cache: folder.path + "/cache")
      #expect(result.status == 0 && result.output == without.output, "\(result.errors)")
      #expect(folder.tree("cache").keys.map { $0.prefix { $0 != "-" } } == ["dictionary"])
    }
  }

  @Test func aMistakeInTheRulesIsToldInSpiteOfIt() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("Lexicons")
    try folder.makeFolder("Lexicons/rules")
    let cache = folder.path + "/cache"
    try folder.write(lines: ["rules: ["], to: "Lexicons/rules/a.yaml")
    for _ in 0..<2 {
      let result = try HotlineProcess.run(
        "score", "\(Project.samples)/general.jsonl", "--scorecard", "general", "--output", "-", "--rulebook",
        folder.path + "/Lexicons", cache: cache)
      #expect(result.status == 78 && result.errors.contains("rules/a.yaml:"), "\(result.errors)")
    }
  }

  @Test func programsThatFillItAtOnceGetTheSame() async throws {
    let folder = try TemporaryFolder()
    let cache = folder.path + "/cache"
    let without = try score("mobile-business-hall", cache: "").output
    try await withThrowingTaskGroup { group in
      for _ in 0..<3 { group.addTask { try score("mobile-business-hall", cache: cache).output } }
      for try await output in group { #expect(output == without) }
    }
    #expect(folder.tree("cache").count == 4, "nothing half written is left")
  }
}
