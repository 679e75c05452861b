import CLibXML2
import CallModel

/// What a page is made of, as its stylesheet sees it: an element `page` of the namespace `urn:hotline:page:1` that
/// holds the scorecard or the totals as they are, with links added, and what was gathered besides.
///
/// - `page/@kind`: index, agent, rule or call; `@root`: the way from the page to the folder of `index.html`.
/// - Every agent, rule, item and call that has a page has it as `@href`, from that folder.
/// - An index, agent and rule page holds the whole `summary`; `@subject` is the number of the agent among its agents, or the
///   rule's id.
final class PageTree {
  static let namespace = "urn:hotline:page:1"

  let document: xmlDocPtr
  let root: XMLNode
  let namespace: xmlNsPtr?

  init(_ kind: Stylesheets.Kind, root way: String) throws(ReportError) {
    guard let document = xmlNewDoc(nil) else { throw .outOfMemory }
    guard let root = "page".withXMLCharacters({ xmlNewDocNode(document, nil, $0, nil) }) else {
      xmlFreeDoc(document)
      throw .outOfMemory
    }
    self.document = document
    self.root = XMLNode(root)
    xmlDocSetRootElement(document, root)
    namespace = Self.namespace.withXMLCharacters { xmlNewNs(root, $0, nil) }
    xmlSetNs(root, namespace)
    set(kind, root: way)
  }

  deinit { xmlFreeDoc(document) }

  /// Makes another page of the same.
  func set(_ kind: Stylesheets.Kind, root way: String, subject: String? = nil) {
    root["kind"] = kind.rawValue
    root["root"] = way
    root["subject"] = subject
  }
}

/// The files of pages and the links to them.
enum PagePath {
  static let (calls, agents, rules) = ("pages/calls", "pages/agents", "pages/rules")
  /// From a page in one of these folders to the folder of `index.html`.
  static let up = "../../"

  /// An agent's file name; one who is only known by a name has another than one with that id.
  static func name(of agent: AgentKey) -> String {
    agent.id.map(FileNames.safe(for:)) ?? "~" + FileNames.safe(for: agent.name ?? "")
  }

  /// A link; a file name may hold anything that a URL may not.
  static func link(_ folder: String, _ name: String) -> String {
    var link = folder + "/"
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: link.unicodeScalars.append(.init(byte))
      default:
        link += "%"
        for digit in [byte >> 4, byte & 0xF] {
          link.unicodeScalars.append(.init(digit < 10 ? 0x30 + digit : 0x37 + digit))
        }
      }
    }
    return link + ".html"
  }
}

extension AgentKey {
  /// Of an `agent` element.
  init?(_ agent: XMLNode) { self.init(Agent(id: agent["id"], name: agent["name"])) }
}
