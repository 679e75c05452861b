import Testing

/// Slots such as `{数字>45}`: what a stated deadline comes to.
@Suite struct BoundedNumberTests {
  private func found(_ phrase: String, _ sentence: String) throws -> [String] {
    try PhrasesInTest(phrase).found(in: sentence)
  }

  @Test(arguments: ["60分钟到", "六十分钟到", "一百二十分钟到", "４６分钟到"])
  func above(sentence: String) throws {
    #expect(try !found("{数字>45}分钟到", sentence).isEmpty)
    #expect(try found("{数字<=45}分钟到", sentence).isEmpty)
  }

  @Test(arguments: ["45分钟到", "四十五分钟到", "三十分钟到", "十分钟到"])
  func atMost(sentence: String) throws {
    #expect(try !found("{数字<=45}分钟到", sentence).isEmpty)
    #expect(try found("{数字>45}分钟到", sentence).isEmpty)
  }

  @Test func everyComparison() throws {
    for (bound, numbers) in [
      (">=3", ["3", "4"]), ("<3", ["2"]), ("=3", ["3", "三"]), ("!=3", ["2", "4"]), ("＞3", ["4"]), ("≤3", ["2", "3"]),
    ] {
      for number in ["2", "3", "三", "4"] {
        let isFound = try !found("{数字\(bound)}天", number + "天").isEmpty
        let isExpected = numbers.contains(number) || number == "三" && numbers.contains("3")
        #expect(isFound == isExpected, "\(bound) \(number)")
      }
    }
  }

  @Test func aPieceOfANumberIsNotTheNumber() throws {
    #expect(try found("{数字<=45}分钟", "一百四十五分钟").isEmpty)
    #expect(try found("{数字<=45}分钟", "145分钟").isEmpty)
    #expect(try found("{数字=8}元", "第8元").isEmpty)
  }

  @Test func decimals() throws {
    #expect(try found("{数字=99.9}", "达到99.9") == ["99.9"])
    #expect(try found("{数字<99.9}", "达到99.5") == ["99.5"])
    #expect(try found("{数字>99}", "3、99.5") == ["99.5"], "a comma separates two numbers")
  }

  @Test func aboutSoMany() throws {
    #expect(try found("{数字>45}分钟", "三四十分钟").isEmpty)
    #expect(try found("{数字>45}分钟", "五六十分钟") == ["五六十分钟"])
    #expect(try found("{数字=3}天", "两三天") == ["两三天"])
  }

  @Test func somewhereBehindAGap() throws {
    #expect(try found("到…{数字>45}分钟", "到您那里大概要一百二十分钟") == ["到您那里大概要一百二十分钟"])
  }
}
