@testable import Forms

/// A form whose sheets are flows, whole and right; tests break it in one place each.
enum SmallFlow {
  static let parts = """
    parts:
      day:
        - line:
            boxes: [{columns: "A:J", style: text, text: 東京都知事　殿}]
            fields:
              - {key: applied_on, label: {ja: 申請日, en: day}, labelColumns: "P:R", columns: "S:X", open: true, type: date,
                 required: always, inCheckCode: true, source: invented}
      who:
        - use: day
        - field: {key: name, label: {ja: 氏名, en: name}, type: text, required: always, inCheckCode: true, prefill: holder.name, source: invented}
      code:
        - gap: 1.5
        - line: {height: 30, boxes: [{columns: "S:X", style: code, special: checkCode}]}
    """

  static let yaml = """
    id: flowing
    number: F-98
    title: {ja: 流れる申請書, en: flowing form}
    edition: {name: "1", from: 2020-04-01}
    basis: {ja: 条例第1条, en: article 1}
    sources: [invented]
    applicants: {ja: 誰でも, en: anybody}
    fee: {ja: 無料, en: none}
    deadline: {ja: 期限なし, en: none}
    channels: [e-mail]
    paper: []
    sheets:
      - key: main
        name: 申請書
        title: 流れる申請書
        titleAliases: [流れの申請書]
        optional: false
        flow:
          - use: who
          - title: 流 れ る 申 請 書
          - sentence: 　次のとおり申請します。
          - field:
              key: way
              label: {ja: 受取方法, en: way}
              type: choice
              style: cells
              required: always
              inCheckCode: true
              choices:
                - {code: "1", label: {ja: １．窓口, en: counter}}
                - {code: "2", label: {ja: ２．郵送, en: post}}
                - {code: "3", label: {ja: ３．電子 交付, en: online}}
              source: invented
          - heading: 移 転 元
            fields:
              - {key: from_no, label: {ja: 口座番号, en: account}, type: accountNumber, required: never, pair: true, source: invented}
              - {key: from_year, label: {ja: 年度, en: year}, type: fiscalYear, required: {with: [from_no]}, source: invented}
              - {key: tonnes, label: {ja: 数量, en: amount}, type: integer, unit: t-CO2, width: 5, required: never, inCheckCode: true, source: invented}
              - fixed: {label: 内訳, text: 別表のとおり}
          - field: {key: agreed, label: {ja: 公表への同意, en: consent}, type: flag, required: never, source: invented}
          - table:
              key: lines
              label: {ja: 内訳表, en: lines}
              rows: 3
              numbered: true
              source: invented
              columns:
                - {key: kind, label: {ja: 種類, en: kind}, width: 8, type: text, required: always, inCheckCode: true, source: invented}
                - {key: energy, label: {ja: 電力量, en: energy}, width: 10, type: decimal, unit: kWh, required: never, inCheckCode: true, source: invented}
                - {key: rate, label: {ja: 係数, en: rate}, width: 4, type: decimal, unit: none, required: never, source: invented}
                - {seal: true, width: 1}
          - note: 注１　読むこと。
          - use: code
      - {key: checkCode, name: 照合コード, title: 照合コード, optional: true}
    """

  static func definition() throws -> FormDefinition {
    try FormCatalogue.definition(text: yaml, file: "flowing.yaml", parts: parts)
  }
}
