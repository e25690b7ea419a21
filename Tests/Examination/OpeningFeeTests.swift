import Forms
import Programme
import Register
import Testing

@testable import Examination

/// The fee for opening accounts.
struct OpeningFeeTests {
  private func fee(kind: String, accounts: Int64 = 1, ground: String? = nil, proof: Bool? = nil) throws -> OpeningFee {
    OpeningFee.due(
      for: try SubjectFixture.generalOpening().with("opener_kind", .choice(kind))
        .with("accounts_requested", .integer(accounts))
        .withPaper { $0.feeExemption = ground.map { .init(ground: $0, proofReceived: proof) } })
  }

  @Test(arguments: [("1", 0), ("2", 0), ("3", 0), ("4", 13_400), ("5", 0), ("6", 13_400), ("7", 13_400)])
  func `obligated persons and managers pay nothing, all others 13,400 yen`(kind: String, yen: Int) throws {
    #expect(try fee(kind: kind).yen == yen)
  }

  @Test func `the amount, the unit and the number are given for the letter`() throws {
    let fee = try fee(kind: "4", accounts: 2)
    #expect(fee.yen == 26_800)
    #expect(fee.yenPerAccount == 13_400)
    #expect(fee.accounts == 2)
    #expect(fee.reason.ja == "一般管理口座2口座につき26,800円（1口座13,400円）")
    #expect(fee.isDue)
  }

  @Test func `an exemption counts once it is proved`() throws {
    #expect(try fee(kind: "4", ground: "government", proof: true).yen == 0)
    #expect(try fee(kind: "4", ground: "government", proof: false).yen == 13_400)
    #expect(try fee(kind: "4", ground: "government", proof: nil).yen == 13_400)
    #expect(try fee(kind: "4", ground: "charity", proof: true).yen == 13_400)
  }

  @Test func `thousands are grouped`() throws {
    #expect(try fee(kind: "4", accounts: 100).reason.ja.contains("1,340,000円"))
  }

  @Test func `what cannot be read has no amount and nothing due`() throws {
    #expect(try fee(kind: "4", accounts: 0).yen == nil)
    #expect(try fee(kind: "9").yen == nil)
    #expect(try !fee(kind: "9").isDue)
  }
}
