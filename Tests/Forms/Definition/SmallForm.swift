/// A form of a few fields, whole and right; tests break it in one place each.
enum SmallForm {
  static let yaml = """
    id: small
    number: F-99
    title: {ja: 小さな申請書, en: small form}
    edition: {name: "1", from: 2020-04-01}
    basis: {ja: 条例第1条, en: article 1}
    sources: [invented]
    applicants: {ja: 誰でも, en: anybody}
    fee: {ja: 無料, en: none}
    deadline: {ja: 期限なし, en: none}
    channels: [e-mail]
    paper:
      - {key: sealCertificate, label: {ja: 印鑑証明書, en: seal certificate}, source: invented}
    sheets:
      - key: main
        name: 申請書
        title: 小さな申請書
        optional: false
        layout:
          orientation: portrait
          printArea: A1:H20
          columns: [{of: "A:H", size: 10}]
          rows: [{of: "1:20", size: 20}]
          boxes:
            - {at: "A1:H1", style: title, text: 小さな申請書}
            - {at: "A8:B9", style: heading, text: 連 絡 先}
            - {at: "G20:H20", style: code, special: checkCode}
      - {key: checkCode, name: 照合コード, title: 照合コード, optional: true}
    fields:
      - key: name
        label: {ja: 氏名, en: name}
        sheet: main
        labelCells: A2:B2
        cells: C2:H2
        type: text
        required: always
        inCheckCode: true
        source: invented
      - key: kind
        label: {ja: 種類, en: kind}
        sheet: main
        labelCells: A3:B3
        cells: C3:H3
        type: choice
        required: {with: [name]}
        choices:
          - {code: "1", label: {ja: １．法人, en: 1. corporation}}
          - {code: "2", label: {ja: ２．個人, en: 2. individual}}
        source: invented
      - key: contact.name
        label: {ja: 担当者名, en: person}
        section: 連絡先
        sheet: main
        labelCells: C8:D8
        cells: E8:H8
        type: text
        required: {when: kind, is: ["1"]}
        source: invented
      - key: applied_on
        label: {ja: 申請日, en: date}
        sheet: main
        labelCells: A4:B4
        cells: C4:H4
        type: date
        required: never
        inCheckCode: true
        source: invented
      - key: count
        label: {ja: 口座の数, en: number}
        sheet: main
        labelCells: A5:B5
        cells: C5:H5
        type: integer
        required: never
        inCheckCode: true
        source: invented
    tables:
      - key: rows
        label: {ja: 一覧, en: list}
        sheet: main
        headingRow: 11
        firstRow: 12
        rows: 3
        source: invented
        columns:
          - key: number
            label: {ja: 指定番号, en: designation number}
            columns: B
            type: designation
            required: always
            inCheckCode: true
            source: invented
          - key: place
            label: {ja: 所在地, en: place}
            columns: C:D
            type: text
            required: never
            inCheckCode: true
            source: invented
    """
}
