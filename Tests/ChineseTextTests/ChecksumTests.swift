import ChineseText
import Testing

@Suite struct ChecksumTests {
  /// What the reference program says of bytes that go up by seven, from their number on.
  @Test(
    arguments: [
      (0, 0xef46_db37_51d8_e999, 0x6ec6_d05f_61c7_e7a7), (1, 0x8a41_2781_1b21_e730, 0x2d2b_285e_9ef7_fe02),
      (3, 0x31d2_363f_52e5_64c9, 0x01e4_5ca3_ec3e_b0cc), (4, 0xb4d5_16af_63f9_c743, 0x364f_303d_06ba_ba71),
      (7, 0x2163_df11_c0cd_f8cd, 0xd92e_c46c_f56b_a304), (8, 0xd547_4d6c_a50d_ef58, 0xb7b1_2ea9_2380_e217),
      (31, 0xc025_b4c3_c488_0c7a, 0x1b6a_4e81_7cb3_3614), (32, 0x178a_e25c_ee6f_7994, 0x5d53_d510_ce16_4401),
      (33, 0x4072_a282_63e9_77ef, 0x8d5d_0e6c_5faf_c0dc), (100, 0x3a7f_dc0f_ebf6_f5dc, 0x43c2_cbde_a821_4e51),
      (222, 0x2184_993b_190b_2745, 0xce2b_8f12_c332_ae22),
    ] as [(Int, UInt64, UInt64)])
  func isThatOfTheReference(length: Int, plain: UInt64, seeded: UInt64) {
    let bytes = (0..<length).map { UInt8(($0 * 7 + length) % 256) }
    #expect(Checksum.of(bytes) == plain)
    #expect(Checksum.of(bytes, seed: 0x9E37_79B1_85EB_CA87) == seeded)
  }
}
