import Glibc

/// The CSS by which a browser shows a scorecard's XML; browsers no longer apply XSLT.
public enum ScorecardStyle {
  /// What the documents call it.
  static let name: StaticString = "scorecard.css"
  private static let mark = Array("/* hotline:".utf8)

  /// Writes it into the folder of the documents, unless another file of that name is there.
  public static func write(into folder: String) throws(OutputFileError) {
    let path = "\(folder)/\(name)"
    if access(path, F_OK) == 0 {
      guard let present = try? DocumentFile.bytes(of: path, maximum: 1 << 20), present.starts(with: mark),
        present != PackageResources.scorecard_css
      else { return }
    }
    try OutputFile.write(PackageResources.scorecard_css, to: path)
  }
}
