import CallModel
import Reports
import Rulebook
import Scoring
import Testing

@Suite struct ScorecardSchemaTests {
  private let validator: ScorecardValidator

  init() throws { validator = try ScorecardValidator() }

  @Test func acceptsWhatWeWrite() throws {
    #expect(problems(in: Sample.document()) == [])
  }

  /// Each changes one thing of a valid document.
  @Test(arguments: [
    (#"xmlns="urn:hotline:scorecard:1""#, #"xmlns="urn:hotline:scorecard:2""#),
    (#"schemaVersion="1""#, #"schemaVersion="2""#),
    (#"digest="sha256:0a"#, #"digest="sha256:0A"#),
    (#"digest="sha256:0a"#, #"digest="0a"#),
    (#"direction="inbound""#, #"direction="inwards""#),
    (#"channel="phone" "#, ""),
    (#"callType="fault-report""#, #"callType="故障""#),
    (#"duration="192.40""#, #"duration="192.4""#),
    (#"duration="192.40""#, #"duration="3:12""#),
    (#"line="1""#, #"line="-1""#),
    (#"value="50.00""#, #"value="100.01""#),
    (#"value="50.00""#, #"value="50""#),
    (#"earned="5.00" potential="10.00" grade"#, #"potential="10.00" grade"#),
    (#"passed="false""#, #"passed="0""#),
    (#"grade="差""#, #"grade="""#),
    (#"kind="required""#, #"kind="metadata""#),
    (#"severity="major""#, #"severity="serious""#),
    (#"outcome="pass""#, #"outcome="passed""#),
    (#"lost="5.00""#, #"lost="-5.00""#),
    (#"<title>标题 hold-apology</title>"#, ""),
    (#"<searched fromTurn="0" toTurn="1"/>"#, #"<searched fromTurn="0"/>"#),
    (#"<missing field="ringing"/>"#, #"<missing/>"#),
    (#"<missing field="ringing"/>"#, #"<lacking field="ringing"/>"#),
    (#"from="0" to="2" match="exact""#, #"from="0" to="2" match="close""#),
    (#"from="0" to="2" match="exact""#, #"from="0" to="zwei" match="exact""#),
    (#"turn="0" speaker="agent""#, #"turn="0" speaker="坐席""#),
    (#"<agent id"#, #"<agent number="1" id"#),
    (#"judged="as-given""#, #"judged="mixed""#),
    (#"confidence="0.95""#, #"confidence="1.01""#),
    (#"confidence="0.95""#, #"confidence="0.9""#),
    ("<transcript>", "<transcript>text"),
    ("</call>", "<call/></call>"),
    ("</call>", "</call><summary/>"),
  ])
  func refusesOtherDocuments(right: String, wrong: String) throws {
    let document = Sample.document()
    let range = try #require(document.firstRange(of: right))
    #expect(!problems(in: document.replacingSubrange(range, with: wrong)).isEmpty)
  }

  @Test func refusesAnotherOrderOfElements() throws {
    let document = Sample.document()
    let line = try #require(document.split(separator: "\n").first { $0.contains("<source") })
    let range = try #require(document.firstRange(of: line))
    let without = document.replacingSubrange(range, with: "")
    let end = try #require(without.firstRange(of: "    <transcript>"))
    #expect(!problems(in: without.replacingSubrange(end, with: line + "\n    <transcript>")).isEmpty)
  }

  @Test func saysTheLineAndWhatIsWrong() throws {
    let document = Sample.document()
    let range = try #require(document.firstRange(of: #"outcome="fail""#))
    let problem = try #require(problems(in: document.replacingSubrange(range, with: #"outcome="bad""#)).first)
    #expect(problem.line == 14)
    #expect(problem.message.contains("outcome") && problem.message.contains("not-assessable"))
  }

  @Test(arguments: ["", "<", "<a>", "<?xml version=\"1.0\"?>", "不是 XML", "\u{0}"])
  func refusesWhatIsNoXML(text: String) {
    #expect(problems(in: text).count == 1)
  }

  @Test func refusesDocumentTypeDeclarations() {
    let entities = """
      <!DOCTYPE scorecards [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;&a;">]>
      <scorecards xmlns="urn:hotline:scorecard:1">&b;</scorecards>
      """
    #expect(problems(in: entities).map(\.message) == ["a document type declaration is not allowed"])
    #expect(problems(in: "<!DOCTYPE scorecards><scorecards/>").count == 1)
  }

  @Test func knowsEveryWordOfTheModel() throws {
    for channel in Channel.allCases {
      for callType in CallType.allCases {
        var call = Sample.call()
        (call.channel, call.callType, call.direction) = (channel, callType, .outbound)
        #expect(problems(in: Sample.document(Sample.scored(call))) == [])
      }
    }
    for speaker in Speaker.allCases {
      var call = Sample.call()
      call.turns[0].speaker = speaker
      #expect(problems(in: Sample.document(Sample.scored(call))) == [])
    }
    for kind in RuleKind.allCases {
      for severity in Severity.allCases {
        for outcome in Outcome.allCases {
          let item = ItemResult(
            rule: "r", title: "", clause: "", kind: kind, severity: severity, outcome: outcome, points: .zero)
          #expect(problems(in: Sample.document(Sample.scored(items: [item]))) == [])
        }
      }
    }
  }

  @Test func oneValidatorServesManyTasks() async throws {
    let right = Array(Sample.document().utf8)
    let wrong = Array("<scorecards/>".utf8)
    let validator = validator
    let counts = await withTaskGroup(of: Int.self) { group in
      for index in 0..<64 {
        group.addTask { validator.problems(in: index.isMultiple(of: 2) ? right : wrong).isEmpty ? 0 : 1 }
      }
      return await group.reduce(0, +)
    }
    #expect(counts == 32)
  }

  private func problems(in document: String) -> [ScorecardValidator.Problem] {
    validator.problems(in: Array(document.utf8))
  }
}

extension String {
  fileprivate func replacingSubrange(_ range: Range<String.Index>, with replacement: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: replacement)
    return copy
  }
}
