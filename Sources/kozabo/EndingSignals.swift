import Foundation

/// The signals that ask a program to end, kept until it asks for them, so that no work is cut in two.
struct EndingSignals {
  private let set: sigset_t

  /// Holds SIGINT and SIGTERM back from here on, in this thread and those it starts.
  init() {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    self.set = set
  }

  /// Waits for a while; true when the program has been asked to end.
  func wait(milliseconds: Int) -> Bool {
    var set = self.set
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    return sigtimedwait(&set, nil, &time) > 0
  }
}
