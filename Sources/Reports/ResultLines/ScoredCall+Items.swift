import Scoring

extension ScoredCall {
  /// Hands over every item that is to be written, with its place in the scorecard, from 0, and the id of its section.
  ///
  /// Items are looked at where they lie, as `CallXML` does: a copy of each would count all its references.
  func forEachItem(in detail: Detail, _ body: (UnsafePointer<ItemResult>, _ place: Int, _ section: String) -> Void) {
    var place = 0
    sections.withUnsafeBufferPointer { sections in
      guard let start = sections.baseAddress else { return }
      for index in sections.indices {
        let section = start + index
        section.pointee.items.withUnsafeBufferPointer { items in
          guard let first = items.baseAddress else { return }
          for number in items.indices where detail == .full || (first + number).pointee.isFinding {
            body(first + number, place + number, section.pointee.id)
          }
        }
        place += section.pointee.items.count
      }
    }
  }
}
