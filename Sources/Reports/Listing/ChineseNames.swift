import CallModel

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
