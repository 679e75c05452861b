import CLibXML2
import CLibXSLT
import Synchronization

/// The stylesheets that pages are made with, compiled.
///
/// The program carries its own. A folder with files of the same names takes the place of some or all of them, so that a
/// company can change the look (`page.css`) without the structure (`*.xsl`), or both. They are read before the first
/// page is made and from nowhere but that folder.
final class Stylesheets {
  /// The kinds of pages; each has a stylesheet of its name.
  enum Kind: String, CaseIterable {
    case index, agent, rule, call
  }

  private let compiled: [Kind: xsltStylesheetPtr]
  private let preferences: xsltSecurityPrefsPtr
  /// What every page holds in its head: look, and the sorting of tables.
  private let parameters: [(name: String, value: String)]

  /// All names that a folder may hold.
  static let names = Kind.allCases.map { $0.rawValue + ".xsl" } + ["common.xsl", "page.css", "page.js"]
  private static let maximumBytes = 1 << 20

  /// The program's own, and those of a folder in their place.
  init(folder: String?) throws {
    var files = PackageResources.files
    if let folder {
      var found = false
      for name in Self.names {
        do {
          files[name] = try DocumentFile.bytes(of: "\(folder)/\(name)", maximum: Self.maximumBytes)
          found = true
        } catch {
          guard error.isAbsent else { throw error }
        }
      }
      guard found else { throw DocumentError(path: folder, .noStylesheets) }
    }
    guard let preferences = hotline_xslt_nothing_allowed() else { throw ReportError.outOfMemory }
    self.preferences = preferences
    parameters = ["css": "page.css", "script": "page.js"].sorted { $0.key < $1.key }.map {
      ($0.key, String(decoding: files[$0.value] ?? [], as: UTF8.self))
    }
    var compiled: [Kind: xsltStylesheetPtr] = [:]
    try Self.turn.withLock { _ in compiled = try Self.compile(files, folder: folder) }
    self.compiled = compiled
  }

  deinit {
    for stylesheet in compiled.values { xsltFreeStylesheet(stylesheet) }
    xsltFreeSecurityPrefs(preferences)
  }

  /// Makes a page of a document.
  func page(_ kind: Kind, of document: xmlDocPtr) throws(ReportError) -> [UInt8] {
    guard let stylesheet = compiled[kind], let context = xsltNewTransformContext(stylesheet, document) else {
      throw .outOfMemory
    }
    defer { xsltFreeTransformContext(context) }
    var messages = hotline_xslt_messages()
    return try withUnsafeMutablePointer(to: &messages) { messages throws(ReportError) in
      hotline_xslt_collect_of(context, messages)
      guard xsltSetCtxtSecurityPrefs(preferences, context) == 0 else { throw .outOfMemory }
      for (name, value) in parameters {
        _ = name.withXMLCharacters { name in
          value.withXMLCharacters { xsltQuoteOneUserParam(context, name, $0) }
        }
      }
      guard let result = xsltApplyStylesheetUser(stylesheet, document, nil, nil, nil, context) else {
        throw .page(Self.text(of: messages))
      }
      defer { xmlFreeDoc(result) }
      guard context.pointee.state == XSLT_STATE_OK else { throw .page(Self.text(of: messages)) }
      var bytes: UnsafeMutablePointer<xmlChar>?
      var count: Int32 = 0
      guard xsltSaveResultToString(&bytes, &count, result, stylesheet) == 0, let bytes else { throw .outOfMemory }
      defer { hotline_xml_free(bytes) }
      return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
  }

  // MARK: Compiling

  /// libxslt is told by global functions what may be imported and where its complaints go: one at a time.
  private static let turn = Mutex<Void>(())
  /// What a stylesheet may import while it is compiled; libxslt asks a function that knows nothing but the name.
  private static let importable = Mutex<[String: [UInt8]]>([:])

  private static func compile(_ files: [String: [UInt8]], folder: String?) throws -> [Kind: xsltStylesheetPtr] {
    xsltInit()
    xsltSetLoaderFunc { name, names, _, _, type in
      guard type == XSLT_LOAD_STYLESHEET, let name else { return nil }
      let wanted = String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      return Stylesheets.importable.withLock { $0[wanted] }.flatMap {
        Stylesheets.tree($0, named: wanted, names: names)
      }
    }
    importable.withLock { $0 = files }
    var compiled: [Kind: xsltStylesheetPtr] = [:]
    for kind in Kind.allCases {
      let name = kind.rawValue + ".xsl"
      let path = folder.map { "\($0)/\(name)" } ?? name
      let parsed = ParsedDocument(files[name] ?? [])
      guard parsed.tree != nil else {
        for stylesheet in compiled.values { xsltFreeStylesheet(stylesheet) }
        let problem = parsed.problems.first
        throw DocumentError(path: path, line: problem?.line ?? 0, .malformed(problem?.message ?? ""))
      }
      var messages = hotline_xslt_messages()
      let stylesheet = withUnsafeMutablePointer(to: &messages) { messages in
        hotline_xslt_collect_all(messages)
        defer { hotline_xslt_collect_all(nil) }
        return tree(files[name] ?? [], named: name).flatMap { xsltParseStylesheetDoc($0) }
      }
      guard let stylesheet, stylesheet.pointee.errors == 0 else {
        for stylesheet in compiled.values { xsltFreeStylesheet(stylesheet) }
        if let stylesheet { xsltFreeStylesheet(stylesheet) }
        throw DocumentError(path: path, .stylesheet(withUnsafePointer(to: &messages) { text(of: $0) }))
      }
      compiled[kind] = stylesheet
    }
    return compiled
  }

  /// A stylesheet's tree has a name, by which it finds those that it imports.
  ///
  /// - Parameter names: where libxslt keeps the names of the stylesheet that imports this one. It compares by address,
  ///   so those of both must be the same.
  private static func tree(_ bytes: [UInt8], named name: String, names: xmlDictPtr? = nil) -> xmlDocPtr? {
    guard let context = xmlNewParserCtxt() else { return nil }
    defer { xmlFreeParserCtxt(context) }
    if let names {
      if let own = context.pointee.dict { xmlDictFree(own) }
      context.pointee.dict = names
      xmlDictReference(names)
    }
    return bytes.withUnsafeBytes { buffer in
      xmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), name, nil,
        hotline_xml_parse_options)
    }
  }

  private static func text(of messages: UnsafePointer<hotline_xslt_messages>) -> String {
    let text = UnsafeRawPointer(messages).withMemoryRebound(to: UInt8.self, capacity: 1_024) { characters in
      String(decoding: UnsafeBufferPointer(start: characters, count: 1_024).prefix { $0 != 0 }, as: UTF8.self)
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }
}

extension PackageResources {
  /// By their names in the folder of the stylesheets.
  static var files: [String: [UInt8]] {
    [
      "index.xsl": index_xsl, "agent.xsl": agent_xsl, "rule.xsl": rule_xsl, "call.xsl": call_xsl,
      "common.xsl": common_xsl, "page.css": page_css, "page.js": page_js,
    ]
  }
}
