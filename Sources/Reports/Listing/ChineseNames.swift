import CallModel
import Rulebook
import Scoring

/// What inspectors call the values of a call.
extension Speaker {
  var chineseName: String {
    switch self {
    case .agent: "坐席"
    case .customer: "客户"
    case .system: "系统"
    case .unknown: "未知"
    }
  }
}

extension Hangup {
  var chineseName: String {
    switch self {
    case .agent: "坐席"
    case .customer: "客户"
    case .system: "系统"
    case .transfer: "转接"
    }
  }
}

extension CallType {
  var chineseName: String {
    switch self {
    case .consultation: "咨询"
    case .faultReport: "报修"
    case .outage: "停电停水"
    case .complaint: "投诉"
    case .tipOff: "举报"
    case .suggestion: "建议"
    case .business: "业务办理"
    case .payment: "缴费"
    case .wrongNumber: "错拨"
    case .nuisance: "骚扰"
    case .callback: "回访"
    case .other: "其他"
    }
  }
}

extension Direction {
  var chineseName: String {
    switch self {
    case .inbound: "呼入"
    case .outbound: "呼出"
    }
  }
}

extension Channel {
  var chineseName: String {
    switch self {
    case .phone: "电话"
    case .counter: "营业厅"
    case .onsite: "现场"
    }
  }
}

extension Outcome {
  var chineseName: String {
    switch self {
    case .pass: "通过"
    case .fail: "违反"
    case .notApplicable: "不适用"
    case .notAssessable: "不可评"
    }
  }
}

extension Severity {
  var chineseName: String {
    switch self {
    case .minor: "轻"
    case .major: "重"
    case .fatal: "整通否决"
    case .fatalSection: "版块否决"
    case .bonus: "加分"
    }
  }
}

extension RuleKind {
  var chineseName: String {
    switch self {
    case .required: "该说的话"
    case .forbidden: "禁说的话"
    case .conditional: "遇事该说的话"
    case .sequence: "次序"
    case .metric: "通话数据"
    }
  }
}

extension SpeakerJudgement.Verdict {
  var chineseName: String {
    switch self {
    case .asGiven: "与导出一致"
    case .swapped: "疑似标反"
    case .merged: "双方的话没有分开"
    case .unknown: "说话人不明的话太多"
    case .fromWords: "导出没有角色，按说的话判断"
    }
  }
}
