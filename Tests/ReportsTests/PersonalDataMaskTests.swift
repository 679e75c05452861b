import CallModel
import Reports
import TestSupport
import Testing

@Suite struct PersonalDataMaskTests {
  private let mask = PersonalDataMask(allowed: ["0571-88880000"])

  private func masked(_ text: String, by speaker: Speaker = .customer, customerName: String? = nil) -> String {
    mask.masked(text, speaker: speaker, customerName: customerName)
  }

  @Test(arguments: [
    ("我的电话是13800138000", "我的电话是***********"),
    ("１３８００１３８０００", "***********"),
    ("幺三八零零幺三八零零零，对", "***********，对"),
    ("138 0013 8000", "*************"),
    ("0571-87654321，转三", "*************，转三"),
    ("身份证33010619800101123X，收到了吗", "身份证******************，收到了吗"),
    ("卡号6222 0210 0100 1234 567。", "卡号***********************。"),
    ("户号七位1234567吧", "户号七位*******吧"),
  ])
  func masksLongNumbers(text: String, expected: String) {
    #expect(masked(text) == expected)
  }

  @Test(arguments: [
    "请拨打95598", "打12345或者110", "一共1234567元", "表底是1234567度", "装机2000000千瓦", "请打0571-88880000",
    "零五七幺八八八八零零零零", "二零二六年三月四日", "2026-03-04", "六位数123456",
  ])
  func leavesShortNumbersAmountsAndTheUnitsOwn(text: String) {
    #expect(masked(text) == text)
  }

  @Test func aMobileNumberIsMaskedWhateverFollows() {
    #expect(masked("转到13800138000块") == "转到***********块")
  }

  @Test func onlyTheAgentMayGiveAStaffNumber() {
    #expect(masked("工号是10086123，为您服务", by: .agent) == "工号是10086123，为您服务")
    #expect(masked("工号是10086123", by: .customer) == "工号是********")
  }

  @Test func masksMailAddressesAndPlates() {
    #expect(masked("发到li.min_1@example.com吧") == "发到********************吧")
    #expect(masked("车牌浙A12345挡路") == "车牌*******挡路")
    #expect(masked("京A·D12345") == "*********")
    #expect(masked("云A区3号线") == "云A区3号线")
  }

  @Test(arguments: [
    ("我叫王建国，要报修", "我叫***，要报修"),
    ("我叫欧阳锋", "我叫***"),
    ("我叫高峰，", "我叫**，"),
    ("我姓李", "我姓*"),
    ("免贵姓逄。", "免贵姓*。"),
    ("姓陈的师傅来过", "姓*的师傅来过"),
    ("户名是张三丰", "户名是***"),
    ("机主姓名是傅强对吗", "机主姓名是**对吗"),
    ("联系人：赵敏，", "联系人：**，"),
    ("好的王先生", "好的*先生"),
    ("您好，王建国先生", "您好，***先生"),
    ("请问欧阳女士在吗", "请问**女士在吗"),
    ("谢谢刘大爷", "谢谢*大爷"),
  ])
  func masksNames(text: String, expected: String) {
    #expect(masked(text) == expected)
  }

  @Test(arguments: [
    "请问您贵姓", "先生您好", "谢谢先生", "明白先生", "多少钱先生", "老百姓不满意", "姓名方便说一下吗", "我叫什么不重要",
    "关于先生反映的问题", "对方女士", "你们叫马上来人", "业主高度重视", "请问女士怎么称呼", "晚安女士",
  ])
  func leavesWordsThatOnlyLookLikeNames(text: String) {
    #expect(masked(text, by: .agent) == text)
    #expect(masked(text, by: .customer) == text)
  }

  @Test func whatAnAgentSaysOfHimselfStays() {
    #expect(masked("我姓李，叫我小李", by: .agent) == "我姓李，叫我小李")
    #expect(masked("我叫李敏，工号1024", by: .agent) == "我叫李敏，工号1024")
    #expect(masked("您姓王是吧，王先生", by: .agent) == "您姓*是吧，*先生")
  }

  @Test func theCustomersNameIsMaskedWhoeverSaysIt() {
    #expect(masked("是诸星团对吗", by: .agent, customerName: "诸星团") == "是***对吗")
    #expect(masked("是诸星团对吗", by: .agent, customerName: "诸星团先生") == "是***对吗")
    #expect(masked("这位客户说", by: .agent, customerName: "客户") == "这位客户说")
    #expect(masked("国王来了", by: .agent, customerName: "王") == "国王来了")
  }

  @Test(arguments: [
    ("我住在文明路38号", "我住在******"),
    ("建设大道一百二十号3栋2单元501停电", "*****************停电"),
    ("在3栋2单元501室", "在*********"),
    ("12号楼没电", "****没电"),
    ("我住阳光花园小区", "我住****小区"),
    ("王家村三组停电", "*****停电"),
  ])
  func masksWhatLeadsToADoor(text: String, expected: String) {
    #expect(masked(text) == expected)
  }

  @Test(arguments: [
    "我们小区停电了", "整个小区都没电", "我知道3号会来电", "10千伏线路3号杆", "三室一厅", "人民路堵车", "办公室没人",
    "因为小区太旧", "街道3号文件", "可以找小区物业", "你是几栋几单元",
  ])
  func leavesPlacesThatAreNoAddress(text: String) {
    #expect(masked(text) == text)
  }

  /// Texts put together at random from what the rules look for, so that rules meet in every order.
  @Test(arguments: 0..<2_000)
  func keepsTheNumberOfCodePointsAndIsIdempotent(seed: UInt64) {
    let pieces = [
      "1", "38", "一", "幺", "１３８００", "元", "块", "王", "张三", "先生", "女士", "我叫", "我姓", "姓", "路", "号", "栋",
      "单元", "室", "厅", "小区", "花园", "在", "，", " ", "-", "@", "a.b", "京A", "工号", "的", "*", "😀", "e\u{301}", "元芳",
      "户名", "是", "X", "12345",
    ]
    var random = SeededGenerator(seed: seed)
    let text = (0..<24).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    for speaker in Speaker.allCases {
      let once = masked(text, by: speaker, customerName: "元芳")
      #expect(once.unicodeScalars.count == text.unicodeScalars.count)
      #expect(masked(once, by: speaker, customerName: "元芳") == once)
    }
  }

  @Test func longHostileTextIsMaskedInLinearSteps() {
    for piece in ["@", "a@", "1", "1,", "路1", "王先生", "我叫", "京A", "小区"] {
      let text = String(repeating: piece, count: 50_000)
      #expect(masked(text).unicodeScalars.count == text.unicodeScalars.count)
    }
  }
}
