import CLibXML2

/// An element of a tree that libxml2 holds; valid as long as the tree is.
struct XMLNode {
  let pointer: xmlNodePtr

  init(_ pointer: xmlNodePtr) { self.pointer = pointer }

  /// The root element of a document.
  init?(rootOf document: xmlDocPtr) {
    guard let root = xmlDocGetRootElement(document) else { return nil }
    pointer = root
  }

  /// Without prefix.
  var name: String { Self.string(pointer.pointee.name) ?? "" }

  /// The namespace's name; empty where there is none.
  var namespace: String { pointer.pointee.ns.flatMap { Self.string($0.pointee.href) } ?? "" }

  /// Where it stood in its file.
  var line: Int { Int(xmlGetLineNo(pointer)) }

  /// An attribute without namespace.
  subscript(name: StaticString) -> String? {
    get {
      guard let value = xmlGetNoNsProp(pointer, name.utf8Start) else { return nil }
      defer { hotline_xml_free(value) }
      return Self.string(value)
    }
    nonmutating set {
      guard let newValue else {
        xmlUnsetProp(pointer, name.utf8Start)
        return
      }
      newValue.withXMLCharacters { _ = xmlSetProp(pointer, name.utf8Start, $0) }
    }
  }

  /// A whole number not below zero, as our documents write them.
  func number(_ name: StaticString) -> Int? {
    guard let text = self[name], text.utf8.count <= 12, let number = Int(text), number >= 0 else { return nil }
    return number
  }

  /// The text in it and in what it holds.
  var text: String {
    guard let content = xmlNodeGetContent(pointer) else { return "" }
    defer { hotline_xml_free(content) }
    return Self.string(content) ?? ""
  }

  /// The elements that it holds, in order.
  var elements: Elements { Elements(rest: pointer.pointee.children) }

  /// Those of a name.
  func elements(_ name: String) -> [XMLNode] { elements.filter { $0.name == name } }

  /// The first of a name.
  func first(_ name: String) -> XMLNode? { elements.first { $0.name == name } }

  /// Walks over siblings.
  struct Elements: Sequence, IteratorProtocol {
    fileprivate var rest: xmlNodePtr?

    mutating func next() -> XMLNode? {
      while let node = rest {
        rest = node.pointee.next
        if node.pointee.type == XML_ELEMENT_NODE { return XMLNode(node) }
      }
      return nil
    }
  }

  private static func string(_ characters: UnsafePointer<xmlChar>?) -> String? {
    characters.map { String(decoding: UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0))), as: UTF8.self) }
  }
}

/// Changing a tree that is ours; what is put in was read from a document, so that XML has room for it.
extension XMLNode {
  /// Takes everything out of it.
  func removeChildren() {
    while let child = pointer.pointee.children {
      xmlUnlinkNode(child)
      xmlFreeNode(child)
    }
  }

  /// Takes it out of its tree and frees it; it must not be used any more.
  func remove() {
    xmlUnlinkNode(pointer)
    xmlFreeNode(pointer)
  }

  /// An empty element at the end of what it holds.
  @discardableResult
  func append(_ name: StaticString, _ namespace: xmlNsPtr?) -> XMLNode? {
    xmlNewChild(pointer, namespace, name.utf8Start, nil).map(XMLNode.init)
  }

  /// A text at its end.
  func append(text: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    let bytes = Array(String(view).utf8)
    guard !bytes.isEmpty else { return }
    bytes.withUnsafeBufferPointer { xmlNodeAddContentLen(pointer, $0.baseAddress, Int32($0.count)) }
  }

  /// A copy of an element, wherever that is from, with all in it or with its attributes only.
  @discardableResult
  func append(copyOf node: XMLNode, withChildren: Bool = true) -> XMLNode? {
    // 1: all of it; 2: attributes and namespaces.
    guard let copy = xmlDocCopyNode(node.pointer, pointer.pointee.doc, withChildren ? 1 : 2) else { return nil }
    guard let added = xmlAddChild(pointer, copy) else {
      xmlFreeNode(copy)
      return nil
    }
    return XMLNode(added)
  }
}

extension String {
  /// The text as libxml2 takes it: UTF-8 that ends with a zero byte. The text holds no U+0000.
  func withXMLCharacters<Result>(_ body: (UnsafePointer<xmlChar>) -> Result) -> Result {
    withCString { characters in
      characters.withMemoryRebound(to: xmlChar.self, capacity: utf8.count + 1, body)
    }
  }
}
