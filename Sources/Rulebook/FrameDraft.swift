/// A frame before it is known who looks for it.
struct FrameDraft: Hashable {
  var unit: Int
  var elements: [PhraseElement]
  var openStart = false
  var openEnd = false
  var startLimit: Int?
  var endLimit: Int?
  var startsClause = false
  var endsClause = false

  /// Whether it is nothing but one of some words.
  var isWholeWord: Bool { elements.count == 1 && anchor == 0 }

  /// The first words.
  var anchor: Int { elements.firstIndex { if case .words = $0 { true } else { false } } ?? elements.count }
}
