import ChineseText

/// Sentences as they are said on the telephone, written for these tests.
let callSentences = [
  "您好，这里是供水服务热线，请问有什么可以帮您？",
  "我家的水表上个月多走了二十三个字，你们能不能派人来看一下？",
  "好的，麻烦您说一下户号。幺零二四，后面是五六七八。",
  "請您別著急，我馬上幫您查詢，请稍等……",
  "水费一共是三千五百块，已经交了１２８．５元。",
  "罗里罗嗦说了半天，到底什么时候能来？下午3点还是4:30？",
  "不好意思，给您添麻烦了，师傅大概二十分钟以后到。",
  "您的意见我们已经记下来了，还有其他需要吗？感谢来电，再见！",
]

extension String {
  /// The Unicode scalar values.
  var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}

extension Array where Element == UInt32 {
  /// The text of scalar values.
  var text: String { String(String.UnicodeScalarView(compactMap(Unicode.Scalar.init))) }
}

extension RandomNumberGenerator {
  /// A text of up to `longest` characters of an alphabet.
  mutating func text(of alphabet: String, upTo longest: Int) -> String {
    let alphabet = Array(alphabet.unicodeScalars)
    let length = Int.random(in: 0...longest, using: &self)
    var text = String.UnicodeScalarView()
    for _ in 0..<length { text.append(alphabet[Int.random(in: alphabet.indices, using: &self)]) }
    return String(text)
  }
}
