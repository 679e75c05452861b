import ArgumentParser
import Batch
import CallFormats
import ChineseText
import Glibc
import Rulebook

/// Where rules and words come from, for every command that needs them.
struct RulebookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Folder with phrases, rules and scorecards.", "规则目录（phrases、rules、scorecards）"), valueName: "dir"))
  var rulebook: String?

  @Option(
    help: ArgumentHelp(say("Word list of the segmenter (jieba's format).", "分词词典（jieba 格式）"), valueName: "file"))
  var dictionary: String?

  @Option(
    help: ArgumentHelp(
      say("Pinyin readings of characters (Unihan_Readings.txt, also .bz2).", "汉字读音表（Unihan_Readings.txt，可为 .bz2）"),
      valueName: "file"))
  var readings: String?

  /// The same options with another folder of rules, if one is given.
  func reading(_ directory: String?) -> RulebookOptions {
    var options = self
    options.rulebook = directory ?? rulebook
    return options
  }

  /// What scores depend on besides the rules: the words, the readings and the routing, as files.
  func circumstances(routing: String?) -> [(name: String, value: String)] {
    [
      (name: "dictionary", value: FileState.of(dictionary ?? WordDictionary.locate() ?? "")),
      (name: "readings", value: FileState.of(readings ?? PinyinReadings.defaultPath)),
    ] + (routing.map { [(name: "routing", value: FileState.of($0))] } ?? [])
  }

  /// The rules and what is wrong in them.
  func readRulebook() throws -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
    do {
      return try RulebookLoader.load(directory: try rulebookDirectory())
    } catch let error as LoadingError {
      throw fail(say(error.message.english, error.message.chinese), Status.rulesWrong)
    }
  }

  /// The rules, or an exit with what is wrong in them.
  func loadRulebook() throws -> Rulebook {
    let loaded = try readRulebook()
    guard loaded.diagnostics.isEmpty else {
      for diagnostic in loaded.diagnostics { tell(describe(diagnostic)) }
      throw fail(
        say("\(loaded.diagnostics.count) mistake(s) in the rule files", "规则文件有 \(loaded.diagnostics.count) 处错误"),
        Status.rulesWrong)
    }
    return loaded.rulebook
  }

  /// One scorecard of the rules with the words and readings that scoring by it needs; read side by side, because each
  /// takes its time.
  func loadScorecard(
    _ id: String
  ) async throws -> (scorecard: CompiledScorecard, segmenter: Segmenter, readings: PinyinReadings) {
    async let readings = loadReadings()
    let rulebook = try loadRulebook()
    guard let scorecard = rulebook.scorecards[id] else {
      let known = rulebook.scorecards.keys.sorted().joined(separator: ", ")
      throw ValidationError(say("No scorecard “\(id)”. There are: \(known)", "没有评分表“\(id)”。现有：\(known)"))
    }
    async let segmenter = loadSegmenter(adding: scorecard.vocabulary)
    let compiled = rulebook.compiled(scorecard)
    return (compiled, try await segmenter, try await readings)
  }

  /// The scorecards that a routing file names, over one table, with the routing.
  func loadRouting(
    _ path: String
  ) async throws -> (
    scorecards: [CompiledScorecard], routing: Routing, segmenter: Segmenter, readings: PinyinReadings
  ) {
    async let readings = loadReadings()
    let rulebook = try loadRulebook()
    let file = InputFile(path: path)
    let (routing, mistakes) = RoutingReader.read(
      try WholeFile.bytes(of: path), file: file.name, scorecards: rulebook.scorecards.keys.sorted())
    guard let routing, mistakes.isEmpty else {
      for mistake in mistakes { tell(describe(mistake)) }
      throw fail(
        say("\(mistakes.count) mistake(s) in the routing file", "路由文件有 \(mistakes.count) 处错误"), Status.rulesWrong)
    }
    let scorecards = routing.scorecards.compactMap { rulebook.scorecards[$0] }
    async let segmenter = loadSegmenter(adding: scorecards.flatMap(\.vocabulary))
    let compiled = rulebook.compiled(scorecards.map { CompilationRequest($0) })
    return (compiled, routing, try await segmenter, try await readings)
  }

  /// The segmenter, which knows these words besides those of its dictionary.
  func loadSegmenter(adding words: [[UInt32]]) throws -> Segmenter {
    Segmenter(try loadDictionary(adding: words))
  }

  func loadDictionary(adding words: [[UInt32]]) throws -> WordDictionary {
    guard let path = dictionary ?? WordDictionary.locate() else {
      throw fail(
        say(
          "No word list found. Install one: apt-get install python3-jieba, or name one with --dictionary",
          "找不到分词词典。请安装：apt-get install python3-jieba，或用 --dictionary 指定"), Status.inputMissing)
    }
    do {
      return try WordDictionary(contentsOf: path, adding: words)
    } catch {
      switch error {
      case .notFound(let path):
        throw fail(
          say(
            "\(path): no such word list. Install one: apt-get install python3-jieba",
            "\(path)：没有这个词典。请安装：apt-get install python3-jieba"), Status.inputMissing)
      case .notReadable(let path, let reason):
        throw fail(say("\(path): cannot be read: \(reason)", "\(path)：无法读取（\(reason)）"), Status.inputMissing)
      case .malformedLine(let path, let line, let found):
        throw fail(
          say(
            "\(path):\(line): found “\(found)”; a line is a word, a blank and its frequency: 停电 1024 v",
            "\(path):\(line)：“\(found)”；每行应为词、空格、词频：停电 1024 v"), Status.inputMissing)
      }
    }
  }

  /// How characters sound, for what speech recognition got wrong.
  ///
  /// As with the dictionary, going on without them would score the same calls otherwise on another machine.
  func loadReadings() throws -> PinyinReadings {
    do {
      return try PinyinReadings(contentsOf: readings ?? PinyinReadings.defaultPath, cache: .ofUser)
    } catch {
      switch error {
      case .notFound(let path):
        throw fail(
          say(
            "\(path): no such readings. Install them: apt-get install unicode-data, or name a file with --readings",
            "\(path)：没有读音表。请安装：apt-get install unicode-data，或用 --readings 指定"), Status.inputMissing)
      case .notReadable(let path, let reason):
        throw fail(say("\(path): cannot be read: \(reason)", "\(path)：无法读取（\(reason)）"), Status.inputMissing)
      case .malformedLine(let path, let line, let found):
        throw fail(
          say(
            "\(path):\(line): found “\(found)”; a line is a code point, a field and its value: U+597D kMandarin hǎo",
            "\(path):\(line)：“\(found)”；每行应为码位、字段、值：U+597D kMandarin hǎo"), Status.inputMissing)
      case .noReadings(let path):
        throw fail(
          say("\(path): no readings in it; Unihan_Readings.txt is expected", "\(path)：其中没有读音；应为 Unihan_Readings.txt"),
          Status.inputMissing)
      }
    }
  }

  /// The folder asked for, else `Lexicons` here, beside the program or in a folder above it.
  func rulebookDirectory() throws -> String {
    if let rulebook { return rulebook }
    if isFolder("Lexicons") { return "Lexicons" }
    var folder = executablePath()
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      for candidate in ["\(folder)/Lexicons", "\(folder)/share/hotline/Lexicons"] where isFolder(candidate) {
        return candidate
      }
    }
    throw fail(
      say("No folder “Lexicons” found; name one with --rulebook", "找不到 Lexicons 目录，请用 --rulebook 指定"),
      Status.rulesWrong)
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func executablePath() -> String {
    guard let real = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(real) }
    return String(cString: real)
  }
}

/// A mistake as `file:line:column: what was found; what would be right`.
func describe(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.location
  let message = say(diagnostic.message.english, diagnostic.message.chinese)
  let advice = diagnostic.advice.map { say("; \($0.english)", "；\($0.chinese)") } ?? ""
  return "\(place.file):\(place.line):\(place.column): \(message)\(advice)"
}
