import ChineseText

extension WordDictionary.LoadingError {
  /// What is wrong with the word list and what to do.
  var message: String {
    switch self {
    case .notFound(let path):
      say(
        "\(path): no such word list. Install one: apt-get install python3-jieba",
        "\(path)：没有这个词典。请安装：apt-get install python3-jieba")
    case .notReadable(let path, let reason):
      say("\(path): cannot be read: \(reason)", "\(path)：无法读取（\(reason)）")
    case .malformedLine(let path, let line, let found):
      say(
        "\(path):\(line): found “\(found)”; a line is a word, a blank and its frequency: 停电 1024 v",
        "\(path):\(line)：“\(found)”；每行应为词、空格、词频：停电 1024 v")
    }
  }
}

extension PinyinReadings.LoadingError {
  /// What is wrong with the readings and what to do.
  var message: String {
    switch self {
    case .notFound(let path):
      say(
        "\(path): no such readings. Install them: apt-get install unicode-data, or name a file with --readings",
        "\(path)：没有读音表。请安装：apt-get install unicode-data，或用 --readings 指定")
    case .notReadable(let path, let reason):
      say("\(path): cannot be read: \(reason)", "\(path)：无法读取（\(reason)）")
    case .malformedLine(let path, let line, let found):
      say(
        "\(path):\(line): found “\(found)”; a line is a code point, a field and its value: U+597D kMandarin hǎo",
        "\(path):\(line)：“\(found)”；每行应为码位、字段、值：U+597D kMandarin hǎo")
    case .noReadings(let path):
      say("\(path): no readings in it; Unihan_Readings.txt is expected", "\(path)：其中没有读音；应为 Unihan_Readings.txt")
    }
  }
}
