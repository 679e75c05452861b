/// The XSD of a list of calls to listen to.
public enum PickListSchema {
  /// XML Schema 1.0 for `urn:hotline:picks:1`.
  public static let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hotline:picks:1"
               targetNamespace="urn:hotline:picks:1" elementFormDefault="qualified">

      <!-- Of so many calls, count for a reason and perAgent by lot of each agent: those with the lowest
           SHA-256 of the seed, a line end and the call's id, in UTF-8. -->
      <xs:element name="picks">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="pick" type="Pick" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
          <xs:attribute name="schemaVersion" type="xs:string" use="required" fixed="1"/>
          <xs:attribute name="tool" type="Name" use="required"/>
          <xs:attribute name="toolVersion" type="Name" use="required"/>
          <xs:attribute name="calls" type="xs:nonNegativeInteger" use="required"/>
          <xs:attribute name="count" type="xs:nonNegativeInteger" use="required"/>
          <xs:attribute name="perAgent" type="xs:nonNegativeInteger" use="required"/>
          <xs:attribute name="seed" type="xs:string" use="required"/>
        </xs:complexType>
      </xs:element>

      <!-- file: the scorecard, below the folder of the run. -->
      <xs:complexType name="Pick">
        <xs:sequence>
          <xs:element name="source">
            <xs:complexType>
              <xs:attribute name="file" type="xs:string" use="required"/>
              <xs:attribute name="line" type="xs:nonNegativeInteger" use="required"/>
              <xs:attribute name="format" type="xs:string" use="required"/>
            </xs:complexType>
          </xs:element>
          <xs:element name="agent" minOccurs="0">
            <xs:complexType>
              <xs:attribute name="id" type="xs:string"/>
              <xs:attribute name="name" type="xs:string"/>
              <xs:attribute name="team" type="xs:string"/>
            </xs:complexType>
          </xs:element>
          <xs:element name="reason" type="Reason" maxOccurs="6"/>
        </xs:sequence>
        <xs:attribute name="id" type="xs:string" use="required"/>
        <xs:attribute name="file" type="Name" use="required"/>
        <xs:attribute name="startedAt" type="xs:string"/>
        <xs:attribute name="scorecard" type="Name" use="required"/>
        <xs:attribute name="value" type="xs:decimal"/>
        <xs:attribute name="grade" type="Name" use="required"/>
        <xs:attribute name="passed" type="xs:boolean" use="required"/>
      </xs:complexType>

      <!-- One of a kind; the text is for people. -->
      <xs:complexType name="Reason">
        <xs:simpleContent>
          <xs:extension base="xs:string">
            <xs:attribute name="kind" use="required">
              <xs:simpleType>
                <xs:restriction base="xs:string">
                  <xs:enumeration value="fatal"/>
                  <xs:enumeration value="customer"/>
                  <xs:enumeration value="doubt"/>
                  <xs:enumeration value="not-assessable"/>
                  <xs:enumeration value="pass-mark"/>
                  <xs:enumeration value="random"/>
                </xs:restriction>
              </xs:simpleType>
            </xs:attribute>
          </xs:extension>
        </xs:simpleContent>
      </xs:complexType>

      <xs:simpleType name="Name">
        <xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction>
      </xs:simpleType>
    </xs:schema>

    """
}
