import CallFormats
import CallModel
import Testing

@Suite("The examples of the formats")
struct FormatExampleTests {
  @Test("every format's example is known for what it is and holds a call", arguments: FormatRegistry.formats.map(\.id))
  func example(id: String) throws {
    let format = try #require(FormatRegistry.format(id))
    let name = id == "hotline-jsonl" ? "example.jsonl" : "example"
    let call = try onlyCall(in: format.description.example, named: name)
    #expect(call.source.format == id)
  }
}
