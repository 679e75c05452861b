import CallFormats
import Glibc
import Reports

/// What the bytes that a run writes depend on: two runs of equal keys write the same.
struct RunKey: Equatable {
  private var names: [String] = []
  private var values: [String] = []

  init(inputs: [InputFile], headers: [ReportHeader], options: ScoringRun.Options) {
    if let header = headers.first {
      add("version", header.toolVersion)
      add("rules", header.digest)
    }
    for header in headers { add("scorecard", "\(header.scorecard) \(header.scorecardVersion)") }
    for (name, value) in options.described + options.circumstances { add(name, value) }
    for (index, input) in inputs.enumerated() { add("input \(index + 1)", Self.state(of: input)) }
  }

  private mutating func add(_ name: String, _ value: String) {
    names.append(name)
    values.append(value)
  }

  /// Name, size and time; the path may differ, as the folder may be mounted elsewhere.
  private static func state(of input: InputFile) -> String {
    "\(input.name), \(FileState.of(input.path))"
  }

  /// What this key has otherwise than an earlier one.
  func differences(from earlier: RunKey) -> [RunRefusal.Difference] {
    let before = earlier.byName
    let now = byName
    var differences: [RunRefusal.Difference] = []
    for name in names where now[name] != before[name] && !differences.contains(where: { $0.name == name }) {
      differences.append(RunRefusal.Difference(name: name, before: before[name], now: now[name]))
      if differences.count == Self.maximumNamed { return differences }
    }
    for name in earlier.names where now[name] == nil {
      differences.append(RunRefusal.Difference(name: name, before: before[name], now: nil))
      if differences.count == Self.maximumNamed { return differences }
    }
    return differences
  }

  /// Nobody reads more.
  private static let maximumNamed = 5

  /// Several scorecards have one name.
  private var byName: [String: String] {
    Dictionary(zip(names, values), uniquingKeysWith: { "\($0), \($1)" })
  }
}

extension RunKey: Recordable {
  func append(to record: inout RecordWriter) {
    record.append(names)
    record.append(values)
  }

  init(from record: inout RecordReader) throws(MalformedRecord) {
    names = try record.values()
    values = try record.values()
    guard names.count == values.count else { throw MalformedRecord() }
  }
}

/// By what a file is known to be the one that it was.
public enum FileState {
  /// Size and time of the last change.
  public static func of(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "missing" }
    let fraction = String(1_000_000_000 + status.st_mtim.tv_nsec).dropFirst()
    return "\(status.st_size) bytes, changed \(status.st_mtim.tv_sec).\(fraction)"
  }
}
