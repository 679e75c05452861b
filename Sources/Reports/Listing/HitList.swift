import CallModel
import Scoring

/// How found phrases are listed.
public enum HitFormat: String, Sendable, CaseIterable {
  case table, jsonl
}

/// Lists what `find` found.
public enum HitList {
  /// How much of the turn a table shows on either side of a hit, in code points.
  private static let context = 40

  /// Appends a call's hits, one a line; `mask` is `nil` where personal data are to stay.
  public static func append(
    _ hits: [PhraseFinder.Hit], of call: Call, mask: PersonalDataMask?, as format: HitFormat, to output: inout [UInt8]
  ) {
    var texts = TurnTexts(of: call, mask: mask)
    for hit in hits where call.turns.indices.contains(hit.evidence.turn) {
      append(hit, of: call, scalars: Array(texts.text(ofTurn: hit.evidence.turn)), as: format, to: &output)
    }
  }

  private static func append(
    _ hit: PhraseFinder.Hit, of call: Call, scalars: [Unicode.Scalar], as format: HitFormat, to output: inout [UInt8]
  ) {
    let turn = call.turns[hit.evidence.turn]
    let from = min(max(0, hit.evidence.from), scalars.count)
    let to = min(max(from, hit.evidence.to), scalars.count)
    let text = string(scalars[from..<to])
    switch format {
    case .jsonl:
      var json = JSONText()
      json.open("{")
      json.name("id")
      json.value(call.id)
      json.name("turn")
      json.value(hit.evidence.turn)
      json.name("speaker")
      json.value(turn.speaker.rawValue)
      json.name("phrases")
      json.value(hit.phrases)
      json.name("from")
      json.value(from)
      json.name("to")
      json.value(to)
      json.name("text")
      json.value(text)
      json.name("match")
      json.value(hit.evidence.match.rawValue)
      json.close("}")
      json.endLine()
      output += json.bytes
    case .table:
      let before = scalars[max(0, from - context)..<from]
      let after = scalars[to..<min(scalars.count, to + context)]
      let marked = string(before) + "【" + text + "】" + string(after)
      let sound = hit.evidence.match == .homophone ? "\t谐音" : ""
      let line = "\(call.id)\t\(hit.evidence.turn)\t\(turn.speaker.rawValue)\t\(hit.phrases)\t\(marked)\(sound)"
      output += TerminalText.clean(line).utf8
      output.append(UInt8(ascii: "\n"))
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
