import Foundation
public import Programme

/// Figures for tests: the real periods and deadlines, few holidays. They do not follow the programme's own file, so that
/// a change there does not turn tests of other things red.
public enum SpecimenFigures {
  /// The figures.
  public static func figures() throws -> ProgrammeFigures {
    try JSONDecoder().decode(ProgrammeFigures.self, from: Data(json.utf8))
  }

  private static let json = """
    {
      "edition": "specimen-1", "erasSource": "test", "holidaysSource": "test",
      "eras": [
        {"name": "昭和", "initial": "S", "romanised": "Shōwa", "from": "1926-12-25", "until": "1989-01-07"},
        {"name": "平成", "initial": "H", "romanised": "Heisei", "from": "1989-01-08", "until": "2019-04-30"},
        {"name": "令和", "initial": "R", "romanised": "Reiwa", "from": "2019-05-01"}
      ],
      "periods": [
        {"number": 1, "firstYear": 2010, "lastYear": 2014, "deadline": "2016-09-30",
          "rates": {"I-1": 800, "I-2": 600, "II": 600}, "source": "test"},
        {"number": 2, "firstYear": 2015, "lastYear": 2019, "deadline": "2021-09-30",
          "rates": {"I-1": 1700, "I-2": 1500, "II": 1500}, "source": "test"},
        {"number": 3, "firstYear": 2020, "lastYear": 2024, "deadline": "2026-09-30",
          "rates": {"I-1": 2700, "I-2": 2500, "II": 2500}, "source": "test"},
        {"number": 4, "firstYear": 2025, "lastYear": 2029, "deadline": "2031-09-30",
          "rates": {"I-1": 5000, "I-2": 4800, "II": 4800}, "source": "test"}
      ],
      "obligation": {
        "newEntrants": {"yearsPerTier": 5, "source": "test"},
        "reliefs": [
          {"kind": "topLevel", "fromPeriod": 1, "factor": "1/2", "source": "test"},
          {"kind": "nearTopLevel", "fromPeriod": 1, "factor": "3/4", "source": "test"},
          {"kind": "medical", "fromPeriod": 3, "points": 200, "source": "test"}
        ],
        "rounding": {"obligation": "down", "excessLine": "down", "outOfTokyoShare": "down", "order": "up",
          "source": "test"},
        "excessLine": [{"from": "2010-04-01", "value": "1/2", "source": "test"}],
        "outOfTokyoShare": [{"from": "2010-04-01", "value": "1/3", "source": "test"}],
        "orderFactor": [{"from": "2010-04-01", "value": "13/10", "source": "test"}],
        "lateFixingDays": [{"from": "2010-04-01", "value": 180, "source": "test"}],
        "automaticSurrenderLeadDays": [{"from": "2010-04-01", "value": 30, "source": "test"}],
        "planReviewed": {"month": 4, "day": 1, "from": "2010-04-01", "source": "test"}
      },
      "creditTerms": {"bankedPeriods": 1, "source": "test", "earlyCertificates": {"firstVintage": 2008,
        "lastVintage": 2009, "period": 1, "creditTypes": ["renewableOther"], "source": "test"}},
      "renewableConversion": {
        "oldCoefficients": [
          {"energy": "electricity", "tonnesPerUnit": "489/1000", "unit": "thousandKilowattHours", "source": "test"},
          {"energy": "heat", "tonnesPerUnit": "60/1000", "unit": "thousandKilowattHours", "source": "test"}
        ],
        "newCoefficients": [],
        "oldUntilGenerationEndsBefore": "2025-04-01", "oldUntilIssueYear": 2025,
        "multipliers": [{"from": "2010-04-01", "value": "1", "source": "test"}],
        "biomass": {"alwaysFromApplicationYear": 2026, "earlyFromApplicationYear": 2025, "generationYear": 2025},
        "rounding": "down", "source": "test"
      },
      "accountNumbering": {"areaCode": "130", "designatedClass": "100", "generalClass": "200",
        "governorClass": "900", "governorBodies": {"surrender": "0001", "cancellation": "0002", "expiry": "0003",
          "issuance": "0004", "saitama": "0005"}, "branch": "0", "from": "2010-04-01", "source": "test"},
      "creditTypes": [
        {"type": "excess", "issuedTo": "designated", "issuableFrom": "2012-04-01", "cancellableFrom": "2018-04-01",
          "movesToSaitamaFrom": "2012-04-01", "source": "test"},
        {"type": "tokyoSME", "issuedTo": "general", "issuableFrom": "2011-06-01", "cancellableFrom": "2018-04-01",
          "movesToSaitamaFrom": "2011-06-01", "source": "test"},
        {"type": "renewableConverted", "issuedTo": "general", "issuableFrom": "2011-06-01", "cancellableFrom": "2019-10-31",
          "source": "test"},
        {"type": "renewableOther", "issuedTo": "general", "issuableFrom": "2011-06-01", 
          "source": "test"},
        {"type": "outOfTokyo", "issuedTo": "general", "issuableFrom": "2015-04-01", "cancellableFrom": "2019-10-31",
          "source": "test"},
        {"type": "saitamaExcess", "issuedTo": "general", "issuableFrom": "2012-04-01", 
          "movesToSaitamaFrom": "2012-04-01", "areaCode": "110", "source": "test"},
        {"type": "saitamaSME", "issuedTo": "general", "issuableFrom": "2012-04-01", "lastVintage": 2024,
          "movesToSaitamaFrom": "2012-04-01", "areaCode": "110", "source": "test"},
        {"type": "otherGas", "issuedTo": "designated", "issuableFrom": "2010-04-01", 
          "source": "test"}
      ],
      "planDeadline": {"month": 11, "day": 30, "from": "2010-04-01", "source": "test"},
      "openerKinds": [
        {"kind": 1, "name": {"ja": "指定地球温暖化対策事業者（法人）", "en": "obligated person (corporation)"},
          "limit": "facilities", "isFeeExempt": true, "from": "2013-01-23", "source": "test"},
        {"kind": 4, "name": {"ja": "法人（その他）", "en": "corporation (other)"},
          "limit": 1, "isFeeExempt": false, "from": "2013-01-23", "source": "test"}
      ],
      "generalAccountFee": [{"from": "2010-04-01", "value": 13400, "source": "test"}],
      "designatedAccountFee": [{"from": "2010-04-01", "value": 0, "source": "test"}],
      "feeExemptions": [],
      "certificateMonths": [{"from": "2010-04-01", "value": 6, "source": "test"}],
      "applicationAgeMonths": [{"from": "2010-04-01", "value": 3, "source": "test"}],
      "standardProcessingDays": [{"from": "2010-04-01", "value": 30, "source": "test"}],
      "warningLeadDays": {"days": [90, 30], "source": "test"},
      "mailAttachmentBytes": [{"from": "2010-04-01", "value": 2097152, "source": "test"}],
      "holidays": [{"date": "2026-11-23", "name": "勤労感謝の日"}]
    }
    """
}
