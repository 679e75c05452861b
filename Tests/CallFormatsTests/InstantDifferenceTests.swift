import Testing

import CallFormats

@Suite("Instants as numbers")
struct InstantDifferenceTests {
  @Test("offsets and fractions count, leap days too")
  func seconds() {
    #expect(Instant.secondsSince1970("1970-01-01T00:00:00Z") == 0)
    #expect(Instant.secondsSince1970("2026-03-04T09:12:31+08:00") == 1_772_586_751)
    #expect(Instant.secondsSince1970("2024-02-29T23:59:59.5-03:30") == 1_709_263_799.5)
  }

  @Test("spellings near the standard are completed, others refused")
  func completed() {
    #expect(Instant.completed("2022-06-21T17:53:26.000+0000") == "2022-06-21T17:53:26.000+00:00")
    #expect(Instant.completed("2022-06-21 17:53:26z") == "2022-06-21T17:53:26Z")
    #expect(Instant.completed("2022-06-21T17:53:26") == nil)
    #expect(Instant.completed("1655834006") == nil)
  }
}
