/// Gives the calls of a run their file names, in the order of the input; the same calls always get the same names.
public struct CallFileNames: Sendable {
  /// Hashes of the names given so far: a second call of the same id must not overwrite the first.
  private var given: Set<UInt64> = []
  /// The number that the next call of an id used before gets, by the hash of its name.
  private var nextNumber: [UInt64: Int] = [:]

  /// None yet.
  public init() {}

  /// The name of a call's file; a call whose id came before gets a number behind a mark that no id can hold.
  public mutating func name(for id: String) -> (name: String, isRepeated: Bool) {
    let name = FileNames.safe(for: id)
    let hash = FileNames.hash(of: name)
    if given.insert(hash).inserted { return (name, false) }
    let number = nextNumber[hash] ?? 2
    nextNumber[hash] = number + 1
    let numbered = "\(name)~\(number)"
    given.insert(FileNames.hash(of: numbered))
    return (numbered, true)
  }

  /// Whether a call has this name.
  public func contains(_ name: String) -> Bool { given.contains(FileNames.hash(of: name)) }
}
