/// The XSD of `run.xml`.
public enum RunReportSchema {
  /// XML Schema 1.0 for `urn:hotline:run:1`.
  public static let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hotline:run:1"
               targetNamespace="urn:hotline:run:1" elementFormDefault="qualified">

      <!-- One run over an export: what was read, by which rules, and what became of it. -->
      <xs:element name="run">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="scorecard" type="Scorecard" maxOccurs="unbounded"/>
            <!-- What was asked for that changes what is written. -->
            <xs:element name="option" type="Option" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="calls" type="Calls"/>
            <xs:element name="input" type="Input" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="reason" type="Reason" minOccurs="0" maxOccurs="unbounded"/>
            <!-- Calls with times that cannot be; which times they are stands in their scorecards. -->
            <xs:element name="irregularity" type="Irregularity" minOccurs="0" maxOccurs="unbounded"/>
            <!-- Calls whose id an earlier call had; the first 10000 of them. -->
            <xs:element name="duplicate" type="Duplicate" minOccurs="0" maxOccurs="unbounded"/>
            <!-- Only where call records were given. -->
            <xs:element name="records" type="Records" minOccurs="0"/>
          </xs:sequence>
          <xs:attribute name="schemaVersion" type="xs:string" use="required" fixed="1"/>
          <xs:attribute name="tool" type="xs:string" use="required"/>
          <xs:attribute name="toolVersion" type="xs:string" use="required"/>
          <xs:attribute name="digest" type="xs:string" use="required"/>
          <xs:attribute name="outcome" type="Outcome" use="required"/>
          <!-- Only with the option "stamp". -->
          <xs:attribute name="started" type="xs:dateTime"/>
          <xs:attribute name="ended" type="xs:dateTime"/>
        </xs:complexType>
      </xs:element>

      <xs:simpleType name="Outcome">
        <xs:restriction base="xs:string">
          <xs:enumeration value="complete"/>
          <!-- Somebody stopped it; it can be gone on with. -->
          <xs:enumeration value="interrupted"/>
          <!-- More was rejected than was allowed. -->
          <xs:enumeration value="stopped"/>
        </xs:restriction>
      </xs:simpleType>

      <xs:complexType name="Scorecard">
        <xs:attribute name="id" type="xs:string" use="required"/>
        <xs:attribute name="version" type="xs:string" use="required"/>
      </xs:complexType>

      <xs:complexType name="Option">
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="value" type="xs:string" use="required"/>
      </xs:complexType>

      <xs:complexType name="Calls">
        <xs:attribute name="scored" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="rejected" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="duplicates" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>

      <!-- One file, for an archive one of those in it; without an encoding where nothing was in it. -->
      <xs:complexType name="Input">
        <xs:sequence>
          <xs:element name="format" type="Format" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="encoding" type="xs:string"/>
        <xs:attribute name="calls" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="rejected" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>

      <xs:complexType name="Format">
        <xs:attribute name="id" type="xs:string" use="required"/>
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
      </xs:complexType>

      <!-- The codes stay the same in every version and language. -->
      <xs:complexType name="Reason">
        <xs:attribute name="code" type="xs:NMTOKEN" use="required"/>
        <xs:attribute name="rejected" type="xs:positiveInteger" use="required"/>
      </xs:complexType>

      <xs:complexType name="Irregularity">
        <xs:attribute name="kind" type="xs:NMTOKEN" use="required"/>
        <xs:attribute name="calls" type="xs:positiveInteger" use="required"/>
      </xs:complexType>

      <xs:complexType name="Duplicate">
        <xs:attribute name="id" type="xs:string" use="required"/>
        <xs:attribute name="file" type="xs:string" use="required"/>
        <xs:attribute name="line" type="xs:nonNegativeInteger" use="required"/>
        <!-- What its file is called in a folder. -->
        <xs:attribute name="name" type="xs:string"/>
      </xs:complexType>

      <!-- How call records and transcripts found each other; the first 10000 ids of each kind are named. -->
      <xs:complexType name="Records">
        <xs:sequence>
          <xs:element name="callWithoutRecord" type="Identified" minOccurs="0" maxOccurs="unbounded"/>
          <xs:element name="recordWithoutCall" type="Identified" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence>
        <xs:attribute name="joined" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="callsWithoutRecord" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="recordsWithoutCall" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="warnings" type="xs:nonNegativeInteger" use="required"/>
      </xs:complexType>

      <xs:complexType name="Identified">
        <xs:attribute name="id" type="xs:string" use="required"/>
      </xs:complexType>
    </xs:schema>

    """
}
