import Glibc
import Rulebook
import Scoring

/// What stands of a scorecard's item in every call, as it was written the first time.
final class KnownItem {
  private let section: String
  private let rule: String
  private let title: String
  private let clause: String
  private let kind: RuleKind
  private let severity: Severity
  /// Rule, kind and severity, in JSON the section too.
  let attributes: [UInt8]
  /// Title and clause, with what ends the start tag before them.
  let elements: [UInt8]

  /// - Parameter section: its id, where it is written at each item.
  init(_ item: UnsafePointer<ItemResult>, section: String = "", attributes: [UInt8], elements: [UInt8] = []) {
    self.section = section
    (rule, title, clause) = (item.pointee.rule, item.pointee.title, item.pointee.clause)
    (kind, severity) = (item.pointee.kind, item.pointee.severity)
    self.attributes = attributes
    self.elements = elements
  }

  /// Whether it is of this item in this section.
  func describe(_ item: UnsafePointer<ItemResult>, in section: String) -> Bool {
    self.section.hasSameBytes(as: section) && describe(item)
  }

  /// Whether it is of this item.
  func describe(_ item: UnsafePointer<ItemResult>) -> Bool {
    kind == item.pointee.kind && severity == item.pointee.severity && rule.hasSameBytes(as: item.pointee.rule)
      && title.hasSameBytes(as: item.pointee.title) && clause.hasSameBytes(as: item.pointee.clause)
  }
}

extension String {
  /// Where `==` would find two spellings of one character the same.
  fileprivate func hasSameBytes(as other: String) -> Bool {
    let same = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        guard left.count == right.count, let one = left.baseAddress, let other = right.baseAddress
        else { return left.isEmpty && right.isEmpty }
        return memcmp(one, other, left.count) == 0
      }
    }
    return (same ?? nil) ?? false
  }
}
