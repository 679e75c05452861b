import CallModel
import Rulebook

/// What a call is about: as stated, or as the customer's words tell.
struct CallTypeJudgement {
  /// By the export, else as the scorecard assumes.
  let stated: CallType?
  /// What the customer said, by type, likeliest type first; empty where a type is stated.
  private let said: [(type: CallType, words: [PhraseMatch])]

  init(reading: CallReading, scorecard: CompiledScorecard) {
    stated = reading.call.callType ?? scorecard.assumed.callType
    guard stated == nil else {
      said = []
      return
    }
    said = scorecard.landmarks.callTypes.compactMap { type, query in
      let words = reading.matches(of: query).filter { reading.call.turns[Int($0.turn)].speaker == .customer }
      return words.isEmpty ? nil : (type, words)
    }
  }

  /// The likeliest type by the customer's words; `nil` where one is stated or nothing tells.
  var detected: CallType? { said.first?.type }

  /// The words that make the call one of these types, in the order of the call.
  func words(for types: [CallType]) -> [PhraseMatch] {
    said.filter { types.contains($0.type) }.flatMap(\.words).sorted { $0.comesBefore($1) }
  }
}
