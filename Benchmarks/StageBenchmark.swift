import ArgumentParser
import Glibc

/// How fast each stage of scoring is by itself; the whole program is measured by `Scripts/benchmark`.
@main
struct StageBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "StageBenchmark",
    abstract: "How fast each stage of scoring is by itself, on one core, over the same calls.",
    discussion: """
      What is measured is MB of the export a second, so that the stages can be compared and added up. The stages take \
      their turns, because the speed of a machine changes from minute to minute, and the median of the rounds counts.
      """)

  @Argument(help: "The export.", completion: .file()) var calls: String
  @Argument(help: "The scorecard.") var scorecard = "general"
  @Argument(help: "How often each stage runs.") var rounds = 5
  @Argument(help: "The stages; what scoring takes longer than phrases is shown as rules.") var stages = Stage.allCases

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("At least one round, not \(rounds).") }
  }

  func run() throws {
    let bench = try Bench(path: calls, scorecard: scorecard)
    print("\(bench.calls.count) calls, \(bench.bytes / 1_000_000) MB, \(scorecard), median of \(rounds)")
    var times: [Stage: [Double]] = [:]
    for _ in 0..<rounds {
      for stage in stages {
        let begun = Self.processorSeconds
        try bench.run(stage)
        times[stage, default: []].append(Self.processorSeconds - begun)
      }
    }
    let medians = times.mapValues { $0.sorted()[$0.count / 2] }
    for stage in stages {
      if stage == .scoring, let phrases = medians[.phrases], let scoring = medians[.scoring] {
        print(row("rules", scoring - phrases, of: bench))
      }
      print(row(stage.rawValue, medians[stage] ?? 0, of: bench))
    }
  }

  /// Of this thread, so that other programs on the machine disturb little.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func row(_ name: String, _ seconds: Double, of bench: Bench) -> String {
    let rate = Self.rounded(Double(bench.bytes) / 1e6 / seconds)
    let calls = Self.rounded(Double(bench.calls.count) / seconds)
    return "\(Self.padded(name, 14)) \(Self.padded(rate, 9)) MB/s \(Self.padded(calls, 10)) calls/s"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
