/// The records of a JSON document: an array of objects, wherever it stands, or one object.
enum RecordDocument {
  /// An object as headings and texts; members of objects in it are called by their path.
  typealias Fields = (names: [String], texts: [String])

  private static let deepestWrapper = 4
  private static let widestWrapper = 200

  /// The objects that look like records, the outermost ones first.
  ///
  /// - Parameter onlyInArrays: Whether an object that stands by itself is none.
  static func records(
    in document: JSONTree, onlyInArrays: Bool = false, isRecord: (Fields) -> Bool
  ) -> [Fields] {
    var level = [document]
    for _ in 0...deepestWrapper {
      for node in level {
        switch node {
        case .object where !onlyInArrays:
          let fields = fields(of: node)
          if isRecord(fields) { return [fields] }
        case .array(let elements):
          // Some record may lack what tells it, the first ones hardly all.
          let isTable = elements.prefix(20).contains { element in
            if case .object = element { isRecord(fields(of: element)) } else { false }
          }
          if isTable { return elements.map(fields(of:)) }
        default: continue
        }
      }
      level = level.flatMap { node -> [JSONTree] in
        guard case .object(let members) = node else { return [] }
        return members.prefix(widestWrapper).map(\.value)
      }
      level = Array(level.prefix(widestWrapper))
    }
    return []
  }

  /// An object as headings and texts.
  static func fields(of record: JSONTree) -> Fields {
    var fields: Fields = ([], [])
    add(record, path: "", depth: 0, to: &fields)
    return fields
  }

  private static func add(_ node: JSONTree, path: String, depth: Int, to fields: inout Fields) {
    guard fields.names.count < Table.maximumColumns else { return }
    switch node {
    case .object(let members):
      guard depth < 4 else { return }
      for member in members.prefix(Table.maximumColumns) {
        let name = path.isEmpty ? member.name : "\(path).\(member.name)"
        if member.name.lowercased() == "agentevents" {
          addEvents(member.value, to: &fields)
        } else {
          add(member.value, path: name, depth: depth + 1, to: &fields)
        }
      }
    case .array(let elements):
      // Of several participants the first is the one who kept the customer waiting.
      if case .object? = elements.first, let first = elements.first {
        add(first, path: path, depth: depth + 1, to: &fields)
      } else {
        let texts = elements.prefix(20).compactMap { JSONNode($0).textIfAny }
        if !path.isEmpty, !texts.isEmpty { append(path, texts.joined(separator: ","), to: &fields) }
      }
    case .boolean(let boolean): append(path, String(boolean), to: &fields)
    case .null: append(path, "", to: &fields)
    default:
      if let text = JSONNode(node).textIfAny { append(path, text, to: &fields) }
    }
  }

  private static func append(_ name: String, _ text: String, to fields: inout Fields) {
    fields.names.append(name)
    fields.texts.append(text)
  }

  /// Alibaba: `AgentEvents[].EventSequence[{Event, EventTime}]`, of the first agent whose telephone rang and who answered.
  private static func addEvents(_ events: JSONTree, to fields: inout Fields) {
    guard case .array(let agents) = events else { return }
    for agent in agents.prefix(20) {
      var times: [String: String] = [:]
      for event in JSONNode(agent).spelled("EventSequence")?.elementsIfArray.prefix(200) ?? [] {
        guard let name = event.spelled("Event")?.textIfAny?.lowercased(),
          let time = event.spelled("EventTime")?.textIfAny
        else { continue }
        if name.contains("ring") || name.contains("alert") {
          times["AgentRingTime"] = times["AgentRingTime"] ?? time
        } else if name.contains("establish") || name.contains("answer") || name.contains("talk") {
          times["AgentAnswerTime"] = times["AgentAnswerTime"] ?? time
        }
      }
      guard times.count == 2 else { continue }
      for (name, time) in times.sorted(by: { $0.key < $1.key }) { append(name, time, to: &fields) }
      return
    }
  }
}
