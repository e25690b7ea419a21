/// A register set up on 2026-05-01, with what falls due in the summer of 2026.
///
/// 0001 is short of 1,100 t (37,600 t emitted, cap 10,000 × 5 × 73 % = 36,500 t) and has 500 t of FY2018 banked; its
/// owner holds 600 t bought, in the general account …0001, associated with it. 0002 has 1,550 t of excess (34,950 t
/// emitted), settled on 2026-06-10. 0003 has no obligation and holds 40 t of FY2017. The general accounts …0002 (an
/// heir's, empty), …0003 (5 t of FY2016) and …0004 (8 t of FY2021) lapse on 2026-09-30, …0005 does not lapse.
public enum SummerRegister {
  private static func emissions(_ tonnes: Int, lastFixedOn: String) -> String {
    (2020...2024).map { year in
      let fixedOn = year == 2024 ? lastFixedOn : "\(year + 1)-11-30"
      return #""\#(year)": {"tonnes": \#(tonnes), "fixedOn": "\#(fixedOn)"}"#
    }.joined(separator: ", ")
  }

  /// The seed file as JSON, which is YAML too.
  public static let json = """
    {
      "persons": [
        {"id": "P000001", "kind": "corporation", "name": "株式会社東京見本", "address": "東京都新宿区見本町1-1-1"},
        {"id": "P000002", "kind": "corporation", "name": "見本商事株式会社", "address": "東京都港区見本台2-3-4"},
        {"id": "P000003", "kind": "individual", "name": "見本 花子", "address": "東京都江東区見本3-4-5"}
      ],
      "facilities": [
        {"designation": "0001", "name": "見本ビル", "address": "東京都新宿区", "class": "specified", "category": "I-1",
          "obligatedPersons": ["P000001"], "obligationFrom": 2020, "baseEmissions": 10000,
          "emissions": {\(emissions(7520, lastFixedOn: "2025-11-30"))}},
        {"designation": "0002", "name": "見本タワー", "address": "東京都港区", "class": "specified", "category": "I-1",
          "obligatedPersons": ["P000002"], "obligationFrom": 2020, "baseEmissions": 10000,
          "emissions": {\(emissions(6990, lastFixedOn: "2026-06-10"))}},
        {"designation": "0003", "name": "見本倉庫", "address": "東京都江東区", "class": "designated", "category": "II",
          "obligatedPersons": ["P000001"]}
      ],
      "accounts": [
        {"kind": "designated", "designation": "0001", "holders": ["P000001"], "openedOn": "2015-06-01"},
        {"kind": "designated", "designation": "0002", "holders": ["P000002"], "openedOn": "2015-06-01"},
        {"kind": "designated", "designation": "0003", "holders": ["P000001"], "openedOn": "2015-06-01"},
        {"kind": "general", "holders": ["P000001"], "openerKind": 1, "openedOn": "2016-06-01"},
        {"kind": "general", "holders": ["P000003"], "openerKind": 6, "openedOn": "2022-06-01", "expiresOn": "2026-09-30"},
        {"kind": "general", "holders": ["P000003"], "openerKind": 7, "openedOn": "2022-06-01", "expiresOn": "2026-09-30"},
        {"kind": "general", "holders": ["P000003"], "openerKind": 7, "openedOn": "2022-06-01", "expiresOn": "2026-09-30"},
        {"kind": "general", "holders": ["P000002"], "openerKind": 1, "openedOn": "2016-06-01"}
      ],
      "associations": [{"general": "130-200-0001-0", "designated": "130-100-0001-0"}],
      "credits": [
        {"account": "130-100-0001-0", "type": "excess", "origin": "0001", "vintage": 2018, "tonnes": 500,
          "issuedOn": "2020-12-01"},
        {"account": "130-200-0001-0", "type": "tokyoSME", "origin": "02000011", "vintage": 2021, "tonnes": 600,
          "issuedOn": "2023-06-01"},
        {"account": "130-100-0003-0", "type": "excess", "origin": "0003", "vintage": 2017, "tonnes": 40,
          "issuedOn": "2020-12-01"},
        {"account": "130-200-0003-0", "type": "tokyoSME", "origin": "02000011", "vintage": 2016, "tonnes": 5,
          "issuedOn": "2022-06-01"},
        {"account": "130-200-0004-0", "type": "tokyoSME", "origin": "02000011", "vintage": 2021, "tonnes": 8,
          "issuedOn": "2023-06-01"}
      ]
    }
    """
}
