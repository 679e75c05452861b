import CallFormats
import Testing

@Suite("Arrays of documents")
struct ElementsTests {
  @Test(
    "are told by the first element that tells something",
    arguments: [
      #"{}"#, #"{},{},null,[],1,"""#, #"{"a":1},{"a":1},{"a":2}"#, #""{}""#,
    ])
  func first(before: String) throws {
    let sentence = #"{"onebest":"您好","bg":"0","ed":"900","speaker":"1"}"#
    let results = try calls(in: #"[\#(before),{"ok":0,"data":[\#(sentence)]}]"#)
    let turns = results.compactMap { try? $0.get().written }
    #expect(turns == [["1 0.0–0.9 您好"]])
  }

  @Test("are of no format where no element is")
  func none() throws {
    #expect(try rejection(of: #"[{},{},{"a":1}]"#).reason == .unknownFormat)
  }
}
