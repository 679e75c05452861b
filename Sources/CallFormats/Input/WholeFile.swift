import Glibc

/// Small files that are read as a whole: routings, mappings.
public enum WholeFile {
  /// More than this is no file for people to edit.
  private static let limit = 4 << 20

  /// The bytes of a file.
  public static func bytes(of path: String) throws(InputError) -> [UInt8] {
    guard let bytes = try DescriptorSource(path: path).readAll(limit: limit) else {
      throw InputError(path: path, code: EFBIG)
    }
    return bytes
  }
}
