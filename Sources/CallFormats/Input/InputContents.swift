/// One file of an input: itself, or one of those in an archive.
struct InputEntry {
  /// For people and for `Call.source`.
  var name: String
  /// Its bytes, to be read before the next entry is asked for.
  var source: any ByteSource
  /// Why it cannot be read at all.
  var rejection: Rejection.Reason?
}

/// What an input holds, one file after another.
protocol InputEntries: AnyObject {
  /// The next file; `nil` after the last.
  func next() throws(InputError) -> InputEntry?
}

/// Looks into inputs.
enum InputContents {
  /// Compressed files and archives are known by their first bytes, whatever they are called.
  static func open(_ file: InputFile) throws(InputError) -> any InputEntries {
    let source = try DescriptorSource(path: file.path)
    let beginning = try source.beginning(atLeast: 8)
    let whole = PeekedSource(beginning, source)
    guard ArchiveContents.isArchive(beginning), !WorkbookEntries.isWorkbook(beginning) else {
      return WorkbookEntries(SingleEntry(InputEntry(name: file.name, source: whole)))
    }
    do {
      return WorkbookEntries(try ArchiveContents(file, whole))
    } catch {
      return DamagedArchive(error: error)
    }
  }

  /// An archive that cannot even be begun.
  private final class DamagedArchive: InputEntries {
    private let error: InputError

    init(error: InputError) { self.error = error }

    func next() throws(InputError) -> InputEntry? { throw error }
  }

  /// An input of which nothing more can be read.
  final class NoEntries: InputEntries {
    func next() -> InputEntry? { nil }
  }

  /// An input that is one file.
  private final class SingleEntry: InputEntries {
    private var entry: InputEntry?

    init(_ entry: InputEntry) { self.entry = entry }

    func next() -> InputEntry? { entry.take() }
  }
}

extension ByteSource {
  /// What can be had without waiting for more than the first `count` bytes.
  func beginning(atLeast count: Int, limit: Int = 1 << 16) throws(InputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < (mayWait ? count : limit) {
      let read: Int
      do {
        read = try self.read(into: &bytes, from: filled, patience: nil)
      } catch {
        if error.isInterruption { continue }
        throw error
      }
      if read == 0 { break }
      filled += read
    }
    return Array(bytes[..<filled])
  }
}
