import CXlsxWriter
import Rulebook

/// The sheet 汇总: the figures of all calls, with pictures beside them.
struct SummarySheet {
  private let sheet: WorkbookSheet
  private let totals: TableTotals
  private let selection: ItemSheets.Selection

  init(_ sheet: WorkbookSheet, _ totals: TableTotals, _ selection: ItemSheets.Selection) {
    (self.sheet, self.totals, self.selection) = (sheet, totals, selection)
  }

  func write(in workbook: WorkbookFile) {
    var rows = SummaryRows()
    head(&rows)
    let bands = scoreBands(&rows)
    rows.groups("等级", "等级", grades)
    rows.groups("班组", "班组", sorted(totals.teams))
    rows.groups("来电类型", "来电类型", sorted(totals.callTypes))
    if totals.scorecards.keys.count > 1 { rows.groups("评分表", "评分表", sorted(totals.scorecards)) }
    sections(&rows)
    findings(&rows)
    costliest(&rows)
    let days = rows.groups("按日", "日期", style: .date, self.days)
    write(rows)
    if let bands { distributionChart(bands, in: workbook) }
    if let days, days.count > 1 { dayChart(days, in: workbook) }
    for column in 0...7 { sheet.setWidth(column == 0 ? 38 : 13, column: column) }
    sheet.setWidth(3, column: 8)
  }

  private func write(_ rows: SummaryRows) {
    worksheet_gridlines(sheet.pointer, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    for (index, row) in rows.rows.enumerated() {
      if let height = row.height { sheet.setHeight(height, row: index) }
      for (column, entry) in row.cells.enumerated() {
        sheet.write(entry.cell, row: index, column: column, style: entry.style)
      }
    }
    worksheet_activate(sheet.pointer)
  }

  // MARK: Figures

  private func head(_ rows: inout SummaryRows) {
    rows.add([(.text("热线通话质检汇总"), .title)], height: 34)
    if let header = totals.header {
      let cards = totals.scorecards.keys.sorted().joined(separator: "、")
      rows.note(
        "评分表 \(cards.isEmpty ? header.scorecard : cards)，hotline \(header.toolVersion)，规则 \(header.digest.prefix(19))…")
    }
    if totals.unreadable > 0 { rows.note("注意：有 \(totals.unreadable) 个文件无法读取或没有读完，不在以下各数之中。") }
    if totals.incomplete > 0 {
      rows.note("有 \(totals.incomplete) 通的评分只写了问题项（--detail findings）：规则表不列通过和不适用的次数。")
    }
    if selection == .notable {
      rows.note("得分项共 \(totals.items) 行，一张工作表放不下：“得分项”只列违反、不可评和需复核的，全部见 items.csv。")
    }
    rows.blank()
    rows.add(
      ["通话", "平均分", "中位数", "最低分", "最高分", "合格率", "否决通话", "未评"].map { (.text($0), .label) }, height: 20)
    let (values, all) = (totals.values, totals.all)
    rows.add(
      [
        (.number(all.calls), .figure), (.points(values.mean), .figurePoints), (.points(values.median), .figurePoints),
        (.points(values.minimum), .figurePoints), (.points(values.maximum), .figurePoints),
        (.share(all.passRate), .figurePercent), (.number(all.fatal), .figure),
        (.number(all.calls - all.rated), .figure),
      ], height: 30)
  }

  /// Calls with a fatal fail stand apart: their value says nothing of the rest.
  private func scoreBands(_ rows: inout SummaryRows) -> ClosedRange<Int>? {
    guard totals.all.calls > 0 else { return nil }
    let names = (0..<10).map { $0 == 9 ? "90–100" : "\($0 * 10)–\($0 * 10 + 9).99" }
    let counts = zip(["一票否决"] + names, [totals.all.fatal] + totals.bands)
    return rows.table(
      "得分分布", headings: ["得分", "通话", "占比"], styles: [.text, .integer, .percent],
      counts.map { [.text($0), .number($1), .number(Double($1) / Double(totals.all.calls))] })
  }

  private var grades: [(name: Cell, totals: CallTotals)] {
    let ranked = totals.grades.pairs.sorted { left, right in
      // The best first; what has no value last.
      let (one, other) = (left.value.mean ?? Points(hundredths: -1), right.value.mean ?? Points(hundredths: -1))
      return one == other ? left.key < right.key : one > other
    }
    return ranked.map { (name: .text($0.key), totals: $0.value) }
  }

  private func sorted(_ groups: OrderedTotals<String, CallTotals>) -> [(name: Cell, totals: CallTotals)] {
    // A single group of what is not known says nothing.
    guard groups.keys != [""] else { return [] }
    let unknownLast = groups.pairs.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
    return unknownLast.map { (name: .text($0.key.isEmpty ? "（未知）" : $0.key), totals: $0.value) }
  }

  private var days: [(name: Cell, totals: CallTotals)] {
    guard totals.days.keys != [""] else { return [] }
    let unknownLast = totals.days.pairs.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
    return unknownLast.map { day in
      let serial = SpreadsheetDate.serial(day: day.key)
      return (name: serial.map { .number($0) } ?? .text("（未知）"), totals: day.value)
    }
  }

  private func sections(_ rows: inout SummaryRows) {
    let several = totals.scorecards.keys.count > 1
    rows.table(
      "版块", headings: ["版块", "所得分", "可得分", "得分率"], styles: [.text, .points, .points, .percent],
      totals.sections.pairs.map { key, section in
        let potential = section.potential.hundredths
        return [
          .text(several ? "\(section.title)（\(key.scorecard)）" : section.title), .points(section.earned),
          .points(section.potential),
          .share(potential > 0 ? Double(section.earned.hundredths) / Double(potential) : nil),
        ]
      })
  }

  private func findings(_ rows: inout SummaryRows) {
    rows.table(
      "客户表态", headings: ["客户表态", "通话", "占比"], styles: [.wrapped, .integer, .percent],
      totals.findings.pairs.sorted { $0.key < $1.key }.map { _, finding in
        [
          .text(finding.title), .number(finding.calls),
          .number(Double(finding.calls) / Double(max(1, totals.all.calls))),
        ]
      })
  }

  private func costliest(_ rows: inout SummaryRows) {
    let ranked = totals.rules.pairs.enumerated().filter { $0.element.value.lost > .zero }.sorted { left, right in
      (right.element.value.lost, left.offset) < (left.element.value.lost, right.offset)
    }
    rows.table(
      "扣分最多的规则", headings: ["规则", "违反", "扣分合计", "通过率"], styles: [.wrapped, .integer, .points, .percent],
      ranked.prefix(10).map { _, pair in
        let rule = pair.value
        return [
          .text(rule.item.title), .number(rule.fail), .points(rule.lost),
          totals.incomplete == 0 ? .share(rule.passRate) : .empty,
        ]
      })
  }

  // MARK: Pictures

  private func distributionChart(_ rows: ClosedRange<Int>, in workbook: WorkbookFile) {
    guard let chart = workbook.addChart(LXW_CHART_COLUMN), let series = chart_add_series(chart, nil, nil) else {
      return
    }
    place(series, rows: rows, values: 1, name: "通话")
    var fill = lxw_chart_fill(color: WorkbookStyles.blue, none: 0, transparency: 0)
    chart_series_set_fill(series, &fill)
    chart_series_set_labels(series)
    chart_set_series_gap(chart, 40)
    insert(chart, title: "得分分布（通话数）", row: 5, alternative: "各分数段的通话数，见左边“得分分布”表")
  }

  private func dayChart(_ rows: ClosedRange<Int>, in workbook: WorkbookFile) {
    guard let chart = workbook.addChart(LXW_CHART_LINE), let series = chart_add_series(chart, nil, nil) else { return }
    place(series, rows: rows, values: 2, name: "平均分")
    var line = lxw_chart_line(color: WorkbookStyles.orange, none: 0, width: 2.25, dash_type: 0, transparency: 0)
    chart_series_set_line(series, &line)
    if rows.count <= 40 { chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue)) }
    chart_axis_set_min(chart.pointee.y_axis, 0)
    chart_axis_set_max(chart.pointee.y_axis, 100)
    chart_axis_set_num_format(chart.pointee.x_axis, "mm-dd")
    insert(chart, title: "每日平均分", row: 23, alternative: "每日平均分，见左边“按日”表")
  }

  private func place(
    _ series: UnsafeMutablePointer<lxw_chart_series>, rows: ClosedRange<Int>, values: lxw_col_t, name: String
  ) {
    let (first, last) = (lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound))
    chart_series_set_categories(series, sheet.name, first, 0, last, 0)
    chart_series_set_values(series, sheet.name, first, values, last, values)
    chart_series_set_name(series, name)
  }

  private func insert(_ chart: UnsafeMutablePointer<lxw_chart>, title: String, row: Int, alternative: String) {
    chart_title_set_name(chart, title)
    var line = lxw_chart_line(color: 0xD5DAE1, none: 0, width: 0.75, dash_type: 0, transparency: 0)
    chart_axis_major_gridlines_set_line(chart.pointee.y_axis, &line)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    alternative.withCString { alternative in
      var options = lxw_chart_options()
      (options.x_scale, options.y_scale) = (1.25, 1.15)
      options.description = UnsafeMutablePointer(mutating: alternative)
      worksheet_insert_chart_opt(sheet.pointer, lxw_row_t(row), 9, chart, &options)
    }
  }
}
