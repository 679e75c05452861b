import Batch

extension TotalsError {
  /// Where, what is wrong and what would be right.
  var message: String { (line > 0 ? "\(file):\(line): " : "") + words }

  private var words: String {
    switch problem {
    case .noTotals:
      say(
        "no totals; expected a line {\"totals\":{…}} as “hotline stream --totals” ends with",
        "不是汇总；应为 hotline stream --totals 最后写出的一行 {\"totals\":{…}}")
    case .anotherFormat(let found, let wanted):
      say(
        "totals in format \(found), this program reads format \(wanted); make them with the same program",
        "汇总格式为 \(found)，本程序只读格式 \(wanted)；请用同一版本的程序生成")
    case .damaged: say("the totals were changed or cut off; make them anew", "汇总被改动或不完整；请重新生成")
    case .ofOthers(let name, let before, let now):
      say(
        "totals of \(name) \(now), those before are of \(before); only the same rules and program can be merged",
        "此行汇总的 \(name) 为 \(now)，此前为 \(before)；只能合并同一规则、同一程序的汇总")
    case .tooLong(let limit): say("the line is longer than \(limit) bytes", "该行超过 \(limit) 字节")
    case .tooMany(let limit):
      say(
        "more than \(limit) totals at once; merge them in groups, and then the groups",
        "一次超过 \(limit) 行汇总；请分组合并，再合并各组")
    case .tooLarge: say("the sums are larger than those of any calls", "合计超出任何通话可能的数值")
    case .nothing:
      say(
        "no totals on standard input; give the last lines of “hotline stream --totals”, in the order of the calls",
        "标准输入中没有汇总；请按通话顺序给出各 hotline stream --totals 的最后一行")
    }
  }
}
