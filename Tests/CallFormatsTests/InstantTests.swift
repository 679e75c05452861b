import CallFormats
import Testing

@Suite("Instants as numbers")
struct InstantTests {
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

@Suite("Dates with times")
struct InstantTextTests {
  @Test(
    "of the same instant",
    arguments: [
      "2026-03-04 09:12:31+08:00", "2026-03-04T01:12:31Z", "2026/3/4 1:12:31", "20260304011231",
      "2026-03-04 01:12:31.000",
    ])
  func same(text: String) {
    #expect(InstantText(text)?.seconds == 1_772_586_751)
  }

  @Test(
    "that are none",
    arguments: [
      "", "2026-03-04", "09:12:31", "2026-13-04 09:12:31", "2026-03-04 25:00:00", "您好", "2026-03-04 09:12:31+99:00",
    ])
  func none(text: String) {
    #expect(InstantText(text) == nil)
  }

  @Test("Unix time is seconds, milliseconds or microseconds by its magnitude")
  func unix() {
    #expect(InstantText.unix(1_772_586_751) == 1_772_586_751)
    #expect(InstantText.unix(1_772_586_751_000) == 1_772_586_751)
    #expect(InstantText.unix(1_772_586_751_250_000) == 1_772_586_751.25)
    #expect(InstantText.unix(4200) == nil)
  }

  @Test("written in UTC, with milliseconds where there are some")
  func utc() {
    #expect(InstantText.utc(1_772_586_751) == "2026-03-04T01:12:31Z")
    #expect(InstantText.utc(1_709_164_800.052) == "2024-02-29T00:00:00.052Z")
    #expect(InstantText.utc(-1) == nil)
  }
}
