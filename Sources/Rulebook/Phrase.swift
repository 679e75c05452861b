/// One phrase as it stands in a file, read but not yet resolved against sets and settings.
public struct Phrase: Sendable, Equatable {
  /// As written.
  public var text: String
  /// Where the phrase begins in its file.
  public var location: SourceLocation
  /// What `text` means in the phrase notation.
  public let expression: PhraseExpression
  /// The names of the slots in it, in order, with repetitions: asked for again and again when scorecards are compiled.
  public let slots: [String]

  /// A phrase with its place.
  public init(text: String, location: SourceLocation, expression: PhraseExpression) {
    self.text = text
    self.location = location
    self.expression = expression
    slots = expression.slots
  }
}

/// The phrase notation as a tree.
///
/// Not `indirect` as a whole: there are hundreds of thousands of parts, and a box for each takes longer than reading them.
public enum PhraseExpression: Sendable, Hashable {
  /// Normalised characters.
  case literal([UInt32])
  /// One directly after the other.
  case sequence([PhraseExpression])
  /// `(a|b)`
  case alternatives([PhraseExpression])
  /// `[x]`
  indirect case optional(PhraseExpression)
  /// At most so many characters of anything inside the turn.
  case gap(Int)
  /// A list of the settings or a built-in slot.
  case slot(String)
  /// `{数字>45}`: a number within a bound.
  case number(NumberBound)
  /// `^`; fillers such as 嗯 and 那个 may stand before it.
  case turnStart
  /// `$`; fillers such as 啊 and 呢 may stand after it.
  case turnEnd
  /// `<`; the start of a clause: punctuation or the turn's start, perhaps with fillers after it.
  case clauseStart
  /// `>`; the end of a clause, perhaps with fillers before it.
  case clauseEnd
  /// All phrases of another set.
  case set(String)
}

/// A named list of phrases with what cancels them.
public struct PhraseSet: Sendable {
  /// What `@id` refers to, such as `late-apology`.
  public var id: String
  /// For people: 迟接致歉.
  public var title: String
  /// From the options of the header, `guarded` being all; they hold wherever the set is used.
  public var guards: Guards
  /// Any of them is a hit; some may stand for whole other sets.
  public var phrases: [Phrase]
  /// Patterns that cancel a hit which they overlap.
  public var cancels: [Phrase]
  /// Where the set's header stands.
  public var location: SourceLocation

  /// A set as read from a file.
  public init(
    id: String, title: String, guards: Guards = [], phrases: [Phrase] = [], cancels: [Phrase] = [],
    location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.guards = guards
    self.phrases = phrases
    self.cancels = cancels
    self.location = location
  }
}

/// Contexts in which a hit is not the speaker's own act.
public struct Guards: OptionSet, Sendable, Hashable {
  /// One bit a context: 1 negation, 2 question, 4 condition, 8 report.
  public let rawValue: UInt8

  /// A set of contexts by bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// 不用…, 不是说…
  public static let negation = Guards(rawValue: 1)
  /// 行不行, …吗
  public static let question = Guards(rawValue: 2)
  /// 如果…, …的话
  public static let condition = Guards(rawValue: 4)
  /// 客户说…, 您是说…
  public static let report = Guards(rawValue: 8)
  /// 您不知道, 客户不知道: somebody else's state; not among `all`, because 你 is part of many an insult.
  public static let subject = Guards(rawValue: 16)
  /// What `guarded` means in a phrase file, and what forbidden rules have unless they say otherwise.
  public static let all: Guards = [.negation, .question, .condition, .report]

  /// The names used in rule files.
  public static let names: [(name: String, guards: Guards)] = [
    ("negation", .negation), ("question", .question), ("condition", .condition), ("report", .report),
    ("subject", .subject),
  ]
}
