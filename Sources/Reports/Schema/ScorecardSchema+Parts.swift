extension ScorecardSchema {
  /// The second root element: totals of a run.
  static let summary = """

      <!-- The totals of a run. -->
      <xs:element name="summary">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="calls" type="CallCounts"/>
            <xs:element name="value" type="ValueStatistics" minOccurs="0"/>
            <xs:element name="grade" type="GradeCount" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="speakers" type="SpeakersCount" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="finding" type="FindingCount" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="scorecard" type="ScorecardTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="section" type="SectionTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="agent" type="AgentTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="team" type="NamedTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="day" type="DayTotals" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
          <xs:attributeGroup ref="Header"/>
        </xs:complexType>
      </xs:element>

      <!-- unrated: nothing in the call could be assessed, so that it has no value. -->
      <xs:complexType name="CallCounts">
        <xs:attribute name="scored" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="rejected" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="passed" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="fatal" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="unrated" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>

      <xs:complexType name="ValueStatistics">
        <xs:attribute name="mean" type="Percentage" use="required"/>
        <xs:attribute name="median" type="Percentage" use="required"/>
        <xs:attribute name="min" type="Percentage" use="required"/>
        <xs:attribute name="max" type="Percentage" use="required"/>
      </xs:complexType>

      <xs:complexType name="GradeCount">
        <xs:attribute name="name" type="Name" use="required"/>
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
      </xs:complexType>

      <xs:complexType name="SpeakersCount">
        <xs:attribute name="judged" type="SpeakerVerdict" use="required"/>
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
      </xs:complexType>

      <!-- calls: in so many calls the customer did it, however often. -->
      <xs:complexType name="FindingCount">
        <xs:attribute name="act" type="Name" use="required"/>
        <xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
      </xs:complexType>

      <xs:complexType name="SectionTotals">
        <xs:sequence>
          <xs:element name="rule" type="RuleTotals" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="earned" type="Points" use="required"/>
        <xs:attribute name="potential" type="Points" use="required"/>
        <xs:attributeGroup ref="OutcomeCounts"/>
      </xs:complexType>

      <xs:complexType name="RuleTotals">
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="kind" type="Kind" use="required"/>
        <xs:attribute name="severity" type="Severity" use="required"/>
        <xs:attributeGroup ref="OutcomeCounts"/>
      </xs:complexType>

      <xs:attributeGroup name="OutcomeCounts">
        <xs:attribute name="pass" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="fail" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="notApplicable" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="notAssessable" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="lost" type="Points" use="required"/>
      </xs:attributeGroup>

      <xs:complexType name="AgentTotals">
        <xs:attribute name="id" type="xs:string"/>
        <xs:attribute name="name" type="xs:string"/>
        <xs:attribute name="team" type="xs:string"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <xs:complexType name="NamedTotals">
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <!-- Where the calls of a run are routed to several scorecards. -->
      <xs:complexType name="ScorecardTotals">
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <xs:complexType name="DayTotals">
        <xs:attribute name="date" type="Day" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <!-- mean is missing where no call of the group has a value. -->
      <xs:attributeGroup name="GroupCounts">
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="passed" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="fatal" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="mean" type="Percentage"/>
      </xs:attributeGroup>
    """

  /// What cannot be in the times of a call.
  static let irregularity = """

      <!-- count: how often; place: the first ten. -->
      <xs:complexType name="Irregularity">
        <xs:sequence>
          <xs:element name="place" type="IrregularPlace" maxOccurs="10"/>
        </xs:sequence>
        <xs:attribute name="kind" type="IrregularityKind" use="required"/>
        <xs:attribute name="count" type="xs:positiveInteger" use="required"/>
      </xs:complexType>

      <!-- found: the time at fault; against: the time before it, or the limit. Without a turn the whole call is meant. -->
      <xs:complexType name="IrregularPlace">
        <xs:attribute name="turn" type="xs:nonNegativeInteger"/>
        <xs:attribute name="found" type="Seconds" use="required"/>
        <xs:attribute name="against" type="Seconds" use="required"/>
      </xs:complexType>
    """

  /// Simple types: how numbers are written and which words an attribute may have.
  static let values = """

      <!-- How values are written. -->
      <xs:simpleType name="Name">
        <xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Digest">
        <xs:restriction base="xs:string"><xs:pattern value="sha256:[0-9a-f]{64}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Day">
        <xs:restriction base="xs:string"><xs:pattern value="[0-9]{4}-[0-9]{2}-[0-9]{2}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Flag">
        <xs:restriction base="xs:string"><xs:pattern value="true|false"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Seconds">
        <xs:restriction base="xs:decimal"><xs:pattern value="-?[0-9]+\\.[0-9]{2}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Points">
        <xs:restriction base="xs:decimal"><xs:pattern value="[0-9]+\\.[0-9]{2}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Percentage">
        <xs:restriction base="Points"><xs:maxInclusive value="100.00"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Share">
        <xs:restriction base="Points"><xs:maxInclusive value="1.00"/></xs:restriction>
      </xs:simpleType>
    \(enumeration("Direction", ["inbound", "outbound"]))
    \(enumeration("Channel", ["phone", "counter", "onsite"]))
    \(enumeration("CallTypeSource", ["words"]))
    \(enumeration("CallType", [
      "consultation", "fault-report", "outage", "complaint", "tip-off", "suggestion", "business", "payment",
      "wrong-number", "nuisance", "callback", "other",
    ]))
    \(enumeration("Speaker", ["agent", "customer", "system", "unknown"]))
    \(enumeration("Kind", ["required", "forbidden", "conditional", "sequence", "metric"]))
    \(enumeration("Severity", ["minor", "major", "fatal", "fatal-section", "bonus"]))
    \(enumeration("Outcome", ["pass", "fail", "not-applicable", "not-assessable"]))
    \(enumeration("SpeakerVerdict", ["as-given", "swapped", "merged", "unknown", "from-words"]))
    \(enumeration("Match", ["exact", "homophone"]))
    \(enumeration("IrregularityKind", [
      "out-of-order", "ends-before-start", "long-overlap", "turns-out-of-proportion", "duration-out-of-proportion",
      "unlike-duration", "ringing-out-of-proportion", "hold-out-of-proportion",
    ]))
    """

  /// The words stand here as the contract has them, not as our enumerations do: a renamed case must not
  /// change the schema unseen.
  private static func enumeration(_ name: String, _ words: [String]) -> String {
    let lines = words.map { "      <xs:enumeration value=\"\($0)\"/>\n" }.joined()
    return """
        <xs:simpleType name="\(name)">
          <xs:restriction base="xs:string">
      \(lines)    </xs:restriction>
        </xs:simpleType>
      """
  }
}
