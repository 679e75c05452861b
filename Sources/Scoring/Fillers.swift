/// Sounds that say nothing, before and after what is said.
enum Fillers {
  private static let before = Set("嗯啊呃哦额噢哎唉诶欸喂呀喔".unicodeScalars.map(\.value))
  private static let after = before.union("呢吧嘛哈了的啦咯哟呗".unicodeScalars.map(\.value))
  private static let words: [[UInt32]] = ["那个", "那", "这个", "就是", "好的", "好"].map { $0.unicodeScalars.map(\.value) }

  /// How many characters at the start are fillers.
  static func leading(in scalars: [UInt32]) -> Int {
    var index = 0
    scan: while index < scalars.count {
      if before.contains(scalars[index]) {
        index += 1
        continue
      }
      for word in words where scalars.count > index + word.count && scalars[index...].starts(with: word) {
        index += word.count
        continue scan
      }
      break
    }
    return index
  }

  /// Where the fillers at the end begin.
  static func trailing(in scalars: [UInt32]) -> Int {
    var index = scalars.count
    while index > 0, after.contains(scalars[index - 1]) { index -= 1 }
    return index
  }
}
