import CallModel

/// Writes calls in our own format, which `HotlineCallReader` reads back to the same call (contract, part 1).
public enum HotlineCallWriter {
  /// Appends one line, newline included; what is not known is left out. Numbers are written as short as they can be read
  /// back exactly.
  public static func append(_ call: Call, to output: inout [UInt8]) {
    var object = JSONObjectWriter()
    object.add("id", call.id)
    object.add("startedAt", call.startedAt)
    object.add("direction", call.direction?.rawValue)
    object.add("channel", call.channel.rawValue)
    object.add("callType", call.callType?.rawValue)
    object.add("queue", call.queue)
    object.add("agent") { agent in
      agent.add("id", call.agent.id)
      agent.add("name", call.agent.name)
      agent.add("team", call.agent.team)
    }
    object.add("customer") { customer in
      customer.add("number", call.customer.number)
      customer.add("name", call.customer.name)
    }
    object.add("ringing") { ringing in
      ringing.add("rings", call.ringing?.rings.map(Double.init))
      ringing.add("seconds", call.ringing?.seconds)
    }
    object.add("hangup", call.hangup?.rawValue)
    object.add("duration", call.duration)
    object.add("holds", call.holds) { hold, object in
      object.add("start", hold.start)
      object.add("end", hold.end)
    }
    object.add("transfers", call.transfers) { transfer, object in
      object.add("at", transfer.at)
      object.add("to", transfer.to)
    }
    object.add("record") { record in
      for (name, value) in (call.record?.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
        switch value {
        case .number(let number): record.add(name, number)
        case .text(let text): record.add(name, text)
        case .flag(let flag): record.add(name, flag)
        }
      }
    }
    object.add("turns", call.turns) { turn, object in
      object.add("speaker", turn.speaker.rawValue)
      object.add("voice", turn.voice.map { call.voices[$0] })
      object.add("text", call.text[turn.bytes])
      object.add("start", turn.start)
      object.add("end", turn.end)
    }
    output += object.finished()
    output.append(UInt8(ascii: "\n"))
  }
}
