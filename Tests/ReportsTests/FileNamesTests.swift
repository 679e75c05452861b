import Reports
import Testing

@Suite struct FileNamesTests {
  @Test(arguments: [
    ("C-20260304-0001", "C-20260304-0001"),
    ("三月_热线.2", "三月_热线.2"),
    ("march.jsonl#7", "march.jsonl%237"),
    ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"),
    (".hidden", "%2Ehidden"),
    ("a b%20c", "a%20b%2520c"),
    ("C:\\x\n\u{0}", "C%3A%5Cx%0A%00"),
    ("é😀", "%C3%A9%F0%9F%98%80"),
    ("", "%empty"),
    ("%empty", "%25empty"),
  ])
  func namesStayReadableAndSafe(id: String, name: String) {
    #expect(FileNames.safe(for: id) == name)
  }

  @Test func longIDsAreCutAndToldApart() {
    let long = String(repeating: "热", count: 100)
    let name = FileNames.safe(for: long)
    #expect(name.hasPrefix("热热热") && name.utf8.count <= FileNames.maximumLength)
    #expect(name != FileNames.safe(for: long + "线"))
    #expect(name == FileNames.safe(for: long))
    // The name of a cut id is no name of another id.
    #expect(FileNames.safe(for: name) != name)
  }

  @Test func anIDThatJustFitsIsNotCut() {
    let fitting = String(repeating: "a", count: FileNames.maximumLength)
    #expect(FileNames.safe(for: fitting) == fitting)
    #expect(FileNames.safe(for: fitting + "a").utf8.count == FileNames.maximumLength)
  }

  @Test func differentIDsHaveDifferentNames() {
    let pieces = [
      "", ".", "..", "/", "%", "%2E", "2E", "a", "A", "-", "#", "热", "\u{2F00}", "e\u{301}", "é", " ", "empty",
    ]
    var names: [String: [UInt8]] = [:]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let id = Array((first + second + third).utf8)
          let name = FileNames.safe(for: first + second + third)
          #expect(names.updateValue(id, forKey: name) ?? id == id)
          #expect(!name.isEmpty && !name.hasPrefix(".") && !name.contains("/"))
        }
      }
    }
  }

  @Test func hugeIDsAreBounded() {
    #expect(FileNames.safe(for: String(repeating: "/", count: 1_000_000)).utf8.count <= FileNames.maximumLength)
  }
}
