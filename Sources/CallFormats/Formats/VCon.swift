import CallModel

/// The IETF's container for conversations (draft-ietf-vcon-vcon-core): parties, dialogs, and what was made of them.
///
/// Every recording with a transcript among the analyses is a call; messages, each a dialog of type `text`, are one call together.
enum VCon: JSONCallFormat {
  static let description = FormatDescription(
    id: "vcon", english: "vCon (IETF)", chinese: "vCon（IETF 会话容器）",
    example: """
      {"vcon":"0.3.0","uuid":"c-1","parties":[{"tel":"tel:95598","role":"agent"},{"tel":"tel:13800000000","role":"customer"}],
       "dialog":[{"type":"recording","start":"2026-03-04T09:12:31+08:00","duration":61.3,"parties":[0,1],"originator":1}],
       "analysis":[{"type":"transcript","dialog":0,"encoding":"json","body":[
        {"party":0,"start":0.8,"end":4.2,"text":"您好，请问有什么可以帮您？"}]}]}
      """)

  static func recognises(_ document: JSONNode) -> Bool {
    container(in: document) != nil || isEncrypted(document) || isSigned(document)
  }

  static func calls(in document: JSONNode) throws(Defect) -> [Result<CallDraft, Defect>] {
    if isEncrypted(document) { throw Defect(path: FieldPath(text: "ciphertext"), reason: .encrypted) }
    if isSigned(document) { throw Defect(path: FieldPath(text: "payload"), reason: .signed) }
    var reading = try VConReading(container(in: document) ?? document)
    return try reading.calls()
  }

  private static func container(in document: JSONNode) -> JSONNode? {
    document.unwrapped(opensStrings: true, where: isVCon)
      ?? document["vcon"]?.unwrapped(opensStrings: true, where: isVCon)
  }

  private static func isVCon(_ document: JSONNode) -> Bool {
    let hasContents = document["dialog"]?.isArray == true || document["analysis"]?.isArray == true
    if document["parties"]?.isArray == true, hasContents { return true }
    guard let version = document["vcon"], version.textIfAny != nil else { return false }
    return hasContents || document["parties"] != nil || document["uuid"] != nil
  }

  /// RFC 7516, section 7.2.
  private static func isEncrypted(_ document: JSONNode) -> Bool {
    document["ciphertext"]?.isString == true
      && document.spelled(anyOf: "recipients", "protected", "unprotected", "encrypted_key", "iv") != nil
  }

  /// RFC 7515, section 7.2.
  private static func isSigned(_ document: JSONNode) -> Bool {
    document["payload"]?.isString == true
      && (document["signatures"]?.isArray == true || document["signature"] != nil && document["protected"] != nil)
  }
}

/// One vCon while it is read.
private struct VConReading {
  private let document: JSONNode
  private let parties: VConParties
  private let dialogs: [JSONNode]
  /// Of each dialog, by its index.
  private var transcripts: [Int: [JSONNode]] = [:]
  /// Those that name no dialog.
  private var unattached: [JSONNode] = []
  /// The dialogs that hand a dialog on, by its index.
  private var transfers: [Int: [JSONNode]] = [:]
  /// Dialogs whose words stand in the transcript of another.
  private var covered: Set<Int> = []

  init(_ document: JSONNode) throws(Defect) {
    self.document = document
    parties = VConParties(try document["parties"]?.elements() ?? [])
    dialogs =
      try document["dialog"].map { dialog throws(Defect) in dialog.isObject ? [dialog] : try dialog.elements() } ?? []
    for (index, dialog) in dialogs.enumerated() where dialog["type"]?.textIfAny?.lowercased() == "transfer" {
      let original = try VConDialog.indices(dialog.spelled(anyOf: "original", "original_dialog")).first ?? index - 1
      transfers[original, default: []].append(dialog)
    }
    for analysis in (document["analysis"]?.elementsIfArray ?? []) + (document["attachments"]?.elementsIfArray ?? []) {
      guard Self.isTranscript(analysis) else { continue }
      let indices = try VConDialog.indices(analysis["dialog"])
      guard let first = indices.first, dialogs.indices.contains(first) else {
        unattached.append(analysis)
        continue
      }
      transcripts[first, default: []].append(analysis)
      covered.formUnion(indices.dropFirst())
    }
  }

  /// `transcript`, `transcription`, `wtf_transcription` (draft-howe-vcon-wtf-extension), not what was made of one.
  private static func isTranscript(_ analysis: JSONNode) -> Bool {
    guard let type = analysis.spelled(anyOf: "type", "purpose")?.textIfAny?.lowercased() else { return false }
    return type.contains("transcri") && !type.contains("summar") && !type.contains("translat")
  }

  mutating func calls() throws(Defect) -> [Result<CallDraft, Defect>] {
    var calls: [Result<CallDraft, Defect>] = []
    var messages: [Int] = []
    for (index, dialog) in dialogs.enumerated() {
      let type = dialog["type"]?.textIfAny?.lowercased()
      switch type {
      case "transfer": continue
      case "incomplete":
        let disposition = dialog["disposition"] ?? dialog["type"] ?? dialog
        calls.append(.failure(Defect.notTranscribed(disposition, disposition.textIfAny)))
      case "text" where transcripts[index] == nil && dialog["body"] != nil:
        messages.append(index)
      default:
        if let call = call(of: dialog, at: index) { calls.append(call) }
      }
    }
    if !messages.isEmpty {
      calls.append(Result { () throws(Defect) in try conversation(of: messages) })
    }
    if !unattached.isEmpty, !calls.contains(where: Self.isRead) {
      calls.append(Result { () throws(Defect) in try draft(of: unattached, dialog: nil, index: nil) })
    }
    guard !calls.isEmpty else { throw Defect(path: FieldPath(text: "analysis"), reason: .noTranscript) }
    guard let uuid = document["uuid"]?.textIfAny else { return calls }
    return calls.enumerated().map { number, call in
      call.map { draft in
        var draft = draft
        draft.id = calls.count == 1 ? uuid : "\(uuid)#\(number + 1)"
        return draft
      }
    }
  }

  private static func isRead(_ call: Result<CallDraft, Defect>) -> Bool {
    if case .success = call { true } else { false }
  }

  private mutating func call(of dialog: JSONNode, at index: Int) -> Result<CallDraft, Defect>? {
    var analyses = transcripts[index] ?? []
    if analyses.isEmpty, !unattached.isEmpty {
      // A transcript of the vCon as a whole has the words of all its recordings.
      analyses = unattached
      unattached = []
      covered.formUnion(dialogs.indices)
    }
    if analyses.isEmpty {
      if covered.contains(index) { return nil }
      let transcript = dialog.spelled(anyOf: "transcript", "transcription")
      guard let transcript else { return .failure(Defect(path: FieldPath(text: dialog.path), reason: .noTranscript)) }
      return Result { () throws(Defect) in
        var draft = try VConDialog(dialog, transfers: transfers[index] ?? [], parties: parties).draft()
        try VConTranscript(dialog: dialog, parties: parties).append(transcript, encoding: nil, to: &draft)
        return draft
      }
    }
    return Result { () throws(Defect) in try draft(of: analyses, dialog: dialog, index: index) }
  }

  /// A call with the first of several transcripts that can be read.
  private func draft(of transcripts: [JSONNode], dialog: JSONNode?, index: Int?) throws(Defect) -> CallDraft {
    let described = try dialog.map { dialog throws(Defect) in
      try VConDialog(dialog, transfers: index.flatMap { transfers[$0] } ?? [], parties: parties).draft()
    }
    var defect = Defect(path: FieldPath(text: transcripts.first?.path), reason: .noTranscript)
    for (attempt, transcript) in transcripts.enumerated() {
      var draft = described ?? CallDraft()
      do throws(Defect) {
        try VConTranscript(dialog: dialog, parties: parties, vendor: transcript["vendor"]?.textIfAny).append(
          try transcript.required(spelled: "body", or: "content"), encoding: transcript["encoding"]?.textIfAny,
          to: &draft)
        if !draft.call.turns.isEmpty { return draft }
      } catch {
        if attempt == 0 { defect = error }
      }
    }
    throw defect
  }

  /// Messages of a chat, each a dialog.
  private func conversation(of messages: [Int]) throws(Defect) -> CallDraft {
    guard let first = messages.first else { return CallDraft() }
    var draft = try VConDialog(dialogs[first], transfers: transfers[first] ?? [], parties: parties).draft()
    let beginning = dialogs[first]["start"]?.textIfAny.flatMap(Instant.secondsSince1970)
    if messages.count > 1 { draft.call.duration = nil }
    for index in messages {
      let message = dialogs[index]
      let instant = message["start"]?.textIfAny.flatMap(Instant.secondsSince1970)
      let at = if let beginning, let instant, instant >= beginning { instant - beginning } else { nil as Double? }
      let sender = try VConDialog.indices(message["originator"]) + VConDialog.indices(message["parties"])
      try VConTranscript(dialog: message, parties: parties).append(
        message: try message.required("body"), encoding: message["encoding"]?.textIfAny, by: sender.first, at: at,
        to: &draft)
    }
    return draft
  }
}
