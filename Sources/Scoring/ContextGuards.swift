import ChineseText
import Rulebook

/// Tells whether a hit is the speaker's own act, or asked, denied, supposed or reported.
///
/// The contexts are those that a study of real agents' speech found behind most wrong hits: A-not-A questions
/// (行不行), conditions (如果还是不行), reports (客户说不知道) and denials (不是说…).
enum ContextGuards {
  /// Whether one of the guards rejects the hit.
  static func reject(_ match: PhraseMatch, in text: NormalizedText, guards: Guards) -> Bool {
    if guards.contains(.report), text.isQuoted(Int(match.start)..<Int(match.end)) { return true }
    let context = Context(text: text, start: Int(match.start), end: Int(match.end))
    return guards.contains(.report) && context.isReported
      || guards.contains(.subject) && context.isSomebodyElses
      || guards.contains(.condition) && context.isSupposed
      || guards.contains(.negation) && context.isDenied
      || guards.contains(.question) && context.isAsked
  }
}

/// The clause around a hit.
private struct Context {
  let scalars: [UInt32]
  let breaks: [Break]
  let start: Int
  let end: Int
  /// The clause: from the last pause before the hit to the first after it.
  let clauseStart: Int
  let clauseEnd: Int

  init(text: NormalizedText, start: Int, end: Int) {
    scalars = text.scalars
    breaks = text.breaks
    self.start = start
    self.end = end
    var from = start
    while from > 0, !Self.isBorder(from, text) { from -= 1 }
    clauseStart = from
    var to = end
    while to < scalars.count, !Self.isBorder(to, text) { to += 1 }
    clauseEnd = to
  }

  /// Punctuation ends a clause, and so does a blank between Chinese characters, as chat and recognisers write it.
  private static func isBorder(_ index: Int, _ text: NormalizedText) -> Bool {
    guard text.breaks[index] < .pause else { return true }
    return text.breaks[index] == .blank && isHan(text.scalars[index - 1]) && isHan(text.scalars[index])
  }

  private static func isHan(_ scalar: UInt32) -> Bool { (0x4E00...0x9FFF).contains(scalar) }

  /// 客户说…, 您说…, 他们说…, 写着…
  var isReported: Bool { precedes(Self.reports, within: 8, acrossPause: true) }

  /// 如果…, 要是…, …的话
  var isSupposed: Bool {
    precedes(Self.conditions, within: 12, acrossPause: false) || follows(Self.conditionTails, within: 4)
      || isFollowedByThen
  }

  /// 不行就再打来; but 不行就是不行 is a refusal.
  private var isFollowedByThen: Bool {
    end < clauseEnd && scalars[end] == 0x5C31 && !(end + 1 < scalars.count && scalars[end + 1] == 0x662F)
  }

  /// 不用…, 不是说…, 没有说…, 别…
  var isDenied: Bool { endsBefore(Self.denials, gap: 1) || isForbidden }

  /// 别 and its kind directly before the hit; but not 特别, 区别.
  private var isForbidden: Bool {
    guard start > clauseStart, Self.prohibitions.contains(scalars[start - 1]) else { return false }
    return start - 1 == clauseStart || !Self.wordsOfDifference.contains(scalars[start - 2])
  }

  /// 您不知道, 客户也不清楚: the nearest subject before the hit is not the speaker.
  var isSomebodyElses: Bool {
    var index = start
    while index > clauseStart, Self.adverbs.contains(scalars[index - 1]) { index -= 1 }
    guard index > clauseStart, Self.others.mayEnd(with: scalars[index - 1]) else { return false }
    return Self.others.words.contains { word in
      index - word.count >= clauseStart && FixedWords.stands(word, in: scalars, at: index - word.count)
    }
  }

  /// 行不行, 知不知道, 是不是…, …吗
  var isAsked: Bool {
    if isAlternativeQuestion { return true }
    if precedes(Self.questionHeads, within: 6, acrossPause: false) { return true }
    guard clauseEnd - end <= 4, clauseEnd > start else { return false }
    let last = scalars[clauseEnd - 1]
    if last == 0x5417 || last == 0x4E48 && clauseEnd > end { return true }  // 吗, 么
    return breaks[clauseEnd] == .question
  }

  /// X不X around the start of the hit: 行不行, 知不知道, 清不清楚.
  private var isAlternativeQuestion: Bool {
    // The hit begins with 不: the same character stands on both sides of it.
    if scalars[start] == 0x4E0D, start > clauseStart, start + 1 < scalars.count,
      scalars[start - 1] == scalars[start + 1]
    {
      return true
    }
    // The hit stands before 不: 行 in 行不行.
    if end + 1 < scalars.count, breaks[end] < .pause, scalars[end] == 0x4E0D, scalars[end + 1] == scalars[start] {
      return true
    }
    // 有没有…: the hit begins with 没.
    return scalars[start] == 0x6CA1 && start > 0 && scalars[start - 1] == 0x6709
  }

  /// Whether one of the words stands so near before the hit; only reports reach across a pause.
  private func precedes(_ words: FixedWords, within distance: Int, acrossPause: Bool) -> Bool {
    var from = max(0, start - distance - 4)
    if acrossPause {
      // A report may be set off by a comma or a colon, but not by the end of a sentence.
      var index = start
      while index > from, breaks[index] < .stop { index -= 1 }
      from = max(from, index)
    } else {
      from = max(from, clauseStart)
    }
    guard from < start else { return false }
    for index in from..<start where words.mayBegin(with: scalars[index]) {
      for word in words.words where index + word.count <= start && start - (index + word.count) <= distance {
        guard FixedWords.stands(word, in: scalars, at: index) else { continue }
        if acrossPause, isNoReport(from: index, to: index + word.count) || endsBeforeHit(reportTo: index + word.count) {
          continue
        }
        return true
      }
    }
    return false
  }

  /// A report that has already said something ends with its clause: 他们说修好了，我不知道 is the speaker's own.
  private func endsBeforeHit(reportTo end: Int) -> Bool {
    end < clauseStart && breaks[end] < .pause && end + 2 <= clauseStart
  }

  /// 您说… reports; 您说的问题 names something, 你说话 is about speaking, 我跟你说 addresses somebody.
  private func isNoReport(from: Int, to: Int) -> Bool {
    if scalars[to] == 0x7684 || scalars[to] == 0x8BDD { return true }  // 的, 话
    return from > 0 && Self.addressing.contains(scalars[from - 1])
  }

  private func endsBefore(_ words: FixedWords, gap: Int) -> Bool {
    for distance in 0...gap where start - distance > clauseStart && words.mayEnd(with: scalars[start - distance - 1]) {
      for word in words.words where start - distance - word.count >= clauseStart {
        let from = start - distance - word.count
        guard FixedWords.stands(word, in: scalars, at: from) else { continue }
        // 能不能 asks, it does not deny.
        if from > 0, scalars[from] == 0x4E0D, scalars[from - 1] == scalars[from + 1] { continue }
        return true
      }
    }
    return false
  }

  private func follows(_ words: FixedWords, within distance: Int) -> Bool {
    for index in end..<max(end, min(end + distance + 1, clauseEnd)) where words.mayBegin(with: scalars[index]) {
      for word in words.words where index + word.count <= clauseEnd {
        if FixedWords.stands(word, in: scalars, at: index) { return true }
      }
    }
    return false
  }

  private static let reports = FixedWords(
    "客户说 用户说 他说 她说 他们说 人家说 您说 你说 您是说 你是说 您刚才说 您的意思是 对方说 师傅说 物业说 听说 写着 告诉我 反映说 客户反映 答复您 答复说 有人说 别人说 说是")
  private static let addressing = CharacterTable("跟和给对同与")
  private static let conditions = FixedWords("如果 要是 若是 假如 假设 万一 倘若 要不是 如您 如有 只要 除非 哪怕 即使 就算 免得 省得 以免 不然")
  private static let conditionTails = FixedWords("的话 的时候")
  private static let denials = FixedWords("不是说 不是我说 没有说 没说 并不是 绝不是 不会 不能 不要 不用 不敢 不应该 从来不 从不 没有 别说")
  private static let prohibitions = CharacterTable("别甭勿没未")
  private static let wordsOfDifference = CharacterTable("特区个分告差性级类辨")
  private static let adverbs = CharacterTable("也都还就并又可能真是")
  private static let others = FixedWords("您 你 他 她 它 您们 你们 他们 她们 客户 用户 对方 人家 大家 别人 业主 家里人 老人 老人家 老板 师傅 房东 邻居 物业")
  private static let questionHeads = FixedWords("是不是 是否 有没有 会不会 能不能 可不可以 要不要 请问是 难道您")
}
