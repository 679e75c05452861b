extension XMLTextWriter {
  /// The attributes that every root element of ours begins with.
  mutating func attributes(of header: ReportHeader, namespace: String = ReportHeader.namespace) {
    attribute("xmlns", namespace)
    attribute("schemaVersion", ReportHeader.schemaVersion)
    attribute("tool", "hotline")
    attribute("toolVersion", header.toolVersion)
    attribute("scorecard", header.scorecard)
    attribute("scorecardVersion", header.scorecardVersion)
    attribute("digest", header.digest)
  }
}
