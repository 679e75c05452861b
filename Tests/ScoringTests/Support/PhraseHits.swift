import CallModel
import ChineseText
import Rulebook
import Scoring

/// Phrases as a phrase file states them, tried on sentences the way `hotline find` does.
struct PhrasesInTest {
  private let finder: PhraseFinder

  /// - Parameters:
  ///   - lines: The lines of one set, `! …` included; `options` are the guards that its header names.
  ///   - sets: Other sets that the lines name, each by its id with its lines.
  ///   - lists: The scorecard's lists, for slots.
  ///   - dictionary: The words that the segmenter knows; without one words are found inside words too.
  init(
    _ lines: String..., options: Guards = [], sets: [String: [String]] = [:], lists: [String: [String]] = [:],
    dictionary: [String]? = nil
  ) throws {
    var rulebook = Rulebook()
    for (id, lines) in sets { rulebook.phraseSets[id] = try Self.set(id, lines) }
    rulebook.phraseSets["test"] = try Self.set("test", lines, guards: options)
    let vocabulary = PhraseFinder.vocabulary(phraseSets: ["test"], of: rulebook, lists: lists)
    finder = PhraseFinder(
      phraseSets: ["test"], of: rulebook, lists: lists,
      segmenter: dictionary.map { Segmenter(words: $0, adding: vocabulary) })
  }

  private static func set(_ id: String, _ lines: [String], guards: Guards = []) throws -> PhraseSet {
    var set = PhraseSet(id: id, title: id, guards: guards, location: place)
    for line in lines {
      if line.hasPrefix("! ") {
        set.cancels.append(try PhraseNotation.parse(String(line.dropFirst(2)), at: place))
      } else {
        set.phrases.append(try PhraseNotation.parse(line, at: place))
      }
    }
    return set
  }

  private static let place = SourceLocation(file: "test.txt", line: 1, column: 1)

  /// What is found in one turn of the agent, in the words of the turn.
  func found(in sentence: String) -> [String] {
    let call = Call.dialogue(["客服：" + sentence])
    return hits(in: call).map { call.words(of: $0) }
  }

  /// Where something is found in a call.
  func hits(in call: Call) -> [Evidence] {
    var finder = finder
    return finder.find(in: call).map(\.evidence)
  }
}
