/// Reads a transcript table row by row and gathers the rows of each call, in memory that does not grow with the table.
///
/// Calls stay open for more rows until `TableLimits.openBytes` of rows are held; then those that began first are handed out.
/// So a table up to that size may have its rows in any order, and a larger one must only have the rows of one call
/// near each other. What is handed out when depends on the bytes of the table alone.
final class TableReader {
  /// What comes out of a table.
  enum Piece {
    case block(TableBlock)
    case rejection(Rejection)
  }

  private let source: DecodedSource
  private let layout: TableLayout
  private let file: String
  private let limits: TableLimits
  private let patience: Int32?

  // The bytes read and not yet taken are `pending`.
  private var buffer: [UInt8]
  private var pending = 0..<0
  private var isAtEnd = false
  /// Of the next row.
  private var line = 1

  /// In the order in which they begin; the first has the number `firstNumber`.
  private var open: [GatheredCall] = []
  private var firstNumber = 1
  private var openBytes = 0
  /// The numbers of open calls by their ids.
  private var numbers: [String: Int] = [:]
  /// Digests of the ids of calls that are open no more, and of those of which that has been complained.
  private var closed: Set<UInt64> = []
  private var rejected: Set<UInt64> = []
  /// What the telling column held in the last row, and the call that this names.
  private var lastField: [UInt8] = []
  private var lastID = ""
  private var rejections: ArraySlice<Rejection> = []
  private var hasHandedOut = false

  init(
    _ source: any ByteSource, in encoding: TextEncoding, layout: TableLayout, file: String, limits: TableLimits,
    patience: Int32? = nil
  ) {
    self.source = DecodedSource(source, in: encoding)
    self.layout = layout
    self.file = file
    self.limits = limits
    self.patience = source.mayWait ? patience : nil
    buffer = [UInt8](repeating: 0, count: limits.chunkBytes)
  }

  /// The next calls or the next complaint; `nil` at the end of the table.
  func next() throws(InputError) -> Piece? {
    let limit = layout.holdsDialogues ? limits.blockBytes : limits.openBytes
    while true {
      if let rejection = rejections.popFirst() { return .rejection(rejection) }
      if openBytes > limit && open.count > 1 || layout.holdsDialogues && open.count >= limits.blockCalls {
        return .block(closeFirst(keeping: numbers[lastID]))
      }
      do throws(TableEnd) {
        guard try takeRow() else { return open.isEmpty ? nil : .block(closeFirst(keeping: nil)) }
      } catch {
        switch error {
        case .input(let error): throw error
        case .broken(let rejection): abandon(rejection)
        }
      }
    }
  }

  /// Gives up the table: calls that have not been handed out may lack rows.
  ///
  /// If all of them are lost, one complaint tells so; else each is named.
  func abandon(_ rejection: Rejection) {
    rejections.append(rejection)
    if hasHandedOut {
      rejections += open.map { call in
        Rejection(file: file, line: call.line, field: idHeading, reason: rejection.reason, found: call.id)
      }
    }
    open = []
    openBytes = 0
    numbers = [:]
    isAtEnd = true
    pending = 0..<0
  }

  // MARK: - Rows

  private enum TableEnd: Error {
    case input(InputError)
    /// It cannot be read further.
    case broken(Rejection)
  }

  /// Takes the next row into its call; `false` at the end.
  private func takeRow() throws(TableEnd) -> Bool {
    while true {
      if pending.isEmpty, isAtEnd { return false }
      if !pending.isEmpty {
        let scan = buffer.withUnsafeBufferPointer { bytes in
          RowScan(
            UnsafeBufferPointer(rebasing: bytes[pending]), separator: layout.separator, column: layout.tellingColumn,
            isAtEnd: isAtEnd)
        }
        switch scan {
        case .row(let row):
          let start = pending.lowerBound
          if line > layout.headingLine, !row.isBlank {
            take(
              buffer[start..<start + row.end],
              field: row.field.map { buffer[start + $0.lowerBound..<start + $0.upperBound] })
          }
          line += row.lines
          pending = start + row.next..<pending.upperBound
          return true
        case .openQuote(let lines):
          throw .broken(
            Rejection(
              file: file, line: line + lines, reason: .malformedText(expected: "\""), found: Excerpt.of(buffer[pending])
            ))
        case .unfinished:
          guard pending.count <= limits.rowBytes else {
            throw .broken(
              Rejection(
                file: file, line: line, reason: .textTooLong(limit: limits.rowBytes),
                found: Excerpt.of(buffer[pending])))
          }
        }
      }
      try fill()
    }
  }

  /// Reads what the source has, after moving the unfinished row to the front; rows are looked for anew only when as much
  /// again is there.
  private func fill() throws(TableEnd) {
    let unfinished = pending.count
    if pending.lowerBound > 0 {
      buffer.replaceSubrange(0..<unfinished, with: Array(buffer[pending]))
      pending = 0..<unfinished
    }
    if unfinished * 2 > buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
    do throws(InputError) {
      repeat {
        let count = try source.read(into: &buffer, from: pending.upperBound, patience: patience)
        pending = 0..<pending.upperBound + count
        isAtEnd = count == 0
      } while !isAtEnd && pending.count < unfinished * 2 && pending.count < buffer.count
    } catch {
      throw .input(error)
    }
    guard isAtEnd, let invalid = source.invalid else { return }
    throw .broken(
      Rejection(
        file: file, line: 1,
        reason: .invalidEncoding(encoding: source.encoding.rawValue, byteOffset: invalid.byte.offset),
        found: invalid.found))
  }

  // MARK: - Calls

  private var idHeading: String? { layout.columns.places[.callID].map { layout.headings[$0.column] } }

  private func take(_ row: ArraySlice<UInt8>, field: ArraySlice<UInt8>?) {
    if layout.holdsDialogues {
      guard let field, layout.value(field) != nil else { return }
      open.append(GatheredCall(id: ""))
      return append(row, toCall: open.count - 1)
    }
    if let field, !field.elementsEqual(lastField) {
      lastField = Array(field)
      // Of merged cells only the first holds the number.
      lastID = layout.value(field) ?? lastID
    }
    if let number = numbers[lastID] { return append(row, toCall: number - firstNumber) }
    let digest = Self.digest(lastID)
    guard !closed.contains(digest) else {
      if rejected.insert(digest).inserted {
        rejections.append(
          Rejection(
            file: file, line: line, field: idHeading, reason: .scatteredCall(limit: limits.openBytes),
            found: Excerpt.of(lastID.utf8), original: Array(row.prefix(Self.keptOfRow))))
      }
      return
    }
    numbers[lastID] = firstNumber + open.count
    open.append(GatheredCall(id: lastID))
    append(row, toCall: open.count - 1)
  }

  private func append(_ row: ArraySlice<UInt8>, toCall place: Int) {
    let before = open[place].bytes.count
    open[place].append(row, line: line)
    openBytes += open[place].bytes.count - before
    guard open[place].bytes.count > limits.openBytes else { return }
    // One call as large as a document may be: its id is missing in the rows, or it never changes.
    let call = open[place]
    rejections.append(
      Rejection(
        file: file, line: call.line, field: idHeading, reason: .documentTooLarge(limit: limits.openBytes),
        found: Excerpt.of(call.id.utf8)))
    let digest = Self.digest(call.id)
    closed.insert(digest)
    rejected.insert(digest)
    openBytes -= call.bytes.count
    numbers[call.id] = nil
    open[place] = GatheredCall(id: call.id)
  }

  /// Hands out the calls that began first, at least one; those from number `kept` on are kept if they may be.
  private func closeFirst(keeping kept: Int?) -> TableBlock {
    var count = 0
    var bytes = 0
    while count < min(open.count, limits.blockCalls),
      count == 0 || bytes < limits.blockBytes && firstNumber + count != kept
    {
      bytes += open[count].bytes.count
      count += 1
    }
    let calls = Array(open[..<count])
    open.removeFirst(count)
    openBytes -= bytes
    if !layout.holdsDialogues {
      for call in calls {
        numbers[call.id] = nil
        closed.insert(Self.digest(call.id))
      }
    }
    let block = TableBlock(
      layout: layout, calls: calls, firstNumber: firstNumber,
      isWhole: isAtEnd && pending.isEmpty && open.isEmpty && !hasHandedOut)
    firstNumber += count
    hasHandedOut = true
    return block
  }

  /// FNV-1a: the same in every run, and for a million calls never the same of two.
  private static func digest(_ id: String) -> UInt64 {
    id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// So much of a row that could not be read goes into the rejects file.
  private static let keptOfRow = 64 << 10
}
