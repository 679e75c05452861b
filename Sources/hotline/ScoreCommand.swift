import ArgumentParser
import Batch
import CallFormats
import ChineseText
import Glibc
import Reports
import Rulebook

/// `hotline score`
struct ScoreCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "score",
      abstract: say("Score an exported call log.", "给导出的通话评分"),
      discussion: say(
        """
        Writes OUT/calls/<id>.xml, OUT/summary.xml and, for what could not be read, OUT/rejected.jsonl;
        or all calls into one document when OUT ends in .xml; - is standard output.
        What was read and what became of it stands in OUT/run.xml (OUT.xml.run.xml).
        A run into a folder that did not come to its end goes on with --resume.
        """,
        """
        写出 OUT/calls/<id>.xml、OUT/summary.xml，
        无法读取的写入 OUT/rejected.jsonl；
        OUT 以 .xml 结尾时全部写入一个文件；- 为标准输出。
        运行报告写入 OUT/run.xml（OUT.xml.run.xml）。
        写入目录的任务中断后，可用 --resume 接着做。
        """))
  }

  @Argument(help: ArgumentHelp(say("Files and folders; - is standard input.", "文件或目录；- 为标准输入"), valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp(say("The scorecard's id.", "评分表编号"), valueName: "id"))
  var scorecard: String?

  @Option(
    help: ArgumentHelp(
      say("Which calls are scored by which scorecard (YAML).", "哪些通话用哪张评分表（YAML 文件）"), valueName: "file"))
  var routing: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("A folder, a file.xml, or -.", "目录、file.xml 或 -"), valueName: "out"))
  var output: String

  @Option(
    help: ArgumentHelp(
      say("The summary.xml of an earlier run, to compare the totals with.", "以前一次运行的 summary.xml，用来与本次汇总对比"),
      valueName: "summary.xml"))
  var baseline: String?

  @Option(help: ArgumentHelp(say("full, or findings only.", "full 全部，findings 只写问题项")))
  var detail = Detail.full

  @OptionGroup var workers: WorkerOptions

  @Flag(help: ArgumentHelp(say("Leave personal data as they are.", "不遮盖个人信息")))
  var unmasked = false

  @Flag(help: ArgumentHelp(say("No progress, no closing line.", "不显示进度和结语")))
  var quiet = false

  @OptionGroup var night: NightOptions

  @OptionGroup var forced: ForcedFormat

  @OptionGroup var formats: FormatOptions

  @OptionGroup var rules: RulebookOptions

  func validate() throws {
    if (scorecard == nil) == (routing == nil) {
      throw ValidationError(say("Write either --scorecard or --routing", "--scorecard 和 --routing 要写且只写一个"))
    }
    if baseline != nil, !destination.isFolder {
      throw ValidationError(
        say("--baseline needs a folder as output: only there are totals", "--baseline 需要输出到目录：只有目录中才有汇总"))
    }
  }

  func run() async throws {
    try await reportingFailures(advice: adviceOnFailure) {
      try night.check(output: output, inputs: inputs)
      let files = try InputFiles.expand(paths: inputs)
      guard !files.isEmpty else {
        throw fail(
          say("no call files in \(inputs.joined(separator: ", "))", "\(inputs.joined(separator: "、")) 中没有通话文件"),
          Status.inputMissing)
      }
      let loaded = try await rules.load(scorecard: scorecard, routing: routing)
      let allowed = loaded.scorecards.flatMap { $0.settings.lists["单位电话"] ?? [] }
      var options = ScoringRun.Options(
        workers: workers.count,
        detail: detail, mask: unmasked ? nil : PersonalDataMask(allowed: allowed), toolVersion: Hotline.version,
        language: Language.current, reading: try formats.reading(format: forced.format))
      night.apply(to: &options)
      options.baseline = try baseline.map { try SummaryFile.figures(of: $0) }
      options.circumstances = rules.circumstances(routing: self.routing) + formats.circumstances
      if let baseline { options.circumstances.append((name: "baseline", value: FileState.of(baseline))) }
      Interruption.watch()
      var display = ProgressDisplay(totalBytes: files.map(\.path).reduce(0) { $0 + ProgressDisplay.size(of: $1) })
      display.isShown = !quiet && isatty(STDERR_FILENO) == 1
      let run = ScoringRun(
        scorecards: loaded.scorecards, routing: loaded.routing, segmenter: loaded.segmenter,
        homophones: loaded.homophones, options: options)
      let outcome = try await run.score(
        files, to: destination, isInterrupted: { Interruption.isRequested }, report: { display.show($0) })
      let progress = outcome.progress
      display.clear()
      if !quiet {
        RecordReport.tell(outcome.records)
        IrregularityReport.tell(progress.irregular)
        tell(closing(progress))
      }
      if progress.isInterrupted { throw ExitCode(Interruption.status) }
      if progress.isStopped { tell(night.stopped(progress, output: destination)) }
      if progress.rejected > 0 { throw Status.someRejected }
    }
  }

  private var destination: ScoringOutput {
    if output == "-" { return .standardOutput }
    return output.hasSuffix(".xml") ? .document(output) : .folder(output)
  }

  /// What to do when the disk is full, for example.
  private var adviceOnFailure: String? {
    guard destination.isFolder else { return nil }
    return say(
      "finished files are whole; make room and go on with --resume", "已写出的文件完整；腾出空间后可用 --resume 接着做")
  }

  private func closing(_ progress: ScoringRun.Progress) -> String {
    var parts = [say("\(progress.calls) calls scored", "已评分 \(progress.calls) 通")]
    if progress.resumed > 0 { parts.append(say("\(progress.resumed) of them before", "其中 \(progress.resumed) 通此前已完成")) }
    if progress.rejected > 0 { parts.append(say("\(progress.rejected) rejected", "\(progress.rejected) 行无法读取")) }
    if progress.duplicates > 0 {
      parts.append(say("\(progress.duplicates) with an id used before", "\(progress.duplicates) 通编号重复"))
    }
    if progress.isInterrupted {
      switch destination {
      case .folder:
        parts.append(
          say("interrupted, finished files are whole; go on with --resume", "已中断，写出的文件完整，可用 --resume 接着做"))
      case .document: parts.append(say("interrupted, no document was written", "已中断，没有写出文件"))
      case .standardOutput: parts.append(say("interrupted, the document is complete XML", "已中断，写出的 XML 完整"))
      }
    }
    return parts.joined(separator: say(", ", "，"))
  }
}

extension Detail: ExpressibleByArgument {}
