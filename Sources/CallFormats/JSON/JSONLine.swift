/// A line of JSON that is no call but something that the program itself has written.
package struct JSONLine {
  private let node: JSONNode

  /// `nil` where the line is no JSON.
  package init?(_ line: ArraySlice<UInt8>) {
    guard let tree = try? JSONTree.parse(line) else { return nil }
    self.init(JSONNode(tree))
  }

  private init(_ node: JSONNode) { self.node = node }

  /// A member, `nil` where it is missing or this is no object.
  package subscript(name: String) -> JSONLine? { node[name].map { JSONLine($0) } }

  /// The content of a string.
  package var text: String? { if case .string(let text) = node.tree { text } else { nil } }

  /// A whole number.
  package var wholeNumber: Int? { if case .integer(let number) = node.tree { Int(number) } else { nil } }
}
