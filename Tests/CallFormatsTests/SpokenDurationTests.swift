import Testing

import CallFormats

@Suite("Lengths of time as telephone systems write them")
struct SpokenDurationTests {
  @Test(
    "are seconds",
    arguments: [
      ("5分10秒", 310), ("1小时10分", 4200), ("2小时", 7200), ("10分钟", 600), ("10:15", 615), ("00:10:15", 615), ("35", 35),
      ("35s", 35),
      ("35秒", 35), ("35000ms", 35), ("35000毫秒", 35), ("1h2m3s", 3723), ("12.5", 12.5), (" 8 秒 ", 8), ("0", 0),
    ])
  func known(text: String, seconds: Double) {
    #expect(SpokenDuration.seconds(text) == seconds)
  }

  @Test(
    "are nothing else",
    arguments: ["", "秒", "-5", "nan", "1e9", "5秒10分", "5分5分", "0x10", "一分钟", "99999999999", "1:2:3:4", "35元"])
  func unknown(text: String) {
    #expect(SpokenDuration.seconds(text) == nil)
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

  @Test("Unix time is seconds or milliseconds by its magnitude")
  func unix() {
    #expect(InstantText.unix(1_772_586_751) == 1_772_586_751)
    #expect(InstantText.unix(1_772_586_751_000) == 1_772_586_751)
    #expect(InstantText.unix(4200) == nil)
    #expect(InstantText.utc(1_772_586_751) == "2026-03-04T01:12:31Z")
  }
}
