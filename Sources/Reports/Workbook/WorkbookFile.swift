import CXlsxWriter
import Glibc

/// A workbook that is written to the disk row by row, and appears whole or not at all.
///
/// libxlsxwriter keeps each sheet in a temporary file without a name, beside the workbook, until the workbook is put
/// together. Nothing in it depends on the clock.
final class WorkbookFile {
  /// What a sheet can hold (ECMA-376).
  static let maximumRows = 1_048_576

  let styles: WorkbookStyles
  private let path: String
  private let target: String
  private let folder: UnsafeMutablePointer<CChar>
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private(set) var sheets: [WorkbookSheet] = []

  /// - Parameters:
  ///   - path: where libxlsxwriter writes, `OutputFile.writingPath`.
  ///   - target: what the workbook will be called, for messages.
  ///   - title: what the document's properties say.
  init(path: String, target: String, title: String) throws(OutputFileError) {
    self.path = path
    self.target = target
    folder = strdup(path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ".")
    var options = lxw_workbook_options(constant_memory: 1, tmpdir: folder, use_zip64: 0)
    guard let workbook = workbook_new_opt(path, &options), let styles = WorkbookStyles(workbook) else {
      free(folder)
      throw OutputFileError(.open, path: target, code: ENOMEM)
    }
    self.workbook = workbook
    self.styles = styles
    title.withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      // 2000-01-01: the same scorecards, the same bytes.
      properties.created = 946_684_800
      workbook_set_properties(workbook, &properties)
    }
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
    free(folder)
  }

  /// A sheet behind those that are there. Names are ours: at most 31 characters, none of `[]:*?/\`.
  func addSheet(_ name: String) throws(OutputFileError) -> WorkbookSheet {
    errno = 0
    guard let workbook, let sheet = workbook_add_worksheet(workbook, name), sheet.pointee.optimize_tmpfile != nil else {
      throw failure
    }
    let added = WorkbookSheet(sheet, name: name, styles: styles)
    sheets.append(added)
    return added
  }

  /// A chart that a sheet may show.
  func addChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    workbook.flatMap { workbook_add_chart($0, UInt8(type.rawValue)) }
  }

  /// Puts the workbook together.
  func close() throws(OutputFileError) {
    guard let workbook else { return }
    errno = 0
    // libxlsxwriter does not look whether the rows found room on the disk.
    for sheet in sheets where !sheet.isWritten { throw failure }
    let rowBytes = sheets.map(\.rowBytes)
    self.workbook = nil
    errno = 0
    guard workbook_close(workbook) == LXW_NO_ERROR else { throw failure }
    guard WorkbookCheck.isWhole(path, rowBytes: rowBytes) else {
      throw OutputFileError(.write, path: target, code: ENOSPC)
    }
  }

  private var failure: OutputFileError { OutputFileError(.write, path: target, code: errno == 0 ? EIO : errno) }
}
