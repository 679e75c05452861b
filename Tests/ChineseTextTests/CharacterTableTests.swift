import ChineseText
import Testing

@Suite struct CharacterTableTests {
  @Test func holdsItsCharactersAndNoOthers() {
    let table = CharacterTable("嗯啊z\u{FFFF}")
    #expect("嗯啊z\u{FFFF}".unicodeScalars.allSatisfy { table.contains($0.value) })
    #expect(!"恩阿Z\u{FFFE}\0".unicodeScalars.contains { table.contains($0.value) })
  }

  @Test func charactersBeyondTheFirstPlaneAreNone() {
    let table = CharacterTable("𠮷")
    #expect(!table.contains(0x20BB7))
    #expect(!table.contains(0x0BB7), "nor is what their low bits would be")
    #expect(!table.contains(.max))
  }
}
