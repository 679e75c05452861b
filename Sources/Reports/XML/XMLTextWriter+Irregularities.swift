import CallModel

extension XMLTextWriter {
  /// Nothing where there are none.
  mutating func write(_ irregularities: Irregularities) {
    for irregularity in irregularities.all {
      start("irregularity")
      attribute("kind", irregularity.kind.rawValue)
      attribute("count", irregularity.count)
      for place in irregularity.places {
        start("place")
        if let turn = place.turn { attribute("turn", turn) }
        attribute("found", seconds: place.found)
        attribute("against", seconds: place.against)
        end()
      }
      end()
    }
  }
}
