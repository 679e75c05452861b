import CallFormats
import MessageDigest
import Reports

/// The totals of a part of the calls, as one line that the totals of other parts are merged with.
///
/// `{"totals":{"format":1,"scorecard",…,"calls","rejected","data","sha256"}}`: what merges is `data`, the record of the
/// journal; the rest tells people what it is of, and the program whether it may be merged.
enum TotalsLine {
  /// Of `data`; raised when the record changes.
  static let format = 1

  /// - Parameter header: the rules and the program that the calls were scored by.
  static func bytes(of totals: Summary, header: ReportHeader) -> [UInt8] {
    var record = RecordWriter()
    record.append(totals)
    var data: [UInt8] = []
    Base64.append(record.bytes, to: &data)
    var json = JSONLineWriter()
    json.open("{")
    json.open("{", named: "totals")
    json.member("format", format)
    json.members(of: header)
    json.member("calls", totals.calls)
    json.member("rejected", totals.rejected)
    json.member("data", utf8: data[...])
    json.member("sha256", SHA256.digest(of: record.bytes).hexadecimal)
    json.close("}")
    json.close("}")
    json.endLine()
    var bytes: [UInt8] = []
    json.move(to: &bytes)
    return bytes
  }

  /// Reads a line; `nil` stands for one that is none.
  ///
  /// - Throws: what is wrong with it, without its number.
  static func read(_ line: ArraySlice<UInt8>) throws(TotalsError.Problem) -> (header: ReportHeader, totals: Summary) {
    guard let object = JSONLine(line)?["totals"], let found = object["format"]?.wholeNumber else {
      throw .noTotals
    }
    guard found == format else { throw .anotherFormat(found: found, wanted: format) }
    guard let scorecard = object["scorecard"]?.text, let version = object["scorecardVersion"]?.text,
      let digest = object["digest"]?.text, let toolVersion = object["toolVersion"]?.text,
      let data = object["data"]?.text.flatMap(Base64.bytes(of:)),
      object["sha256"]?.text == SHA256.digest(of: data).hexadecimal,
      let totals = totals(in: data), totals.calls == object["calls"]?.wholeNumber,
      totals.rejected == object["rejected"]?.wholeNumber
    else { throw .damaged }
    let header = ReportHeader(
      scorecard: scorecard, scorecardVersion: version, digest: digest, toolVersion: toolVersion)
    return (header, totals)
  }

  /// What a record holds; `nil` where it was never written.
  static func totals(in record: [UInt8]) -> Summary? {
    var reader = RecordReader(record)
    guard let totals = try? Summary(from: &reader), reader.isAtEnd else { return nil }
    return totals
  }
}
