import CAllocator

/// How the C library's memory grows while rules, words and readings are made ready.
enum MemoryGrowth {
  /// A thread's memory grows by so much at once, in bytes; untouched, it takes nothing.
  ///
  /// By itself glibc asks the system for every 4 KB that a thread other than the first needs more.
  private static let step: Int32 = 48 << 20
  /// Pieces from so many bytes on are given back at once, and asked for again page by page. glibc comes to this bound by
  /// itself once such a piece has been given back, beginning with 128 KB.
  private static let largestKept: Int32 = 32 << 20

  /// To be called before there are other threads.
  static func prepare() {
    mallopt(M_TOP_PAD, step)
    mallopt(M_MMAP_THRESHOLD, largestKept)
    mallopt(M_TRIM_THRESHOLD, 2 * largestKept)
  }

  /// Threads that begin once everything is ready take what they need: there may be many.
  static func settle() { mallopt(M_TOP_PAD, 128 << 10) }
}
