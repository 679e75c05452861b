/// A part of the program that reads what others wrote, to be fed with inputs that libFuzzer makes up.
struct FuzzTarget: Sendable {
  /// Names it for `Scripts/fuzz`, and its folder of seeds.
  let name: String
  /// Sound inputs to begin with; made when asked for, so that none has to be kept.
  let seeds: @Sendable () -> [[UInt8]]
  /// Loads what reading needs, because that is not to count as slow.
  var prepare: @Sendable () -> Void = {}
  /// Reads an input as the program does; what must never happen ends in `Fault.report`.
  let read: @Sendable ([UInt8]) throws -> Void

  /// All of them. Each registered format of calls is one without being named here.
  static let all: [FuzzTarget] =
    CallTargets.formats + [
      CallTargets.detection, CallTargets.lines, CallTargets.encodings, CallTargets.archives, CallTargets.workbook,
      RecordTargets.tables, RecordTargets.mappings,
      RuleTargets.phrases, RuleTargets.notation, RuleTargets.rules, RuleTargets.scorecards, RuleTargets.settings,
      RuleTargets.routing,
      JournalTargets.records, JournalTargets.summary,
      ScoringTargets.scores, ReportTargets.scorecards,
    ]

  /// Longer inputs than this are libFuzzer's to cut and no use as seeds, in bytes; `Scripts/fuzz` says the same.
  static let longestInput = 64 << 10
}
