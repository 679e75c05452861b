import Glibc

/// Becomes one target and hands it to libFuzzer, whose arguments come after the target's name:
///
///     Fuzzing list                   names all targets
///     Fuzzing seeds NAME FOLDER      writes a target's seeds
///     Fuzzing run NAME [-timeout=5 …] [FOLDER…]
///
/// SwiftPM wants the entry point of an executable under this name.
@_cdecl("Fuzzing_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  let words = (0..<Int(count)).map { index in arguments[index].map { String(cString: $0) } ?? "" }
  switch words.dropFirst().first {
  case "list":
    for target in FuzzTarget.all { print(target.name) }
    return EXIT_SUCCESS
  case "seeds" where words.count == 4:
    guard let target = named(words[2]) else { return EXIT_FAILURE }
    for (index, seed) in target.seeds().enumerated() where seed.count <= FuzzTarget.longestInput {
      ScratchFile.write(seed, to: "\(words[3])/\(index)")
    }
    return EXIT_SUCCESS
  case "run" where words.count > 2:
    target = named(words[2])
    guard let chosen = target else { return EXIT_FAILURE }
    chosen.prepare()
    // libFuzzer begins itself anew by what it takes for its name, to make a finding smaller.
    arguments[2] = strdup("\(words[0]) run \(words[2])")
    var rest = arguments + 2
    var left = count - 2
    return runLibFuzzer(&left, &rest) { start, count in
      // A refusal is a sound answer; what is not one has ended the program.
      try? target?.read(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
  default:
    print("Fuzzing list | seeds NAME FOLDER | run NAME [libFuzzer's arguments]")
    return EXIT_FAILURE
  }
}

/// Set before libFuzzer begins; it calls from one thread.
nonisolated(unsafe) private var target: FuzzTarget?

private func named(_ name: String) -> FuzzTarget? {
  let target = FuzzTarget.all.first { $0.name == name }
  if target == nil {
    print("no fuzz target “\(name)”; there are: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
  }
  return target
}

/// libFuzzer's own way in for programs with an entry point of their own; the toolchain has no header for it.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
