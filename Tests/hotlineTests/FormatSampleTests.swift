import TestSupport
import Testing

/// One call in the shapes of several exports.
@Suite struct FormatSampleTests {
  private func score(_ path: String) throws -> [String] {
    let result = try HotlineProcess.run("score", path, "--scorecard", "power-95598", "--output", "-", "--quiet")
    #expect(result.status == 0, "\(result.errors)")
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Without ringing and hang-up, which these exports do not hold, the same outcomes as with them.
  @Test(arguments: [
    "aliyun-filetrans.json", "iflytek-order.json", "tencent-asr.json", "funasr.json", "subtitles.vtt",
    "table-gb18030.csv",
  ])
  func theSameCallScoresTheSame(name: String) throws {
    let lines = try score("\(Project.samples)/formats/\(name)")
    #expect(lines.contains { $0.contains("<score value=\"100.00\"") && $0.contains("earned=\"50.50\"") })
    let expected = try score("\(Project.samples)/formats/subtitles.vtt")
    #expect(lines.filter(Self.isTranscript) == expected.filter(Self.isTranscript))
  }

  @Test(arguments: ["aliyun-filetrans.json", "table-gb18030.csv", "text.txt"])
  func whatIsConvertedScoresTheSame(name: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(Project.samples)/formats/\(name)"
    let result = try HotlineProcess.run("convert", path, "--output", folder.path + "/calls.jsonl")
    #expect(result.status == 0, "\(result.errors)")
    let converted = try score(folder.path + "/calls.jsonl").filter { !$0.contains("<source ") }
    #expect(try score(path).filter { !$0.contains("<source ") } == converted)
  }

  private static func isTranscript(_ line: String) -> Bool { line.contains("<turn ") }
}
