import CLibXML2

/// Cuts the turns of a call into pieces where words begin and end that something was made of, so that a stylesheet only
/// has to write them out: XSLT 1.0 cannot find places that overlap.
///
/// Every item gets a `number` from 1. In the transcript each stretch of words becomes an element
///
///     <mark xmlns="urn:hotline:page:1" kind="fault" items="3 7" ends="7">不知道</mark>
///
/// `items` are the numbers of all items that use the words, `ends` those whose words end here. `kind` is the
/// weightiest: `fault` (words of a failed item), `near` (the nearest miss of what was looked for), `finding` (anger, a complaint, thanks),
/// `merit` (words of an item that was kept), `other`.
struct TranscriptMarks {
  /// Rather than a page that nobody can read, the words of the first so many stay marked.
  static let maximumPerTurn = 200

  private enum Kind: Int {
    case other, merit, finding, near, fault

    var name: StaticString {
      switch self {
      case .other: "other"
      case .merit: "merit"
      case .finding: "finding"
      case .near: "near"
      case .fault: "fault"
      }
    }
  }

  private struct Stretch {
    var from: Int
    var to: Int
    var kind: Kind
    /// `nil` for a finding, which is nobody's item.
    var item: Int?
  }

  private var stretches: [Int: [Stretch]] = [:]

  /// Numbers the items of a call and marks its turns, in place.
  static func write(into call: XMLNode, namespace: xmlNsPtr?) {
    var marks = TranscriptMarks()
    marks.collect(from: call)
    for transcript in call.elements where transcript.name == "transcript" {
      for turn in transcript.elements where turn.name == "turn" {
        if let index = turn.number("index"), let stretches = marks.stretches[index] {
          mark(turn, stretches, namespace)
        }
      }
    }
  }

  private mutating func collect(from call: XMLNode) {
    var number = 0
    for section in call.elements where section.name == "section" {
      for item in section.elements where item.name == "item" {
        number += 1
        item["number"] = String(number)
        let outcome = item["outcome"]
        for proof in item.elements {
          switch proof.name {
          case "evidence": add(proof, outcome == "fail" ? .fault : outcome == "pass" ? .merit : .other, number)
          case "nearest": add(proof, .near, number)
          default: continue
          }
        }
      }
    }
    for findings in call.elements where findings.name == "findings" {
      for finding in findings.elements { add(finding, .finding, nil) }
    }
  }

  private mutating func add(_ words: XMLNode, _ kind: Kind, _ item: Int?) {
    guard let turn = words.number("turn"), let from = words.number("from"), let to = words.number("to"), from < to,
      stretches[turn, default: []].count < Self.maximumPerTurn
    else { return }
    stretches[turn, default: []].append(Stretch(from: from, to: to, kind: kind, item: item))
  }

  private static func mark(_ turn: XMLNode, _ stretches: [Stretch], _ namespace: xmlNsPtr?) {
    let text = Array(turn.text.unicodeScalars)
    var cuts: Set<Int> = [0, text.count]
    for stretch in stretches {
      cuts.insert(min(stretch.from, text.count))
      cuts.insert(min(stretch.to, text.count))
    }
    turn.removeChildren()
    let places = cuts.sorted()
    for (from, to) in zip(places, places.dropFirst()) {
      let words = text[from..<to]
      let over = stretches.filter { $0.from <= from && to <= min($0.to, text.count) }
      guard let kind = over.map(\.kind).max(by: { $0.rawValue < $1.rawValue }) else {
        turn.append(text: words)
        continue
      }
      guard let mark = turn.append("mark", namespace) else { return }
      mark["kind"] = "\(kind.name)"
      mark["items"] = list(over.compactMap(\.item))
      let ends = over.filter { min($0.to, text.count) == to }.compactMap(\.item)
      if !ends.isEmpty { mark["ends"] = list(ends) }
      mark.append(text: words)
    }
  }

  /// Each once, in order.
  private static func list(_ items: [Int]) -> String { Set(items).sorted().map(String.init).joined(separator: " ") }
}
