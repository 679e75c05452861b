/// Which cells of a workbook are dates: Excel keeps them as numbers of days and shows by the style what they are.
struct WorkbookStyles {
  /// What the numbers of a style are.
  private enum Kind {
    case number, date, clock
  }

  private var kinds: [Kind] = []
  private let countsFrom1904: Bool

  /// - Parameter part: `xl/styles.xml`, which a workbook need not have.
  init(_ part: [UInt8]?, countsFrom1904: Bool) throws(Defect) {
    self.countsFrom1904 = countsFrom1904
    guard let part else { return }
    kinds = try Workbook.reading("xl/styles.xml") { () throws(XMLPullReader.Malformed) in
      try Self.kinds(XMLPullReader(part))
    }
  }

  private static func kinds(_ reader: XMLPullReader) throws(XMLPullReader.Malformed) -> [Kind] {
    var formats: [Int: Kind] = [:]
    var kinds: [Kind] = []
    var isCellStyle = false
    while let event = try reader.next() {
      switch event {
      case .start("numFmt", _):
        guard let id = reader.attribute("numFmtId").flatMap({ Int($0) }), let code = reader.attribute("formatCode")
        else { continue }
        formats[id] = kind(ofCode: code)
      case .start("cellXfs", _): isCellStyle = true
      case .end("cellXfs"): isCellStyle = false
      case .start("xf", _) where isCellStyle:
        let id = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
        kinds.append(formats[id] ?? kind(ofBuiltIn: id))
      default: continue
      }
    }
    return kinds
  }

  /// ECMA-376 part 1, 18.8.30, with the East Asian ones.
  private static func kind(ofBuiltIn id: Int) -> Kind {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45...47, 55, 56: .clock
    default: .number
    }
  }

  /// `yyyy"年"m"月"` has letters of dates outside of quotes and brackets; `[Red]` and `"秒"` have not.
  private static func kind(ofCode code: String) -> Kind {
    var letters: Set<Character> = []
    var close: Character?
    var isElapsed = false
    var inside = ""
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let end = close {
        if character == end {
          isElapsed = isElapsed || end == "]" && ["h", "hh", "m", "mm", "s", "ss"].contains(inside)
          (close, inside) = (nil, "")
        } else {
          inside.append(character)
        }
      } else if character == "\\" || character == "_" {
        isEscaped = true
      } else if character == "\"" || character == "[" {
        close = character == "[" ? "]" : "\""
      } else {
        letters.insert(character)
      }
    }
    if isElapsed { return .clock }
    if letters.contains("#") || letters.contains("e") && !letters.contains("y") { return .number }
    if letters.contains("y") || letters.contains("d") { return .date }
    return letters.contains("h") || letters.contains("s") ? .clock : .number
  }

  /// A number as people would write it: `13800001111` and not `1.3800001111E10`, a date as `2026-03-04 09:12:31`.
  func text(ofNumber written: String, style: Int?) -> String {
    let kind = style.flatMap { kinds.indices.contains($0) ? kinds[$0] : nil } ?? .number
    guard let number = Double(written), number.isFinite, abs(number) < 1e15 else { return written }
    switch kind {
    case .number:
      if written.allSatisfy(\.isNumber) { return written }
      return number == number.rounded() ? String(Int64(number)) : "\(number)"
    case .clock where number >= 0 && number < 366: return Self.clock(number * 86_400)
    case .date where number >= 1 && number < 200_000: return date(number)
    case .date, .clock: return written
    }
  }

  /// Days since the end of 1899, in which Excel counts a 29th of February 1900 that never was; or since 1904.
  private func date(_ number: Double) -> String {
    var days = Int(number)
    var milliseconds = Int(((number - Double(days)) * 86_400_000).rounded())
    if milliseconds == 86_400_000 { (days, milliseconds) = (days + 1, 0) }
    let sinceEpoch = countsFrom1904 ? days - 24_107 : days - (days < 60 ? 25_568 : 25_569)
    let date = CalendarDate(days: sinceEpoch)
    let day = "\(date.year)-\(Self.two(date.month))-\(Self.two(date.day))"
    return "\(day) \(Self.clock(Double(milliseconds) / 1000))"
  }

  /// `00:10:15`, with milliseconds where there are some.
  private static func clock(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    let whole = milliseconds / 1000
    let clock = "\(two(whole / 3600)):\(two(whole / 60 % 60)):\(two(whole % 60))"
    let fraction = milliseconds % 1000
    return fraction == 0 ? clock : clock + "." + (fraction < 100 ? fraction < 10 ? "00" : "0" : "") + "\(fraction)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
