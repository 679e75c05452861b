import CallFormats
import CallModel
import Testing

@Suite("The examples of the formats")
struct FormatExampleTests {
  @Test(
    "every vendor's example is known for what it is and holds calls",
    arguments: FormatRegistry.formats.map(\.id).filter { $0 != "hotline-jsonl" })
  func example(id: String) throws {
    let format = try #require(FormatRegistry.format(id))
    let results = try calls(in: format.description.example, named: "example")
    #expect(!results.isEmpty)
    for result in results { #expect(try result.get().source.format == id) }
  }
}
