import CXlsxWriter

/// How a cell looks.
enum CellStyle: Int, CaseIterable {
  case text, wrapped, centred, integer, points, percent, dateTime, date, duration
  case heading, leftHeading, rightHeading, title, note, label, figure, figurePoints, figurePercent, caption

  /// Whether a thin line closes the row of a table.
  var isOfBody: Bool { rawValue <= CellStyle.duration.rawValue }

  /// Of the heading over such cells: where their content stands.
  var heading: CellStyle {
    switch self {
    case .text, .wrapped, .dateTime, .date: .leftHeading
    case .centred: .heading
    default: .rightHeading
    }
  }
}

/// The formats of a workbook. Colours tell nothing that words do not tell too, and stay apart in black and white.
struct WorkbookStyles {
  private let formats: [UnsafeMutablePointer<lxw_format>]
  /// Of conditional colours.
  let broken: UnsafeMutablePointer<lxw_format>
  let doubtful: UnsafeMutablePointer<lxw_format>
  let aside: UnsafeMutablePointer<lxw_format>

  static let darkBlue: lxw_color_t = 0x1F3A5F
  static let blue: lxw_color_t = 0x4C8BC4
  static let orange: lxw_color_t = 0xD9822B
  private static let grey: lxw_color_t = 0x6B7280
  private static let line: lxw_color_t = 0xD5DAE1

  /// Office has it wherever Chinese is installed; elsewhere another one takes its place.
  private static let font = "Microsoft YaHei"

  init?(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    var formats: [UnsafeMutablePointer<lxw_format>] = []
    for style in CellStyle.allCases {
      guard let format = workbook_add_format(workbook) else { return nil }
      Self.apply(style, to: format)
      formats.append(format)
    }
    self.formats = formats
    guard let broken = workbook_add_format(workbook), let doubtful = workbook_add_format(workbook),
      let aside = workbook_add_format(workbook)
    else { return nil }
    format_set_font_color(broken, 0x9C2B00)
    format_set_bg_color(broken, 0xFCE3D2)
    format_set_font_color(doubtful, 0x6B5200)
    format_set_bg_color(doubtful, 0xFFF4C2)
    format_set_font_color(aside, 0x9AA1AB)
    (self.broken, self.doubtful, self.aside) = (broken, doubtful, aside)
  }

  subscript(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format> { formats[style.rawValue] }

  private static func apply(_ style: CellStyle, to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, font)
    format_set_font_size(format, 10)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if style.isOfBody {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, line)
    }
    switch style {
    case .text: alignLeft(format)
    case .wrapped:
      alignLeft(format)
      format_set_text_wrap(format)
    case .centred: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .integer: format_set_num_format(format, "#,##0")
    case .points: format_set_num_format(format, "#,##0.00")
    case .percent: format_set_num_format(format, "0.0%")
    case .dateTime:
      format_set_num_format(format, "yyyy-mm-dd hh:mm:ss")
      alignLeft(format)
    case .date:
      format_set_num_format(format, "yyyy-mm-dd")
      alignLeft(format)
    case .duration: format_set_num_format(format, "[h]:mm:ss")
    case .heading, .leftHeading, .rightHeading:
      format_set_bold(format)
      format_set_font_color(format, 0xFFFFFF)
      format_set_bg_color(format, darkBlue)
      format_set_text_wrap(format)
      switch style {
      case .leftHeading: alignLeft(format)
      case .rightHeading: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      default: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      }
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 18)
      format_set_font_color(format, darkBlue)
    case .note: format_set_font_color(format, grey)
    case .label:
      format_set_font_color(format, grey)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_top(format, UInt8(LXW_BORDER_MEDIUM.rawValue))
      format_set_top_color(format, darkBlue)
    case .figure, .figurePoints, .figurePercent:
      format_set_bold(format)
      format_set_font_size(format, 16)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, line)
      format_set_num_format(format, style == .figure ? "#,##0" : style == .figurePoints ? "0.00" : "0.0%")
    case .caption:
      format_set_bold(format)
      format_set_font_size(format, 12)
      format_set_font_color(format, darkBlue)
    }
  }

  /// With a little room, so that a text does not touch the number before it.
  private static func alignLeft(_ format: UnsafeMutablePointer<lxw_format>) {
    format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    format_set_indent(format, 1)
  }
}
