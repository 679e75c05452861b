/// How much of a large table is held at once, in bytes.
package struct TableLimits: Sendable {
  /// So much of a table tells its layout; one that is smaller is held as a whole.
  package var head = 1 << 20
  /// Rows of all calls that may still get more rows.
  package var openBytes = InputReader.maximumDocument
  /// A block of calls closes at so many bytes…
  package var blockBytes = 1 << 20
  /// …or so many calls.
  package var blockCalls = 256
  /// One row.
  package var rowBytes = InputReader.maximumDocument
  /// How many bytes are asked of the source at once.
  package var chunkBytes = 1 << 20

  /// The limits of the command line.
  package init() {}
}
