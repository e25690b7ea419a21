// FuzzDriver hands a program over to libFuzzer. It refuses to know what is fuzzed.

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: FuzzDriver.Trial
) -> CInt

/// libFuzzer's loop, called by the entry point of a fuzzer.
///
/// SwiftPM renames a target's `main` to `<target>_main`, which libFuzzer's own does not know; so each fuzzer declares an
/// entry point of that name and calls ``run(_:_:_:)``.
public enum FuzzDriver {
  /// Tries one input, bytes and their count; 0 to keep it.
  public typealias Trial = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt

  /// Runs until libFuzzer's options on the command line say so; its exit code.
  public static func run(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ trial: Trial
  ) -> CInt {
    var count = count
    var arguments = arguments
    return withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, trial) }
  }
}
