import CallModel

/// Reads a routing file:
///
/// ```yaml
/// routes:
///   - {queue: [95598, 供电报修*], scorecard: power-95598}
///   - {channel: onsite, team: 抢修*, scorecard: power-repair-crew}
/// default: general
/// ```
public enum RoutingReader {
  /// The routing of a file and its mistakes; it is fit for use only where there are none.
  ///
  /// - Parameter scorecards: The ids that exist.
  public static func read(
    _ bytes: [UInt8], file: String, scorecards: [String]
  ) -> (routing: Routing?, diagnostics: [Diagnostic]) {
    let (root, mistakes) = YAMLDocument.read(bytes, file: file)
    var decoder = LexiconDecoder(file: file)
    guard let root else {
      if mistakes.isEmpty {
        decoder.note(
          SourceLocation(file: file, line: 1, column: 1), "the file is empty", "文件是空的",
          advice: ("a routing begins with `routes:`", "路由文件以 routes: 开头"))
      }
      return (nil, mistakes + decoder.diagnostics)
    }
    let routing = decoder.routing(root, scorecards: scorecards)
    return (routing, decoder.diagnostics)
  }
}

extension LexiconDecoder {
  private static let maximumRoutes = 1_000

  fileprivate mutating func routing(_ value: YAMLValue, scorecards: [String]) -> Routing? {
    guard let mapping = mapping(value, keys: ["routes", "default"]) else { return nil }
    var routing = Routing(routes: [])
    for entry in mapping["routes"].map({ list($0) }) ?? [] {
      guard routing.routes.count < Self.maximumRoutes else {
        note(entry.location, "more than \(Self.maximumRoutes) routes", "路由超过 \(Self.maximumRoutes) 行")
        break
      }
      if let route = route(entry, scorecards: scorecards) { routing.routes.append(route) }
    }
    if let value = mapping["default"] { routing.fallback = scorecard(value, among: scorecards) }
    if routing.routes.isEmpty, diagnostics.isEmpty {
      note(
        mapping.location, "no routes", "没有任何路由",
        advice: (
          "write `routes:` and below it `- {queue: …, scorecard: …}`", "请写 routes: 和下面的 - {queue: …, scorecard: …}"
        ))
    }
    return routing
  }

  private mutating func route(_ value: YAMLValue, scorecards: [String]) -> Routing.Route? {
    let keys = ["queue", "team", "channel", "direction", "callType", "scorecard"]
    guard let mapping = mapping(value, keys: keys) else { return nil }
    guard let named = mapping["scorecard"] else {
      note(
        mapping.location, "the route names no scorecard", "这一行没有写评分表",
        advice: ("add `scorecard: id`", "请写 scorecard: 编号"))
      return nil
    }
    guard let scorecard = scorecard(named, among: scorecards) else { return nil }
    var route = Routing.Route(scorecard: scorecard)
    route.queues = mapping["queue"].map { names($0) }
    route.teams = mapping["team"].map { names($0) }
    route.channels = mapping["channel"].map { choices($0) }
    route.directions = mapping["direction"].map { choices($0) }
    route.callTypes = mapping["callType"].map { choices($0) }
    return route
  }

  private mutating func names(_ value: YAMLValue) -> [String] {
    oneOrList(value).compactMap { text($0) }
  }

  private mutating func scorecard(_ value: YAMLValue, among ids: [String]) -> String? {
    guard let id = text(value) else { return nil }
    guard ids.contains(id) else {
      note(
        Diagnostic(
          value.location, Message(english: "no scorecard `\(id.excerpt)`", chinese: "没有评分表“\(id.excerpt)”"),
          advice: NearestName.advice(id, among: ids)))
      return nil
    }
    return id
  }
}
