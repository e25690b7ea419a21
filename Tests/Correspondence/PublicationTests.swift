import Correspondence
import Programme
import Testing

/// Expectations from seed 002 (「口座情報一覧」とは) and rules PUB-01 to PUB-03.
@Suite struct PublicationTests {
  @Test(arguments: [
    (PersonKind.corporation, [false, false], ["名", "所"], "PUB-01: a corporation, without asking"),
    (.corporation, [true, true], ["名", "所"], "PUB-01: a corporation that asked"),
    (.individual, [false, false], [nil, nil], "PUB-02: an individual who did not ask"),
    (.individual, [true, true], ["名", "所"], "PUB-02: an individual who asked for both"),
    (.individual, [true, false], ["名", nil], "PUB-02: an individual who asked for the name alone"),
    (.individual, [false, true], [nil, "所"], "PUB-02: an individual who asked for the address alone"),
  ])
  func `corporations are always shown, individuals on request`(
    kind: PersonKind, wishes: [Bool], shown: [String?], why: String
  ) {
    let party = ListedParty(
      name: "名", address: "所", kind: kind, wishesNamePublished: wishes[0], wishesAddressPublished: wishes[1])
    let published = PublicationRules.published(party)
    #expect([published.name, published.address] == shown, Comment(rawValue: why))
  }

  @Test(arguments: [
    ([ContactDetails.Item.company], ["会社"], "the specimen: company 公表, the others 非公表"),
    ([], [], "nothing 公表"),
    ([.email, .company, .phone], ["会社", "電話", "便"], "in the order of the form"),
    ([.fax], [], "公表, but blank"),
    ([.department], [], "公表, but absent"),
    ([.person], [], "公表, but only blanks"),
  ])
  func `a contact shows the items marked 公表 that have a text`(
    items: [ContactDetails.Item], shown: [String], why: String
  ) {
    let contact = ContactDetails(
      company: "会社", person: "　 ", phone: "電話", fax: "", email: "便", published: Set(items))
    #expect(PublicationRules.published(contact).map(\.text) == shown, Comment(rawValue: why))
  }

  @Test func `an account without a contact shows none`() {
    #expect(PublicationRules.published(nil).isEmpty)
  }

  @Test func `the cells of the list follow the rules`() throws {
    let table = try ListingSamples.table([
      DesignatedAccountListing(
        accountNumber: try AccountNumber("130-100-0021-0"), facilityName: "新宿○○ビル", facilityAddress: "新宿区",
        holders: [ListingSamples.corporation, ListingSamples.individual, ListingSamples.willingIndividual],
        manager: ListingSamples.individual, contact: ListingSamples.specimenContact)
    ])
    #expect(
      table.rows == [
        [
          ["130-100-0021-0"], ["新宿○○ビル", "新宿区"],
          ["株式会社東京○○", "東京都新宿区西新宿二丁目8番1号", "非公表", "公開　一郎", "東京都港区公開二丁目2番2号"],
          ["非公表"], ["株式会社東京○○"],
        ]
      ])
  }
}
