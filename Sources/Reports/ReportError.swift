/// Why a report could not be made.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// The schema that the program carries does not compile: a fault of the program.
  case schema(String)

  /// What happened, for the log; the command line has words of its own.
  public var description: String {
    switch self {
    case .schema(let message): "the program's own XSD is wrong: \(message)"
    }
  }
}
