/// The XSD of our documents, part of the program so that nothing must be installed beside it.
public enum ScorecardSchema {
  /// XML Schema 1.0 for `urn:hotline:scorecard:1`.
  ///
  /// Call ids are not declared unique: an export may hold the same id twice, and a scorecard that says so is
  /// better than none.
  public static let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hotline:scorecard:1"
               targetNamespace="urn:hotline:scorecard:1" elementFormDefault="qualified">

      <!-- Scorecards: one or many calls. -->
      <xs:element name="scorecards">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="call" type="Call" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
          <xs:attributeGroup ref="Header"/>
        </xs:complexType>
      </xs:element>

    \(header)

      <xs:complexType name="Call">
        <xs:sequence>
          <xs:element name="source" type="Source"/>
          <xs:element name="agent" type="Agent" minOccurs="0"/>
          <xs:element name="speakers" type="Speakers"/>
          <!-- Times that cannot be, one for each kind. -->
          <xs:element name="irregularity" type="Irregularity" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="score" type="Score"/>
          <xs:element name="section" type="Section" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="findings" type="Findings" minOccurs="0"/>
          <!-- Left out with the detail "findings". -->
          <xs:element name="transcript" type="Transcript" minOccurs="0"/>
        </xs:sequence>
        <xs:attribute name="id" type="xs:string" use="required"/>
        <!-- As the export wrote it. -->
        <xs:attribute name="startedAt" type="xs:string"/>
        <xs:attribute name="direction" type="Direction"/>
        <xs:attribute name="channel" type="Channel" use="required"/>
        <xs:attribute name="callType" type="CallType"/>
        <xs:attribute name="callTypeFrom" type="CallTypeSource"/>
        <xs:attribute name="duration" type="Seconds"/>
        <!-- Where the calls of a run are routed to several scorecards. -->
        <xs:attribute name="scorecard" type="Name"/>
        <xs:attribute name="scorecardVersion" type="Name"/>
      </xs:complexType>

      <xs:complexType name="Source">
        <xs:attribute name="file" type="xs:string" use="required"/>
        <xs:attribute name="line" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="format" type="Name" use="required"/>
      </xs:complexType>

      <xs:complexType name="Agent">
        <xs:attribute name="id" type="xs:string"/>
        <xs:attribute name="name" type="xs:string"/>
        <xs:attribute name="team" type="xs:string"/>
      </xs:complexType>

      <!-- Whether the export's speakers are right; confidence: how sure it is that they are, as the export gives them. -->
      <xs:complexType name="Speakers">
        <xs:attribute name="judged" type="SpeakerVerdict" use="required"/>
        <xs:attribute name="confidence" type="Share" use="required"/>
      </xs:complexType>

    \(irregularity)

      <!-- value, min, max and beforeFatal are missing where nothing could be assessed. -->
      <xs:complexType name="Score">
        <xs:attribute name="value" type="Percentage"/>
        <xs:attribute name="min" type="Percentage"/>
        <xs:attribute name="max" type="Percentage"/>
        <xs:attribute name="earned" type="Points" use="required"/>
        <xs:attribute name="potential" type="Points" use="required"/>
        <xs:attribute name="grade" type="Name" use="required"/>
        <xs:attribute name="passed" type="Flag" use="required"/>
        <xs:attribute name="fatal" type="Flag" use="required"/>
        <xs:attribute name="beforeFatal" type="Percentage"/>
      </xs:complexType>

      <xs:complexType name="Section">
        <xs:sequence>
          <xs:element name="item" type="Item" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="id" type="Name" use="required"/>
        <xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="earned" type="Points" use="required"/>
        <xs:attribute name="potential" type="Points" use="required"/>
      </xs:complexType>

      <xs:complexType name="Item">
        <xs:sequence>
          <xs:element name="title" type="xs:string"/>
          <xs:element name="clause" type="xs:string"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded">
            <xs:element name="evidence" type="Evidence"/>
            <xs:element name="searched" type="Searched"/>
            <xs:element name="nearest" type="Nearest"/>
            <xs:element name="measured" type="Measured"/>
            <xs:element name="missing" type="Missing"/>
          </xs:choice>
        </xs:sequence>
        <xs:attribute name="rule" type="Name" use="required"/>
        <xs:attribute name="kind" type="Kind" use="required"/>
        <xs:attribute name="severity" type="Severity" use="required"/>
        <xs:attribute name="outcome" type="Outcome" use="required"/>
        <xs:attribute name="points" type="Points" use="required"/>
        <xs:attribute name="lost" type="Points" use="required"/>
        <!-- The rule that was charged for the same clause in the same turn. -->
        <xs:attribute name="chargedBy" type="Name"/>
        <!-- A person should look: who said the words, or which words were said, is not sure. -->
        <xs:attribute name="review" type="Flag"/>
      </xs:complexType>

      <!-- What was said. from and to count code points of the turn, end exclusive. -->
      <xs:complexType name="Evidence">
        <xs:simpleContent>
          <xs:extension base="xs:string">
            <xs:attribute name="turn" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="speaker" type="Speaker" use="required"/>
            <xs:attribute name="start" type="Seconds"/>
            <xs:attribute name="end" type="Seconds"/>
            <xs:attribute name="from" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="to" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="match" type="Match" use="required"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>

      <!-- What the customer let be known (anger, a complaint, thanks), without points. act is the phrase set. -->
      <xs:complexType name="Findings">
        <xs:sequence>
          <xs:element name="finding" type="Finding" maxOccurs="unbounded"/>
        </xs:sequence>
      </xs:complexType>

      <xs:complexType name="Finding">
        <xs:simpleContent>
          <xs:extension base="Evidence">
            <xs:attribute name="act" type="Name" use="required"/>
            <xs:attribute name="title" type="xs:string" use="required"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>

      <!-- Where something was looked for in vain, both turns included. -->
      <xs:complexType name="Searched">
        <xs:attribute name="fromTurn" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="toTurn" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>

      <!-- The nearest miss of what was looked for. -->
      <xs:complexType name="Nearest">
        <xs:simpleContent>
          <xs:extension base="xs:string">
            <xs:attribute name="turn" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="from" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="to" type="xs:nonNegativeInteger" use="required"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>

      <!-- A figure of the call and the limit it was held against. -->
      <xs:complexType name="Measured">
        <xs:attribute name="name" type="Name" use="required"/>
        <xs:attribute name="value" type="xs:string" use="required"/>
        <xs:attribute name="limit" type="xs:string" use="required"/>
        <xs:attribute name="unit" type="xs:string" use="required"/>
      </xs:complexType>

      <!-- The field of the export that would make the rule assessable; doubtful: it is there, but cannot be. -->
      <xs:complexType name="Missing">
        <xs:attribute name="field" type="Name" use="required"/>
        <xs:attribute name="doubtful" type="Flag"/>
      </xs:complexType>

      <xs:complexType name="Transcript">
        <xs:sequence>
          <xs:element name="turn" type="Turn" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
      </xs:complexType>

      <xs:complexType name="Turn">
        <xs:simpleContent>
          <xs:extension base="xs:string">
            <xs:attribute name="index" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="speaker" type="Speaker" use="required"/>
            <xs:attribute name="start" type="Seconds"/>
            <xs:attribute name="end" type="Seconds"/>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>
    \(values)
    </xs:schema>

    """
}
