import Glibc

/// A file to be read.
public struct InputFile: Sendable, Equatable {
  /// The path by which it is opened; `-` is standard input.
  public var path: String
  /// The last part of the path: what reports call it, whatever machine and folder it was read on.
  public var name: String

  /// Names a file by its path.
  public init(path: String) {
    self.path = path
    name = path == "-" ? "stdin" : path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Finds the files that the command line means.
public enum InputFiles {
  /// A file stands for itself, whatever its name; a folder for the call files in it and in the folders under it, in
  /// byte order of their paths.
  ///
  /// In a folder, hidden files and files with another extension than a known format's are not inputs. Symbolic links
  /// are followed, and nothing is found twice, so that neither a loop nor a `latest.jsonl` does harm.
  ///
  /// - Throws: `InputError` for a path that does not exist or a folder that cannot be listed.
  public static func expand(paths: [String]) throws(InputError) -> [InputFile] {
    var files: [InputFile] = []
    for path in paths {
      guard path != "-" else {
        files.append(InputFile(path: path))
        continue
      }
      if try Status(path).isFolder {
        files += try Walk.files(under: path).map(InputFile.init)
      } else {
        files.append(InputFile(path: path))
      }
    }
    // Better told now than after an hour of scoring.
    for file in files where file.path != "-" && access(file.path, R_OK) != 0 {
      throw InputError(path: file.path, code: errno)
    }
    return files
  }

  private struct Walk {
    private var found: [String] = []
    private var links: [String] = []
    private var seen: Set<Identity> = []

    static func files(under folder: String) throws(InputError) -> [String] {
      var walk = Walk()
      try walk.visit(folder)
      // Links come last: what a link and a path both lead to is called by its path.
      while let link = walk.links.popLast() { try walk.add(link) }
      return walk.found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private mutating func visit(_ folder: String) throws(InputError) {
      guard seen.insert(try Status(folder).identity).inserted else { return }
      for name in try InputFiles.names(in: folder) where !name.hasPrefix(".") {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        if try Status(path, followingLink: false).isLink {
          links.append(path)
        } else {
          try add(path)
        }
      }
    }

    private mutating func add(_ path: String) throws(InputError) {
      let status: Status
      do {
        status = try Status(path)
      } catch {
        // A dangling link that could not have been an input is none of our business.
        guard InputFiles.hasKnownExtension(path) else { return }
        throw error
      }
      if status.isFolder {
        try visit(path)
      } else if status.isRegularFile, InputFiles.hasKnownExtension(path), seen.insert(status.identity).inserted {
        found.append(path)
      }
    }
  }

  private struct Identity: Hashable {
    var device: dev_t
    var inode: ino_t
  }

  private struct Status {
    private var status = stat()

    init(_ path: String, followingLink: Bool = true) throws(InputError) {
      let result = followingLink ? stat(path, &status) : lstat(path, &status)
      guard result == 0 else { throw InputError(path: path, code: errno) }
    }

    var identity: Identity { Identity(device: status.st_dev, inode: status.st_ino) }
    var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
    var isRegularFile: Bool { status.st_mode & S_IFMT == S_IFREG }
    var isLink: Bool { status.st_mode & S_IFMT == S_IFLNK }
  }

  private static func names(in folder: String) throws(InputError) -> [String] {
    guard let stream = opendir(folder) else { throw InputError(path: folder, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      // A name in another encoding could not be opened again by its repaired text.
      guard let name = String(validating: bytes, as: UTF8.self) else {
        throw InputError(path: "\(folder)/\(String(decoding: bytes, as: UTF8.self))", code: EILSEQ)
      }
      names.append(name)
      errno = 0
    }
    guard errno == 0 else { throw InputError(path: folder, code: errno) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func hasKnownExtension(_ path: String) -> Bool {
    let name = InputFile(path: path).name
    // What an earlier run into this folder could not read.
    if name == "rejected.jsonl" || name.hasSuffix(".rejected.jsonl") { return false }
    guard let dot = name.lastIndex(of: ".") else { return false }
    let fileExtension = name[name.index(after: dot)...].lowercased()
    return FormatRegistry.fileExtensions.contains(fileExtension)
  }
}
