import CallFormats
import Reports

/// Puts the totals of parts together, in the order of the input, to those of the whole.
public struct TotalsMerge: Sendable {
  /// How many totals are merged.
  public private(set) var parts = 0
  private var header: ReportHeader?
  private var totals = Summary()

  /// No number in a record is larger than 2⁴⁴ and no values are more than 2³³, so that sums of so many records hold.
  /// What has been merged can be merged again.
  public static let maximumParts = 1 << 16

  /// Nothing yet.
  public init() {}

  /// Reads and merges all lines of an input, which stand in the order of the calls that they are of.
  ///
  /// - Throws: `InputError` or `TotalsError`.
  public static func of(_ input: InputFile) throws -> TotalsMerge {
    var limits = LineReader.Limits()
    // Totals grow with agents times rules.
    limits.maximumLineLength = 1 << 28
    var reader = try LineReader(path: input.path, limits: limits)
    var merge = TotalsMerge()
    while let batch = try reader.next() {
      for line in batch.lines {
        guard !line.isTooLong else {
          throw TotalsError(file: input.name, line: line.number, .tooLong(limit: limits.maximumLineLength))
        }
        do throws(TotalsError.Problem) {
          try merge.add(batch[line])
        } catch {
          throw TotalsError(file: input.name, line: line.number, error)
        }
      }
    }
    return merge
  }

  /// Merges the totals of the calls that come after these.
  mutating func add(_ line: ArraySlice<UInt8>) throws(TotalsError.Problem) {
    let (header, totals) = try TotalsLine.read(line)
    if let known = self.header {
      for (name, before, now) in [
        ("scorecard", known.scorecard, header.scorecard),
        ("scorecardVersion", known.scorecardVersion, header.scorecardVersion),
        ("digest", known.digest, header.digest), ("toolVersion", known.toolVersion, header.toolVersion),
      ] where before != now {
        throw .ofOthers(name: name, before: before, now: now)
      }
    }
    guard parts < Self.maximumParts else { throw .tooMany(limit: Self.maximumParts) }
    self.header = header
    self.totals.merge(totals)
    parts += 1
  }

  /// One line with the totals of all.
  ///
  /// - Throws: `TotalsError` where there was nothing, or more than can be.
  public func line() throws(TotalsError) -> [UInt8] {
    let (header, totals) = try whole()
    return TotalsLine.bytes(of: totals, header: header)
  }

  /// The document `summary.xml` of all.
  ///
  /// - Throws: `TotalsError` where there was nothing, or more than can be.
  public func document() throws(TotalsError) -> [UInt8] {
    let (header, totals) = try whole()
    return totals.document(header: header)
  }

  private func whole() throws(TotalsError) -> (ReportHeader, Summary) {
    guard let header else { throw TotalsError(.nothing) }
    // Sums that no record may hold were made of numbers that no calls have.
    var record = RecordWriter()
    record.append(totals)
    guard let checked = TotalsLine.totals(in: record.bytes) else { throw TotalsError(.tooLarge) }
    return (header, checked)
  }
}

/// Why totals cannot be merged.
public struct TotalsError: Error, Equatable {
  /// What is wrong.
  public enum Problem: Error, Equatable {
    /// The line holds no totals.
    case noTotals
    /// Another version of the program wrote them.
    case anotherFormat(found: Int, wanted: Int)
    /// They were changed on their way.
    case damaged
    /// They are of calls that were scored by other rules or another program than those before.
    case ofOthers(name: String, before: String, now: String)
    /// The line is longer than this many bytes.
    case tooLong(limit: Int)
    /// These are more lines.
    case tooMany(limit: Int)
    /// The sums are larger than those of any calls.
    case tooLarge
    /// There were none at all.
    case nothing
  }

  /// The input's own name, empty where no line is at fault.
  public var file = ""
  /// Counted from 1.
  public var line = 0
  /// What is wrong with it.
  public var problem: Problem

  init(file: String = "", line: Int = 0, _ problem: Problem) {
    (self.file, self.line, self.problem) = (file, line, problem)
  }
}
