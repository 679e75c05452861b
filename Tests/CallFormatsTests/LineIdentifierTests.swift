import CallFormats
import Testing

@Suite("The id of a line that is no call")
struct LineIdentifierTests {
  private func find(_ line: String) -> String? { LineIdentifier.find(in: Array(line.utf8)[...]) }

  @Test(
    "is found as far as the line goes",
    arguments: [
      (#"{"id":"C-1","turns":[]}"#, "C-1"),
      (#" { "turns" : [ {"id":"inner","x":[1,{"y":"}"}]} ] , "id" : "外\"呼\u0041" "#, "外\"呼A"),
      (#"{"a":"\\","b":-1.5e3,"c":null,"d":true,"id":4711"#, "4711"),
      (#"{"x":nonsense,"id":"C-2"}"#, "C-2"),
      (#"{"id":"C-3","id":"C-4"}"#, "C-3"),
      (#"{"id":"C-5","turns":[{"speaker":"agent","text":"没"#, "C-5"),
    ])
  func found(line: String, id: String) { #expect(find(line) == id) }

  @Test(
    "is none where a call could not have it",
    arguments: [
      "", "{", "[", "{}", "null", #""id""#, #"["id","C"]"#, #"{"id""#, #"{"id":"#, #"{"id":"C"#, #"{"id":""}"#,
      #"{"id":null}"#,
      #"{"id":1.5}"#, #"{"id":["C"]}"#, #"{"id":"\u0001"}"#, #"{"id":"\ud800"}"#, #"{"a":{"id":"C"}}"#, #"{"a":1}"#,
      #"{"a":"unended,"id":"C"}"#, #"{"a":[1,"id":"C"}"#, #"{"a":1 "id":"C"}"#, #"{id:"C"}"#,
    ])
  func none(line: String) { #expect(find(line) == nil) }

  @Test("is none where it is too long, and what is deep or long is walked once")
  func bounds() {
    let long = String(repeating: "长", count: 100)
    #expect(find(#"{"id":"\#(long)"}"#) == nil)
    #expect(find(#"{"a":"# + String(repeating: "[", count: 1_000_000)) == nil)
    let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
    #expect(find(#"{"a":\#(deep),"id":"C"}"#) == "C")
    #expect(find("{" + String(repeating: #""a":1,"#, count: 100_000) + #""id":"C"}"#) == "C")
  }
}
