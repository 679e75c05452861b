/// Why a run does not begin, or does not go on with what an earlier one left.
public enum RunRefusal: Error, Equatable {
  /// Something of which the run makes another one than the run that began.
  public struct Difference: Sendable, Equatable {
    /// `rules`, `detail`, `input 1`.
    public var name: String
    /// As the journal has it; `nil` where it does not have it.
    public var before: String?
    /// As it is now; `nil` where it is gone.
    public var now: String?
  }

  /// Another run is writing into this folder.
  case folderInUse(String)
  /// The journal in this folder belongs to a run with other inputs, rules or options.
  case anotherRun(folder: String, [Difference])
  /// Name, size and time of an input are as they were, what stands in it is not.
  case inputChanged(String)
  /// The journal says that this file is finished, and it is gone.
  case fileMissing(String)
  /// Only a folder can be gone on with.
  case notAFolder
}
