/// Why a report could not be made.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// libxml2 could not write; in memory that has no other cause.
  case outOfMemory
  /// The schema that the program carries does not compile: a fault of the program.
  case schema(String)

  /// What happened, in the words of the command line.
  public var description: String {
    switch self {
    case .outOfMemory: "内存不足，无法生成 XML"
    case .schema(let message): "程序自带的 XSD 有误：\(message)"
    }
  }
}
