/// The XSD of `summary.xml`.
public enum SummarySchema {
  /// XML Schema 1.0 for `urn:hotline:summary:1`.
  public static let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hotline:summary:1"
               targetNamespace="urn:hotline:summary:1" elementFormDefault="qualified">

      <!-- The totals of a run. -->
      <xs:element name="summary">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="calls" type="CallCounts"/>
            <!-- All calls that have a value, fatal ones with their 0.00 among them. -->
            <xs:element name="value" type="ValueStatistics" minOccurs="0"/>
            <!-- Without those, where there are any. -->
            <xs:element name="valueWithoutFatal" type="ValueStatistics" minOccurs="0"/>
            <xs:element name="distribution" type="Distribution" minOccurs="0"/>
            <xs:element name="grade" type="GradeCount" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="speakers" type="SpeakersCount" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="finding" type="FindingCount" minOccurs="0" maxOccurs="unbounded"/>
            <!-- Where the calls of a run are routed to several scorecards. -->
            <xs:element name="scorecard" type="ScorecardTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="section" type="SectionTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="agent" type="AgentTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="team" type="NamedTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="queue" type="NamedTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="callType" type="CallTypeTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="month" type="MonthTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="day" type="DayTotals" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="hour" type="HourTotals" minOccurs="0" maxOccurs="unbounded"/>
            <!-- Lowest value first, among fatal ones by beforeFatal; highest first. Of equal ones the first in the input. -->
            <xs:element name="worst" type="Calls" minOccurs="0"/>
            <xs:element name="best" type="Calls" minOccurs="0"/>
            <xs:element name="baseline" type="Baseline" minOccurs="0"/>
          </xs:sequence>
          <xs:attributeGroup ref="Header"/>
        </xs:complexType>
      </xs:element>

    \(ScorecardSchema.header)

    \(totals)

    \(baseline)
    \(ScorecardSchema.values)
      <xs:simpleType name="Day">
        <xs:restriction base="xs:string"><xs:pattern value="[0-9]{4}-[0-9]{2}-[0-9]{2}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Month">
        <xs:restriction base="xs:string"><xs:pattern value="[0-9]{4}-[0-9]{2}"/></xs:restriction>
      </xs:simpleType>
      <xs:simpleType name="Hour">
        <xs:restriction base="xs:string"><xs:pattern value="[01][0-9]|2[0-3]"/></xs:restriction>
      </xs:simpleType>
    \(ScorecardSchema.enumeration("Change", ["new", "gone", "unchanged"]))
    </xs:schema>

    """

  private static let totals = """
      <!-- unrated: nothing in the call could be assessed, so that it has no value. passRate: of the calls that have a
           value, in per cent. -->
      <xs:complexType name="CallCounts">
        <xs:attribute name="scored" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="rejected" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="passed" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="fatal" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="unrated" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="passRate" type="Percentage"/>
      </xs:complexType>

      <!-- deviation: the standard deviation of all values. Quartiles by nearest rank: the smallest value that a quarter
           (three quarters) of the values do not exceed. -->
      <xs:complexType name="ValueStatistics">
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="mean" type="Percentage" use="required"/>
        <xs:attribute name="deviation" type="Percentage" use="required"/>
        <xs:attribute name="min" type="Percentage" use="required"/>
        <xs:attribute name="lowerQuartile" type="Percentage" use="required"/>
        <xs:attribute name="median" type="Percentage" use="required"/>
        <xs:attribute name="upperQuartile" type="Percentage" use="required"/>
        <xs:attribute name="max" type="Percentage" use="required"/>
      </xs:complexType>

      <xs:complexType name="Distribution">
        <xs:sequence>
          <xs:element name="bin" type="Bin" minOccurs="20" maxOccurs="20"/>
        </xs:sequence>
      </xs:complexType>

      <!-- Values from "from" to under "to", in the last one 100.00 too; fatal: so many of the calls have 0.00 for a
           fatal fail. -->
      <xs:complexType name="Bin">
        <xs:attribute name="from" type="Percentage" use="required"/>
        <xs:attribute name="to" type="Percentage" use="required"/>
        <xs:attribute name="calls" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="fatal" type="xs:nonNegativeInteger" use="required"/>
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

      <!-- value: what was earned of what could be, in per cent. -->
      <xs:complexType name="SectionTotals">
        <xs:sequence>
          <xs:element name="rule" type="RuleTotals" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="earned" type="Points" use="required"/>
        <xs:attribute name="potential" type="Points" use="required"/>
        <xs:attribute name="value" type="Percentage"/>
        <xs:attributeGroup ref="OutcomeCounts"/>
      </xs:complexType>

      <!-- example: the first calls in which the rule failed. -->
      <xs:complexType name="RuleTotals">
        <xs:sequence>
          <xs:element name="example" type="Call" minOccurs="0" maxOccurs="3"/>
        </xs:sequence>
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="clause" type="xs:string" use="required"/>
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

      <!-- rule: those that failed in a call of the agent, the most frequent first. -->
      <xs:complexType name="AgentTotals">
        <xs:sequence>
          <xs:element name="rule" type="AgentRule" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="id" type="xs:string"/>
        <xs:attribute name="name" type="xs:string"/>
        <xs:attribute name="team" type="xs:string"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <xs:complexType name="AgentRule">
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="fail" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="lost" type="Points" use="required"/>
      </xs:complexType>

      <xs:complexType name="NamedTotals">
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <xs:complexType name="ScorecardTotals">
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <xs:complexType name="CallTypeTotals">
        <xs:attribute name="name" type="CallType" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <!-- The days of a month together. -->
      <xs:complexType name="MonthTotals">
        <xs:attribute name="date" type="Month" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <xs:complexType name="DayTotals">
        <xs:attribute name="date" type="Day" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <!-- Calls that began in the hour, in the export's own time zone. -->
      <xs:complexType name="HourTotals">
        <xs:attribute name="from" type="Hour" use="required"/>
        <xs:attributeGroup ref="GroupCounts"/>
      </xs:complexType>

      <!-- passRate, mean and deviation are of the calls that have a value, and missing where none has. -->
      <xs:attributeGroup name="GroupCounts">
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
        <xs:attribute name="passed" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="fatal" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="unrated" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="passRate" type="Percentage"/>
        <xs:attribute name="mean" type="Percentage"/>
        <xs:attribute name="deviation" type="Percentage"/>
      </xs:attributeGroup>

      <xs:complexType name="Calls">
        <xs:sequence>
          <xs:element name="call" type="Call" maxOccurs="20"/>
        </xs:sequence>
      </xs:complexType>

      <!-- name: the name of the call's file without ending, where an earlier call had the id. -->
      <xs:complexType name="Call">
        <xs:attribute name="id" type="xs:string" use="required"/>
        <xs:attribute name="name" type="Name"/>
        <xs:attribute name="startedAt" type="xs:string"/>
        <xs:attribute name="agent" type="xs:string"/>
        <xs:attribute name="agentName" type="xs:string"/>
        <xs:attribute name="value" type="Percentage"/>
        <xs:attribute name="beforeFatal" type="Percentage"/>
        <xs:attribute name="grade" type="Name" use="required"/>
        <xs:attribute name="passed" type="Flag" use="required"/>
        <xs:attribute name="fatal" type="Flag" use="required"/>
      </xs:complexType>
    """

  private static let baseline = """
      <!-- An earlier run, and what failed otherwise than in it. sameRules: both were scored by the same rule files; else a
           change may be the rules'. -->
      <xs:complexType name="Baseline">
        <xs:sequence>
          <xs:element name="rule" type="RuleChange" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="agent" type="AgentChange" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="scorecard" type="Name" use="required"/>
        <xs:attribute name="scorecardVersion" type="Name" use="required"/>
        <xs:attribute name="digest" type="Digest" use="required"/>
        <xs:attribute name="sameRules" type="Flag" use="required"/>
        <xs:attribute name="calls" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="mean" type="Percentage"/>
        <xs:attribute name="passRate" type="Percentage"/>
      </xs:complexType>

      <!-- new: failed in this run only; gone: in the earlier one only; unchanged: in both. fail and failBefore are the
           calls behind it, applied and appliedBefore those to which the rule applied. -->
      <xs:complexType name="RuleChange">
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="change" type="Change" use="required"/>
        <xs:attribute name="fail" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="applied" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="failBefore" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="appliedBefore" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>

      <!-- new: calls in this run only; gone: in the earlier one only; unchanged: in both. -->
      <xs:complexType name="AgentChange">
        <xs:sequence>
          <xs:element name="rule" type="AgentRuleChange" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="id" type="xs:string"/>
        <xs:attribute name="name" type="xs:string"/>
        <xs:attribute name="team" type="xs:string"/>
        <xs:attribute name="change" type="Change" use="required"/>
        <xs:attribute name="calls" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="callsBefore" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="mean" type="Percentage"/>
        <xs:attribute name="meanBefore" type="Percentage"/>
      </xs:complexType>

      <xs:complexType name="AgentRuleChange">
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="change" type="Change" use="required"/>
        <xs:attribute name="fail" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="failBefore" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>
    """
}
