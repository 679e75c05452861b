/// Why a report could not be made.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// libxml2 or libxslt could not go on; in memory that has no other cause.
  case outOfMemory
  /// The schema that the program carries does not compile: a fault of the program.
  case schema(String)
  /// A stylesheet ended with an error, in libxslt's words.
  case page(String)

  /// What happened, for the log; the command line has words of its own.
  public var description: String {
    switch self {
    case .outOfMemory: "not enough memory to make the report"
    case .schema(let message): "the program's own XSD is wrong: \(message)"
    case .page(let message): "the stylesheet ended with an error: \(message)"
    }
  }
}
