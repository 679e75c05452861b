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
      (name: "dictionary", value: FileState.of(dictionaryPath ?? "")),
      (name: "readings", value: FileState.of(readingsPath)),
    ] + (routing.map { [(name: "routing", value: FileState.of($0))] } ?? [])
  }

  /// The word list asked for, else the one beside the program, else the installed one.
  private var dictionaryPath: String? { dictionary ?? SharedFiles.path("dict.txt") ?? WordDictionary.locate() }

  /// The readings asked for, else those beside the program, else the installed ones.
  private var readingsPath: String {
    readings ?? SharedFiles.path("Unihan_Readings.txt.bz2") ?? PinyinReadings.defaultPath
  }

  /// The files of the rules.
  func readSources() throws -> RulebookSources {
    do {
      return try RulebookSources(directory: try rulebookDirectory())
    } catch let error as LoadingError {
      throw fail(say(error.message.english, error.message.chinese), Status.rulesWrong)
    }
  }

  /// The rules and what is wrong in them.
  func readRulebook() throws -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
    RulebookLoader.load(try readSources())
  }

  /// The rules, or an exit with what is wrong in them.
  func loadRulebook() throws -> Rulebook { try checkedRulebook(try readSources()) }

  /// The rules of files, or an exit with what is wrong in them.
  func checkedRulebook(_ sources: RulebookSources) throws -> Rulebook {
    let loaded = RulebookLoader.load(sources)
    guard loaded.diagnostics.isEmpty else {
      for diagnostic in loaded.diagnostics { tell(describe(diagnostic)) }
      throw fail(
        say("\(loaded.diagnostics.count) mistake(s) in the rule files", "规则文件有 \(loaded.diagnostics.count) 处错误"),
        Status.rulesWrong)
    }
    return loaded.rulebook
  }

  /// The segmenter, which knows these words besides those of its dictionary.
  func loadSegmenter(adding words: [[UInt32]]) throws -> Segmenter {
    Segmenter(try loadDictionary(adding: words))
  }

  /// The dictionary by itself, as an earlier start made it where there was one.
  func loadDictionary() throws -> WordDictionary {
    try loadWordFile { file in
      guard let cache = ContentCache.ofUser else { return try file.dictionary(adding: []) }
      let noWords = CacheKey()
      if let known = file.dictionary(in: cache, adding: noWords) { return known }
      let made = try file.dictionary(adding: [])
      file.keep(made, in: cache, adding: noWords)
      return made
    }
  }

  func loadDictionary(adding words: [[UInt32]]) throws -> WordDictionary {
    try loadWordFile { try $0.dictionary(adding: words) }
  }

  /// Something made of the dictionary's file, or an exit with what is wrong with it.
  func loadWordFile<Result>(_ make: (WordDictionaryFile) throws -> Result) throws -> Result {
    guard let path = dictionaryPath else {
      throw fail(
        say(
          "No word list found. Install one: apt-get install python3-jieba, or name one with --dictionary",
          "找不到分词词典。请安装：apt-get install python3-jieba，或用 --dictionary 指定"), Status.inputMissing)
    }
    do {
      return try make(try WordDictionaryFile(path))
    } catch let error as WordDictionary.LoadingError {
      throw fail(error.message, Status.inputMissing)
    }
  }

  /// How characters sound, for what speech recognition got wrong.
  ///
  /// As with the dictionary, going on without them would score the same calls otherwise on another machine.
  func loadReadings() throws -> PinyinReadings {
    try loadReadingsFile { try $0.readings(cache: .ofUser) }
  }

  /// Something made of the readings' file, or an exit with what is wrong with it.
  func loadReadingsFile<Result>(_ make: (PinyinReadingsFile) throws -> Result) throws -> Result {
    do {
      return try make(try PinyinReadingsFile(readingsPath))
    } catch let error as PinyinReadings.LoadingError {
      throw fail(error.message, Status.inputMissing)
    }
  }

  /// The folder asked for, else `Lexicons` here, beside the program or in a folder above it.
  func rulebookDirectory() throws -> String {
    if let rulebook { return rulebook }
    if isFolder("Lexicons") { return "Lexicons" }
    var folder = SharedFiles.programPath
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
}

/// A mistake as `file:line:column: what was found; what would be right`.
func describe(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.location
  let message = say(diagnostic.message.english, diagnostic.message.chinese)
  let advice = diagnostic.advice.map { say("; \($0.english)", "；\($0.chinese)") } ?? ""
  return "\(place.file):\(place.line):\(place.column): \(message)\(advice)"
}
