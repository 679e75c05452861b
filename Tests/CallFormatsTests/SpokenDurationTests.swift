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
