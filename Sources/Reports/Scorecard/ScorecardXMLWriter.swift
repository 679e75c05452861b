import CallModel
import Scoring

/// Writes scored calls as scorecard XML (contract, part 3).
///
/// A document is `head`, the bytes of any number of calls, and `foot`. The bytes of a call do not depend on the
/// calls before it, so each worker has a writer of its own and one ordered writer puts the parts together:
///
/// ```swift
/// let writer = ScorecardXMLWriter(header: header, detail: .full, mask: PersonalDataMask())
/// var document = writer.head
/// for scored in calls { writer.append(scored, to: &document) }
/// document += writer.foot
/// ```
///
/// A writer belongs to one task. It gets faster with the first calls, because it keeps its buffers and what is the same
/// in every call of a scorecard.
public final class ScorecardXMLWriter {
  /// The XML declaration and the start tag of the root element.
  public let head: [UInt8]
  /// The end tag of the root element.
  public let foot = Array("</scorecards>\n".utf8)

  private var calls: CallXML

  /// `mask` is `nil` for reports with personal data in them (`--unmasked`).
  ///
  /// - Parameters:
  ///   - stampsCalls: whether every call names its scorecard, because the calls of a document are not all of one.
  ///   - isStyled: whether the document names the CSS that `ScorecardStyle` writes beside it.
  public init(
    header: ReportHeader, detail: Detail, mask: PersonalDataMask?, stampsCalls: Bool = false, isStyled: Bool = false
  ) {
    var xml = XMLTextWriter()
    if isStyled { xml.style(ScorecardStyle.name) }
    xml.start("scorecards")
    xml.attributes(of: header)
    xml.endStartTag()
    head = xml.takeBytes()
    calls = CallXML(behind: xml, detail: detail, mask: mask, stamp: stampsCalls ? header : nil)
  }

  /// A whole document with one call.
  public func document(of scored: ScoredCall) -> [UInt8] {
    var document: [UInt8] = []
    appendDocument(of: scored, to: &document)
    return document
  }

  /// The `call` element of one call, its line end included.
  public func bytes(of scored: ScoredCall) -> [UInt8] {
    var bytes: [UInt8] = []
    append(scored, to: &bytes)
    return bytes
  }

  /// Puts a whole document with one call behind what `bytes` holds.
  public func appendDocument(of scored: ScoredCall, to bytes: inout [UInt8]) {
    bytes += head
    append(scored, to: &bytes)
    bytes += foot
  }

  /// Puts the `call` element of one call behind what `bytes` holds, its line end included.
  public func append(_ scored: ScoredCall, to bytes: inout [UInt8]) {
    calls.append(scored, to: &bytes)
  }
}
