/// What services answer in the place of a transcript, whatever they are: an error, a state, or that they have taken a job.
enum ServiceAnswer {
  /// The complaint about such an answer, in the service's own words; `nil` for anything else.
  static func complaint(about document: JSONNode) -> Defect? {
    guard let node = document.unwrapped(where: isPlain) else { return nil }
    for error in [node.spelled("Error"), node].compactMap(\.self) {
      if let defect = error.isObject ? failure(in: error) : failure(said: error, in: node) { return defect }
    }
    if let state = node.spelled(anyOf: "Status", "State", "TaskStatus", "JobStatus"), let text = state.textIfAny,
      unfinished.contains(text.lowercased())
    {
      return Defect.notTranscribed(state, text, node.spelled(anyOf: messages)?.textIfAny)
    }
    return taken(node)
  }

  private static let codes = ["ErrorCode", "ErrCode", "ErrNo", "Code", "StatusCode", "__type"]
  private static let messages = ["ErrorMsg", "ErrorMessage", "ErrMsg", "Message", "Msg", "Reason", "Detail"]
  private static let successes: Set<String> = ["0", "200", "ok", "success", "succeeded", "000000", "20000000"]
  private static let unfinished: Set<String> = [
    "pending", "processing", "queued", "queueing", "running", "waiting", "in_progress", "inprogress", "starting",
    "submitted", "created", "accepted", "failed", "failure", "error", "canceled", "cancelled", "timeout", "expired",
  ]
  private static let jobs = ["TaskId", "JobId", "OrderId", "RequestId"]

  /// An object of few members without a list of objects, for such a list may be a conversation nobody knows here.
  private static func isPlain(_ node: JSONNode) -> Bool {
    guard case .object(let members) = node.tree, !members.isEmpty, members.count <= 30 else { return false }
    let names = codes + messages + jobs + ["Error", "Status", "State", "TaskStatus", "JobStatus"]
    return members.allSatisfy { member in
      if case .array(let elements) = member.value, case .object? = elements.first { return false }
      return true
    } && names.contains { name in node.spelled(name).map { $0.textIfAny != nil || name == "Error" } ?? false }
      && (node.spelled("Data") ?? node.spelled("Response") ?? node.spelled("Error"))?.spelled(anyOf: jobs) == nil
  }

  private static func failure(in node: JSONNode) -> Defect? {
    guard let message = node.spelled(anyOf: messages), let words = message.textIfAny else { return nil }
    guard let code = node.spelled(anyOf: codes + ["Type"]), let number = code.textIfAny else { return nil }
    return successes.contains(number.lowercased()) ? nil : Defect.notTranscribed(code, number, words)
  }

  private static func failure(said error: JSONNode, in node: JSONNode) -> Defect? {
    guard error.isString, let words = error.textIfAny, !successes.contains(words.lowercased()) else { return nil }
    return Defect.notTranscribed(error, words, node.spelled(anyOf: messages)?.textIfAny)
  }

  /// The answer to an upload: the number of the job and hardly anything else.
  private static func taken(_ node: JSONNode) -> Defect? {
    guard case .object(let members) = node.tree, members.count <= 8,
      members.allSatisfy({ isScalar($0.value) }), let job = node.spelled(anyOf: jobs)
    else { return nil }
    return Defect.notTranscribed(job, jobs.first { node.spelled($0) != nil }, job.textIfAny)
  }

  private static func isScalar(_ tree: JSONTree) -> Bool {
    switch tree {
    case .array, .object: false
    case .null, .boolean, .integer, .real, .string: true
    }
  }
}

extension JSONNode {
  /// The first of several names that is there in any spelling.
  fileprivate func spelled(anyOf names: [String]) -> JSONNode? { names.lazy.compactMap { spelled($0) }.first }
}
