import Glibc

/// The scorecards of a run, where the run left them: a folder with `calls/*.xml`, or one document.
public struct ScorecardFolder: Sendable {
  /// As it was asked for.
  public let path: String
  /// What is to be read, in the order of the names; `calls/C-1.xml` below a folder.
  public let files: [String]
  /// Whether it is a single document.
  public let isDocument: Bool

  /// Looks what is there.
  public init(_ path: String) throws(ScorecardFileError) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw ScorecardFileError(path: path, reason: errno == ENOENT ? .missing : .unreadable(code: errno))
    }
    isDocument = status.st_mode & S_IFMT != S_IFDIR
    guard !isDocument else {
      files = [path]
      return
    }
    do throws(ScorecardFileNames.NotReadable) {
      files = try ScorecardFileNames.sorted(in: path + "/calls").map { "\(path)/calls/\($0).xml" }
    } catch {
      throw ScorecardFileError(path: path, reason: error.code == ENOENT ? .noScorecards : .unreadable(code: error.code))
    }
    guard !files.isEmpty else { throw ScorecardFileError(path: path, reason: .noScorecards) }
  }

  /// Whether the run came to its end: its summary is written last.
  public var isFinished: Bool { isDocument || access(path + "/summary.xml", F_OK) == 0 }

  /// The file's name below the folder, for a report that may be moved with it.
  public func name(of file: String) -> String {
    file.hasPrefix(path + "/") ? String(file.dropFirst(path.count + 1)) : file
  }

  /// Reads every call, one at a time. A file that is wrong is told and left from there on; the others are read.
  ///
  /// - Parameter problem: a file that could not be read, or not to its end.
  public func forEachCall(
    problem: (ScorecardFileError) -> Void, _ body: (ReportedCall, _ place: ScorecardPlace) throws -> Void
  ) throws {
    for file in files {
      var reader: ScorecardReader?
      do throws(ScorecardFileError) { reader = try ScorecardReader(path: file) } catch { problem(error) }
      guard let reader else { continue }
      let place = ScorecardPlace(file: name(of: file), header: reader.header)
      while true {
        var call: ReportedCall?
        do throws(ScorecardFileError) { call = try reader.next() } catch { problem(error) }
        guard let call else { break }
        try body(call, place)
      }
    }
  }
}

/// In which file a scorecard stands, and with which rules it was made.
public struct ScorecardPlace: Sendable {
  /// Below the folder: `calls/C-1.xml`.
  public let file: String
  /// The head of the file.
  public let header: ReportHeader
}
