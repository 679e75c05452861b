extension ScorecardSchema {
  /// What every root element of ours begins with.
  static let header = """
      <xs:attributeGroup name="Header">
        <xs:attribute name="schemaVersion" type="xs:string" use="required" fixed="1"/>
        <xs:attribute name="tool" type="Name" use="required"/>
        <xs:attribute name="toolVersion" type="Name" use="required"/>
        <xs:attribute name="scorecard" type="Name" use="required"/>
        <xs:attribute name="scorecardVersion" type="Name" use="required"/>
        <xs:attribute name="digest" type="Digest" use="required"/>
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
  static func enumeration(_ name: String, _ words: [String]) -> String {
    let lines = words.map { "      <xs:enumeration value=\"\($0)\"/>\n" }.joined()
    return """
        <xs:simpleType name="\(name)">
          <xs:restriction base="xs:string">
      \(lines)    </xs:restriction>
        </xs:simpleType>
      """
  }
}
