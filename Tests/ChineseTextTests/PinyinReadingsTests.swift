import CBZip2
import ChineseText
import Testing

@Suite struct PinyinReadingsTests {
  private func readings(_ lines: String...) throws -> PinyinReadings {
    let file = try TemporaryFile(lines.joined(separator: "\n"))
    return try withExtendedLifetime(file) { try PinyinReadings(contentsOf: file.path) }
  }

  private func syllable(_ character: Unicode.Scalar, in readings: PinyinReadings) -> String? {
    readings.syllable(of: character.value)
  }

  @Test(arguments: [("hǎo", "hao"), ("nǚ", "nv"), ("lüè", "lve"), ("ḿ", "m"), ("ê̄", "e"), ("zhuāng", "zhuang")])
  func tonesAreLeftOut(reading: String, syllable: String) throws {
    #expect(self.syllable("好", in: try readings("U+597D\tkMandarin\t\(reading)")) == syllable)
  }

  @Test func theReadingOfTheMainlandCounts() throws {
    #expect(syllable("更", in: try readings("U+66F4\tkMandarin\tgèng gēng")) == "geng")
  }

  @Test func otherFieldsHelpWhereTheCustomaryReadingIsMissing() throws {
    let all = try readings(
      "U+4E86\tkHanyuPinlu\tliǎo(654) le(3)", "U+4E86\tkMandarin\tle", "U+4E86\tkXHC1983\t0711.150:liào",
      "U+884C\tkXHC1983\t0442.080:háng 1290.030:xíng", "U+884C\tkHanyuPinlu\txíng(2943) háng(218)",
      "U+89C1\tkXHC1983\t0555.100,0556.010:jiàn 1250.081:xiàn")
    #expect(syllable("了", in: all) == "le")
    #expect(syllable("行", in: all) == "xing")
    #expect(syllable("见", in: all) == "jian")
  }

  @Test func commentsOtherFieldsAndWindowsLineEndsAreNoMistakes() throws {
    let all = try readings("# Unihan\r", "\r", "U+597D\tkDefinition\tgood, excellent\r", "U+597D\tkMandarin\thǎo\r")
    #expect(syllable("好", in: all) == "hao")
  }

  @Test func charactersOfOneSyllableAreOne() {
    let readings = PinyinReadings(["好": "hǎo", "号": "hào", "您": "nín"])
    #expect(readings.encoded("您好".scalarValues) == readings.encoded("您号".scalarValues))
    #expect(readings.encoded("好".scalarValues) != readings.encoded("您".scalarValues))
    #expect(readings.syllable(of: 0x41) == nil)
  }

  @Test func whatHasNoReadingSoundsLikeItself() {
    let readings = PinyinReadings(["好": "hǎo"])
    #expect(readings.encoded("9a𠮷".scalarValues) == "9a𠮷".scalarValues)
  }

  @Test func aPrivateCharacterSoundsLikeNothing() {
    let readings = PinyinReadings(["好": "hǎo"])
    let code = readings.encoded("好".scalarValues)
    #expect(readings.encoded(code) != code)
  }

  // MARK: Files

  @Test func aPackedFileIsUnpacked() throws {
    let text = "U+597D\tkMandarin\thǎo\n" + String(repeating: "# padding\n", count: 20_000)
    let file = try TemporaryFile(bytes: pack(text))
    #expect(syllable("好", in: try PinyinReadings(contentsOf: file.path)) == "hao")
  }

  @Test func whatStandsBehindTheCharactersOfSpeechIsNotUnpacked() throws {
    let rare = "U+20000\tkMandarin\thē\n"
    let text = "U+597D\tkMandarin\thǎo\n" + String(repeating: rare, count: 100_000)
    let whole = try TemporaryFile(text + "and no line of this file\n")
    #expect(syllable("好", in: try PinyinReadings(contentsOf: whole.path)) == "hao")
    let cut = try TemporaryFile(bytes: Array(pack(text).dropLast(9)))
    #expect(syllable("好", in: try PinyinReadings(contentsOf: cut.path)) == "hao")
  }

  @Test(arguments: ["U+20000", "U+2000", "U+200000000\tkMandarin\thē", "U+2000G\tkMandarin\thē"])
  func aLineCutOrWrongIsNotTakenForTheEnd(line: String) throws {
    let file = try TemporaryFile("U+597D\tkMandarin\thǎo\n\(line)\n")
    #expect(throws: PinyinReadings.LoadingError.self) { try PinyinReadings(contentsOf: file.path) }
  }

  @Test func severalPackedStreamsAreOneFile() throws {
    let file = try TemporaryFile(bytes: pack("U+597D\tkMandarin\thǎo\n") + pack("U+53F7\tkMandarin\thào\n"))
    let readings = try PinyinReadings(contentsOf: file.path)
    #expect(syllable("好", in: readings) == "hao")
    #expect(syllable("号", in: readings) == "hao")
  }

  @Test func aDamagedFileIsNamed() throws {
    let packed = pack(String(repeating: "U+597D\tkMandarin\thǎo\n", count: 1_000))
    for bytes in [Array(packed.dropLast(9)), Array(packed.prefix(20)), Array("BZh9 and no more".utf8)] {
      let file = try TemporaryFile(bytes: bytes)
      #expect(throws: PinyinReadings.LoadingError.notReadable(path: file.path, reason: "it is damaged")) {
        try PinyinReadings(contentsOf: file.path)
      }
    }
  }

  @Test func whatUnpacksWithoutEndIsRefused() throws {
    // 65 MiB of one byte are a few dozen bytes packed.
    let file = try TemporaryFile(bytes: pack(String(repeating: "#", count: 65 << 20)))
    #expect {
      try PinyinReadings(contentsOf: file.path)
    } throws: { error in
      (error as? PinyinReadings.LoadingError)?.description.contains("unpacks to more than") == true
    }
  }

  @Test func aMissingFileSaysWhatToInstall() {
    let error = #expect(throws: PinyinReadings.LoadingError.self) {
      try PinyinReadings(contentsOf: "/no/such/readings.txt.bz2")
    }
    #expect(error == .notFound(path: "/no/such/readings.txt.bz2"))
    #expect(error?.description.contains("apt-get install unicode-data") == true)
  }

  @Test(arguments: ["停电 1024 v", "U+597D", "U+597D\tkMandarin", "U+ZZZZ\tkMandarin\thǎo", "597D\tkMandarin\thǎo"])
  func aLineOfAnotherFileIsNamed(line: String) throws {
    let file = try TemporaryFile("# Unihan\n\(line)\n")
    let error = #expect(throws: PinyinReadings.LoadingError.self) { try PinyinReadings(contentsOf: file.path) }
    guard case .malformedLine(_, 2, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aFileWithoutReadingsIsNone() throws {
    let file = try TemporaryFile("# nothing\n")
    #expect(throws: PinyinReadings.LoadingError.noReadings(path: file.path)) {
      try PinyinReadings(contentsOf: file.path)
    }
  }

  private func pack(_ text: String) -> [UInt8] {
    var input = Array(text.utf8CString)
    var output = [CChar](repeating: 0, count: text.utf8.count + text.utf8.count / 100 + 600)
    var length = UInt32(output.count)
    let status = BZ2_bzBuffToBuffCompress(&output, &length, &input, UInt32(text.utf8.count), 9, 0, 0)
    #expect(status == BZ_OK)
    return output.prefix(Int(length)).map { UInt8(bitPattern: $0) }
  }
}

/// The readings that the operating system's package brings, read once.
private enum InstalledReadings {
  static let shared = try? PinyinReadings(contentsOf: PinyinReadings.defaultPath)
}

@Suite(.enabled(if: InstalledReadings.shared != nil, "needs apt-get install unicode-data"))
struct InstalledReadingsTests {
  @Test(arguments: [
    ("您号在见报欠", "nin hao zai jian bao qian"), ("行长还重", "xing zhang hai zhong"), ("的了吗呢", "de le ma ne"),
    ("女绿", "nv lv"),
  ])
  func readsWhatIsSaidOnTheTelephone(characters: String, reading: String) throws {
    let readings = try #require(InstalledReadings.shared)
    let syllables = characters.scalarValues.map { readings.syllable(of: $0) ?? "?" }
    #expect(syllables.joined(separator: " ") == reading)
  }

  @Test func everyCommonCharacterHasASyllable() throws {
    let readings = try #require(InstalledReadings.shared)
    let missing = (0x4E00...0x9FA5).count { readings.syllable(of: UInt32($0)) == nil }
    #expect(missing < 50)
  }
}
