import Glibc
import Reports
import TestSupport
import Testing

/// Runs that are killed, and runs for which there is no room. `HOTLINE_KILLS` and `HOTLINE_KILL_CALLS` make more of them.
@Suite(.serialized) struct KillTests {
  private static func setting(_ name: String, default value: Int) -> Int {
    getenv(name).flatMap { Int(String(cString: $0)) } ?? value
  }

  /// SIGKILL at seeded points; then the run is gone on with until it is done. Where the kill strikes depends on the
  /// machine; what comes out must not.
  @Test func killedRunsAreGoneOnWith() throws {
    let kills = Self.setting("HOTLINE_KILLS", default: 20)
    let seed = UInt64(Self.setting("HOTLINE_KILL_SEED", default: 1))
    let night = try NightRun(calls: Self.setting("HOTLINE_KILL_CALLS", default: 2_000), seed: seed)
    let clock = ContinuousClock()
    let begun = clock.now
    let whole = try HotlineProcess.run(night.arguments("whole"))
    #expect(whole.status == 65, "\(whole.errors)")
    // A kill may come at any time from the start to a little after the end.
    let duration = Int((clock.now - begun) / .microseconds(1))
    let expected = night.tree("whole")

    var generator = SeededGenerator(seed: seed)
    var (killed, runs, round) = (0, 0, 0)
    while killed < kills {
      round += 1
      let output = "out\(round)"
      var status: Int32 = 137
      while status == 137 {
        let point = UInt32(Int.random(in: 0...max(1, duration * 11 / 10), using: &generator))
        let result = try HotlineProcess.run(
          night.arguments(output, "--resume"), killedAfter: killed < kills ? point : nil)
        status = result.status
        runs += 1
        if status == 137 { killed += 1 }
        #expect([65, 137].contains(status), "\(result.errors)")
        try #require(runs < 20 * kills + 20, "the program is never killed")
      }
      #expect(night.tree(output) == expected, "round \(round)")
      if night.tree(output) != expected { return }
    }
    print("\(killed) kills in \(runs) runs, \(round) times to the end")
  }

  /// No file may become larger than a limit: the journal, which grows, comes to it first, as a disk does that fills up.
  /// What this proves is that a write that fails in the middle of a run ends it with 74 and whole files, and that the
  /// run goes on from there; that the disk itself is full shows in the same place, `write`, with another number.
  @Test(arguments: [1 << 12, 1 << 13, 1 << 14])
  func aFullDisk(limit: Int) throws {
    let night = try NightRun(calls: 2_000, seed: 7)
    let whole = try HotlineProcess.run(night.arguments("whole"))
    #expect(whole.status == 65)
    let expected = night.tree("whole")
    let full = try HotlineProcess.run(night.arguments("out"), fileSize: limit)
    #expect(full.status == 74, "\(full.errors)")
    #expect(full.errors.contains("--resume"))
    let validator = try ScorecardValidator()
    for (name, bytes) in night.folder.results("out/calls") {
      #expect(validator.problems(in: bytes) == [], "\(name) is whole")
    }
    #expect(night.folder.bytes("out/summary.xml") == nil)
    let rest = try HotlineProcess.run(night.arguments("out", "--resume"))
    #expect(rest.status == 65, "\(rest.errors)")
    #expect(night.tree("out") == expected)
  }

  /// A disk that is really full: a file system in memory of a few hundred kilobytes, which only this run's processes see.
  @Test(.enabled(if: SmallDisk.isPossible, "unshare(1) may not make a file system here"), arguments: [200, 700, 1_500])
  func aDiskInMemoryThatFillsUp(kilobytes: Int) throws {
    let night = try NightRun(calls: 2_000, seed: 7)
    #expect(try HotlineProcess.run(night.arguments("whole")).status == 65)
    let statuses = try SmallDisk.run(
      night.arguments("disk/out"), thenWithRoom: night.arguments("disk/out", "--resume"),
      disk: night.folder.path + "/disk", kilobytes: kilobytes, copyTo: night.folder.path + "/out")
    #expect(statuses.full == 74, "no space left on the device")
    #expect(statuses.withRoom == 65)
    #expect(night.tree("out") == night.tree("whole"))
  }

  @Test func aSecondRunIntoTheFolderIsRefused() throws {
    let night = try NightRun(calls: 40, seed: 3)
    try night.folder.makeFolder("out")
    let lock = try FolderLock.take(night.folder.path + "/out/.hotline-lock")
    let result = try HotlineProcess.run(night.arguments("out"))
    #expect(result.status == 73)
    #expect(result.errors.contains("another run"))
    _ = consume lock
    #expect(try HotlineProcess.run(night.arguments("out")).status == 65, "a lock that nobody holds means nothing")
  }

  // MARK: The command line

  @Test func whatCannotBeGoneOnWith() throws {
    let night = try NightRun(calls: 40, seed: 3)
    for more in [["--resume", "--output", "-"], ["--resume", "--output", night.folder.path + "/out.xml"]] {
      var arguments = night.arguments("out")
      arguments.removeLast(4)
      let result = try HotlineProcess.run(arguments + more)
      #expect(result.status == 64)
      #expect(result.errors.contains("--resume"))
    }
    #expect(try HotlineProcess.run(night.arguments("out")).status == 65)
    let other = try HotlineProcess.run(night.arguments("out", "--resume", "--unmasked"))
    #expect(other.status == 64)
    #expect(other.errors.contains("masked was “true”, is “false”"), "\(other.errors)")
  }

  @Test func tooManyRejections() throws {
    let night = try NightRun(calls: 1_000, seed: 3)
    for more in [["--fail-fast"], ["--max-rejected", "2"]] {
      let result = try HotlineProcess.run(night.arguments("out") + more)
      #expect(result.status == 65)
      #expect(result.errors.contains("stopped: "), "\(result.errors)")
      #expect(night.folder.bytes("out/summary.xml") == nil)
    }
    #expect(try HotlineProcess.run(night.arguments("out", "--resume")).status == 65)
    #expect(night.folder.bytes("out/summary.xml") != nil)
    for wrong in [["--fail-fast", "--max-rejected", "2"], ["--max-rejected", "-1"], ["--max-rejected", "few"]] {
      #expect(try HotlineProcess.run(night.arguments("out") + wrong).status == 64, "\(wrong)")
    }
  }

  @Test func theRunReportIsValidByItsSchema() throws {
    let night = try NightRun(calls: 200, seed: 3)
    _ = try HotlineProcess.run(night.arguments("out", "--stamp"))
    let schema = try HotlineProcess.run("schema", "--run")
    #expect(schema.status == 0 && schema.output == Array(RunReportSchema.text.utf8))
    let report = try #require(night.folder.bytes("out/run.xml"))
    #expect(try ScorecardValidator(schema: RunReportSchema.text).problems(in: report) == [])
    #expect(String(decoding: report, as: UTF8.self).contains(" started=\"20"))
  }
}
