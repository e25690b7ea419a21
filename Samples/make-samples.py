#!/usr/bin/env python3
"""Makes the demonstration's disc (cd-r/) and paper records (papers/) anew from the data in this file, then the envelopes.

Usage: make-samples.py KOZABO      (the built command; KOZABO_FORMS or its usual place tells it where the forms are)

A maintainer runs it by hand after a form has changed. It needs python3 with openpyxl and PyYAML, LibreOffice Calc
(soffice), poppler-utils, and what make-envelopes.py needs. Filling goes through the blank's defined names (F_applicant__name, T_holders__kind), so it
survives changes of layout. Everything but LibreOffice's own time stamps comes out the same on every run.

All persons, companies, facilities and addresses are invented.
"""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
import yaml
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

HERE = pathlib.Path(__file__).resolve().parent
DISC = HERE / "cd-r"
PAPERS = HERE / "papers"
F01, F03 = "F-01", "F-03"

KINDS = {
    1: "１．指定地球温暖化対策事業者（法人）",
    3: "３．法人（口座管理者）",
    4: "４．法人（その他）",
    7: "７．個人（オフセットクレジットの発行を受けることができる者）",
}
CORPORATION = "５．法人"
HOLDER, MANAGER = "１　申請者は、指定管理口座の口座名義人である。", "２　申請者は、指定管理口座の口座管理者である。"
CONTACT = ["company", "address", "department", "person", "phone", "fax", "email"]


def contact(company, address, department, person, phone, fax, email, published):
    """The contact fields; `published` names the items marked 公表, all others are 非公表."""
    values = dict(zip(CONTACT, [company, address, department, person, phone, fax, email]))
    fields = {f"contact.{item}": value for item, value in values.items() if value is not None}
    for item in CONTACT:
        fields[f"contact.publish.{item}"] = "公表" if item in published else "非公表"
    return fields


def applicant(postal, address, name, title=None, representative=None):
    fields = {"applicant.postal_code": postal, "applicant.address": address, "applicant.name": name}
    if representative:
        fields |= {"applicant.representative_title": title, "applicant.representative_name": representative}
    return fields


def plain_opening(who, kind, facts, publish, accounts=1, attachments="印鑑証明書"):
    """What every general account opening says besides applicant, date and contact."""
    return who | {
        "opener_kind": KINDS[kind], "requirement_facts": facts, "accounts_requested": accounts,
        "publish_category": publish, "attachments": attachments,
    }


def associate(relation, rows):
    keys = ["provisional_no", "designated_account_no", "opening_applied_on", "facility_name", "facility_address",
            "designation_number"]
    return {"assoc.relation": relation, "assoc.account_count": len(rows)}, [dict(zip(keys, row)) for row in rows]


MIHON = applicant("160-0000", "東京都新宿区見本町一丁目１番１号", "株式会社見本地所", "代表取締役社長", "見本　太郎")
MIHON_CONTACT = contact(
    "株式会社見本地所", "東京都新宿区見本町一丁目１番１号", "環境推進部", "例示　一郎", "03-0000-0101", "03-0000-0102",
    "kankyo@mihon-jisho.example.jp", ["company", "address", "department", "phone"])
KAKUU = ("144-0000", "東京都大田区仮設町三丁目２番１号", "株式会社架空製作所", "代表取締役", "仮設　工")

assoc01, rows01 = associate(HOLDER, [
    (1, "130-100-0021-0", None, "見本新宿ビル", "新宿区見本町一丁目１番１号", "0021"),
    (1, "130-100-8888-0", "令和8年11月16日", "見本新宿南ビル", "新宿区見本町二丁目２番２号", "8888"),
    (2, "130-100-9999-0", "令和8年11月16日", "見本新宿共同事業所", "新宿区見本町三丁目３番３号", "9999"),
])
assoc03, rows03 = associate(HOLDER, [
    (1, "130-100-0444-0", None, "架空製作所仮設工場", "東京都大田区仮設町三丁目２番１号", "0444")])
assoc08, rows08 = associate(HOLDER, [
    (1, "130-100-0021-0", None, "見本新宿ビル", "新宿区見本町一丁目１番１号", "0021")])
assoc12, rows12 = associate(MANAGER, [
    (1, "１３０－１００－０３０３－０", None, "架空タワー", "東京都港区架空一丁目５番８号", "0303")])


def holder(designation, kind, who, publish=None):
    row = {"designation_number": designation, "kind": kind, "name": who["applicant.name"],
           "postal_code": who["applicant.postal_code"], "address": who["applicant.address"],
           "representative_title": who.get("applicant.representative_title"),
           "representative_name": who.get("applicant.representative_name"),
           "publish_individual": publish, "joint": "連名で申請する"}
    return {key: value for key, value in row.items() if value is not None}


REIJI = applicant("100-0000", "東京都千代田区例示町二丁目３番４号", "例示信託株式会社", "代表取締役", "例示　信子")


def other_corporation(postal, address, name, title, representative, person, phone, email, facts, date, accounts=1):
    return plain_opening(applicant(postal, address, name, title, representative), 4, facts, CORPORATION, accounts) | \
        contact(name, address, "総務課", person, phone, None, email, ["company", "phone"]) | {"application_date": date}


# stem: form, who saved it (libreoffice: filled blank, saved by LibreOffice Calc; values: filled blank whose formulas were
# pasted over with their values, saved by openpyxl; retyped: see `retype`), fields, rows by table.
FILLED = {
    "01_一般管理口座開設申請書_見本地所": (
        F03, "libreoffice",
        plain_opening(MIHON, 1, "指定番号 0021、8888、9999", CORPORATION, 2, "印鑑証明書（写し）")
        | MIHON_CONTACT | assoc01 | {"application_date": "令和8年11月16日"},
        {"associations": rows01}),
    "02_指定管理口座開設申請書_見本地所": (
        F01, "libreoffice",
        MIHON | MIHON_CONTACT | {
            "application_date": "令和8年11月16日", "applicant_capacity": "１．指定地球温暖化対策事業者",
            "facility_count": 2, "attachments": "印鑑証明書"},
        {"facilities": [
            {"designation_number": "8888", "name": "見本新宿南ビル", "address": "東京都新宿区見本町二丁目２番２号"},
            {"designation_number": "9999", "name": "見本新宿共同事業所", "address": "東京都新宿区見本町三丁目３番３号"}],
         "holders": [holder("8888", "法人", MIHON), holder("9999", "法人", MIHON), holder("9999", "法人", REIJI)]}),
    "03_一般管理口座開設申請書（代理人）_架空製作所": (
        F03, "libreoffice",
        plain_opening(applicant(*KAKUU), 1, "指定番号 0444", CORPORATION, 1, "印鑑証明書、委任状、別紙「申請者」")
        | contact("行政書士法人見本事務所", "東京都豊島区例町一丁目２番３号", None, "代理　進", "03-0000-0401", None,
                  "dairi@mihon-jimusho.example.jp", ["company"])
        | {"agent.address": "東京都豊島区例町一丁目２番３号", "agent.name": "行政書士法人見本事務所",
           "application_date": datetime.date(2026, 11, 13)} | assoc03,
        {"associations": rows03, "applicants": [dict(zip(
            ["postal_code", "address", "name", "representative_title", "representative_name"], KAKUU))]}),
    "04_一般口座申請_仮名花子": (
        F03, "libreoffice",
        plain_opening(applicant("166-0000", "東京都杉並区仮名六丁目７番８号", "仮名　花子"), 7,
                      "都内中小クレジット 認定通知（令和8年9月15日、創出事業番号 02000011）", "４．個人（公表しない）", 1,
                      "印鑑証明書、認定通知書の写し")
        | contact("なし", "東京都杉並区仮名六丁目７番８号", None, "仮名　花子", "03-0000-0501", None,
                  "hanako@kamei.example.jp", [])
        | {"application_date": datetime.date(2026, 11, 15)},
        {}),
    "05_kouza-shinsei_takasaki": (
        F03, "retyped",
        plain_opening(applicant("１２０－００００", "東京都足立区例示台九丁目８番７号", "株式会社髙﨑例示商店", "代表取締役",
                                "𠮷野　例太郎"), 4, "振替可能削減量を取得する予定の法人", CORPORATION)
        | contact("株式会社髙﨑例示商店", "東京都足立区例示台九丁目８番７号", "経理課", "髙﨑　見子", "０３－００００－０６０１",
                  "０３－００００－０６０２", "keiri@takasaki.example.jp", ["company", "department", "email"])
        | {"application_date": "令和８年１１月１７日"},
        {}),
    "06_一般管理口座開設申請書_古紙見本": (
        F03, "values",
        other_corporation("136-0000", "東京都江東区古紙町一丁目２番３号", "株式会社古紙見本", "代表取締役", "古紙　回",
                          "再生　紙子", "03-0000-0701", "soumu@koshi-mihon.example.jp", "振替可能削減量を取得する予定の法人",
                          "令和8年11月10日"), {}),
    "07_ippankouza_kuuran": (
        F03, "libreoffice",
        plain_opening(applicant("114-0000", "東京都北区空欄町四丁目４番４号", "空欄工業株式会社", "代表取締役", "空欄　埋"), 1,
                      "指定番号 0555", CORPORATION)
        | contact("空欄工業株式会社", "東京都北区空欄町四丁目４番４号", "管理部", "余白　白", "03-0000-0801", "03-0000-0802",
                  "kanri@kuuran.example.jp", ["company", "address"])
        | {"application_date": "R8.11.16"}, {}),
    "08_一般管理口座開設申請書_例外商事": (
        F03, "libreoffice",
        other_corporation("151-0000", "東京都渋谷区例外町三丁目３番３号", "例外商事株式会社", "代表取締役", "例外　進",
                          "部外　者子", "03-0000-0901", "soumu@reigai.example.jp", "振替可能削減量を取得する予定の法人",
                          "令和8年11月12日") | assoc08,
        {"associations": rows08}),
    "09_一般管理口座開設申請書_例日商会": (
        F03, "libreoffice",
        other_corporation("190-0000", "東京都立川市暦町五丁目６番７号", "株式会社例日商会", "代表取締役", "暦　日子",
                          "月日　数", "042-000-1001", "soumu@reijitsu.example.jp", "振替可能削減量を取得する予定の法人",
                          "平成33年2月30日"), {}),
    "12_一般管理口座開設申請書_架空タワー管理組合法人": (
        F03, "libreoffice",
        plain_opening(applicant("105-0000", "東京都港区架空一丁目５番８号", "架空タワー管理組合法人", "理事長", "架空　花子"), 3,
                      "指定番号 0303 の指定管理口座の口座管理者", CORPORATION)
        | contact("架空タワー管理組合法人", "東京都港区架空一丁目５番８号", None, "架空　三郎", "03-0000-0301", None,
                  "kanri@kakuu-tower.example.jp", ["company", "address", "phone"])
        | {"application_date": "令和8年11月17日"} | assoc12,
        {"associations": rows12}),
}

FOUND = {"SEAL-08": "登記所発行の印鑑証明書と同じ印"}
# stem: received on, certificate issued on, original or copy, attachments besides the certificate, further keys and a
# note on the certificate.
PAPER = {
    "01_一般管理口座開設申請書_見本地所": ("2026-11-19", "2026-10-05", "copy", [], {}),
    "02_指定管理口座開設申請書_見本地所": (
        "2026-11-19", "2026-10-05", "original", [],
        {"note": "2通。例示信託株式会社の分（令和8年10月13日発行、原本）も申請書の記載と同じ"}),
    "03_一般管理口座開設申請書（代理人）_架空製作所": (
        "2026-11-18", "2026-09-24", "original", ["powerOfAttorney", "applicantsAnnex"], {"powerOfAttorney": True}),
    "04_一般口座申請_仮名花子": ("2026-11-18", "2026-11-02", "original", ["certificationNotice"], {}),
    "05_kouza-shinsei_takasaki": ("2026-11-20", "2026-11-06", "original", [], {}),
    # Issued the day before the six months that count: on 2026-11-18 a certificate of 2026-05-18 is still good.
    "06_一般管理口座開設申請書_古紙見本": ("2026-11-18", "2026-05-17", "original", [], {}),
    "07_ippankouza_kuuran": ("2026-11-19", "2026-08-20", "original", [], {}),
    "08_一般管理口座開設申請書_例外商事": ("2026-11-18", "2026-10-30", "original", [], {}),
    "09_一般管理口座開設申請書_例日商会": ("2026-11-18", "2026-09-01", "original", [], {}),
    "12_一般管理口座開設申請書_架空タワー管理組合法人": ("2026-11-20", "2026-10-21", "original", [], {}),
}
PAYMENT = {"04_一般口座申請_仮名花子": "2026-11-20", "05_kouza-shinsei_takasaki": "2026-11-20"}


# A stable time for what would be written with the clock's.
STAMP = datetime.datetime(2026, 11, 16, 10, 30)


def target(workbook, name):
    """The sheet and top left cell a defined name points to."""
    sheet, cells = workbook.defined_names[name].attr_text.rsplit("!", 1)
    return workbook[sheet.strip("'")], cells.replace("$", "").split(":")[0]


def set_value(cell, value):
    kept = cell.number_format
    cell.value = value
    if isinstance(value, datetime.date) and kept not in ("General", "@"):
        # openpyxl gives a date its own format; the blank's is the one a person would see.
        cell.number_format = kept


def fill(blank, fields, tables):
    workbook = openpyxl.load_workbook(blank)
    for key, value in fields.items():
        sheet, cell = target(workbook, "F_" + key.replace(".", "__"))
        set_value(sheet[cell], value)
    for table, rows in tables.items():
        for index, row in enumerate(rows):
            for key, value in row.items():
                sheet, cell = target(workbook, f"T_{table}__{key}")
                if value is not None:
                    set_value(sheet[cell].offset(row=index), value)
    return workbook


def save(workbook, path):
    """Saves with fixed times and removes the clock from the archive, too."""
    workbook.properties.creator = "見本"
    workbook.properties.created = workbook.properties.modified = STAMP
    with tempfile.TemporaryDirectory() as folder:
        raw = pathlib.Path(folder) / "raw.xlsx"
        workbook.save(raw)
        with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as result:
            for item in source.infolist():
                data = source.read(item)
                if item.filename == "docProps/core.xml":
                    # openpyxl writes its own moment of saving here.
                    start, end = data.index(b"<dcterms:modified"), data.index(b"</dcterms:modified>")
                    head = data[start:data.index(b">", start) + 1]
                    data = data[:start] + head + STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + data[end:]
                result.writestr(zipfile.ZipInfo(item.filename, STAMP.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)


def calculated(workbook, folder, stem):
    """The workbook opened, calculated and saved by LibreOffice Calc."""
    source = folder / "filled" / f"{stem}.xlsx"
    source.parent.mkdir(exist_ok=True)
    workbook.save(source)
    convert(source, "xlsx:Calc MS Excel 2007 XML", folder)
    return folder / f"{stem}.xlsx"


def convert(source, kind, folder):
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", str(folder),
         str(source)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def values_only(calculated_path, filled):
    """The filled blank with its formulas pasted over by their values and without the sheet of the check code."""
    results = openpyxl.load_workbook(calculated_path, data_only=True)
    for sheet in filled:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = results[sheet.title][cell.coordinate].value
    del filled["照合コード"]
    for name in [name for name, value in filled.defined_names.items() if "照合コード" in value.attr_text]:
        del filled.defined_names[name]
    return filled


def retype(fields):
    """The same form as somebody typed it who had only a printed one: other cells, other order, one sheet, no names."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Sheet1"
    font, thin = Font(name="ＭＳ Ｐゴシック", size=11), Side(style="thin")

    def put(cell, value, box=False):
        sheet[cell] = value
        sheet[cell].font = font
        sheet[cell].alignment = Alignment(wrap_text=True, vertical="center")
        if box:
            sheet[cell].border = Border(thin, thin, thin, thin)

    put("C1", "一般管理口座開設申請書")
    sheet.merge_cells("C1:E1")
    sheet["C1"].font = Font(name="ＭＳ Ｐゴシック", size=16)
    put("E2", "申請年月日 ：")
    put("F2", fields["application_date"])
    put("B3", "東京都知事　殿")
    lines = [
        ("郵 便 番 号", "applicant.postal_code"), ("住所", "applicant.address"), ("氏名", "applicant.name"),
        ("代表者　職名", "applicant.representative_title"), ("代表者　氏名", "applicant.representative_name"),
    ]
    for row, (label, key) in enumerate(lines, start=4):
        put(f"D{row}", label)
        put(f"E{row}", fields[key])
    put("F8", "印")
    put("B10", "連絡先", True)
    put("F10", "公表・非公表", True)
    contacts = [
        ("担 当 者 名", "person"), ("所 属 名", "department"), ("会 社 名", "company"), ("住　所", "address"),
        ("電 話 番 号", "phone"), ("ＦＡＸ番号", "fax"), ("ﾒｰﾙ ｱﾄﾞﾚｽ", "email"),
    ]
    for row, (label, item) in enumerate(contacts, start=11):
        put(f"B{row}", label, True)
        put(f"C{row}", fields[f"contact.{item}"], True)
        sheet.merge_cells(f"C{row}:E{row}")
        put(f"F{row}", fields[f"contact.publish.{item}"], True)
    rest = [
        ("口座を開設できる者の種類", "opener_kind"), ("開設を希望する口座の数", "accounts_requested"),
        ("公表を希望する事項", "publish_category"), ("口座の開設要件に関する事項", "requirement_facts"),
        ("添 付 書 類", "attachments"), ("備　考", None),
    ]
    for row, (label, key) in enumerate(rest, start=20):
        put(f"B{row}", label, True)
        put(f"C{row}", fields[key] if key else None, True)
        sheet.merge_cells(f"C{row}:F{row}")
    for column, width in {"A": 2, "B": 27, "C": 12, "D": 14, "E": 28, "F": 20}.items():
        sheet.column_dimensions[column].width = width
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = sheet.PAPERSIZE_A4, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return workbook


def maintenance_log():
    """An ordinary workbook that is no form: a record of inspections."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "点検記録"
    sheet.append(["空調設備点検記録", None, None, None])
    sheet.append(["点検日", "設備", "結果", "担当"])
    for day, unit, result, person in [
        (3, "冷凍機1号", "良", "点検 者一"), (10, "冷凍機2号", "良", "点検 者一"), (17, "冷却塔", "要清掃", "点検 者二")]:
        sheet.append([datetime.date(2026, 11, day), unit, result, person])
    for column in range(1, 5):
        sheet.column_dimensions[get_column_letter(column)].width = 16
    return workbook


def power_of_attorney(folder):
    """A scan as people hand it in: one grey picture on one page of PDF."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    lines = ["委　任　状", "", "行政書士法人見本事務所", "東京都豊島区例町一丁目２番３号", "",
             "上記の者を代理人と定め、一般管理口座の開設の申請に", "関する一切の権限を委任します。", "", "令和８年１１月１３日",
             "東京都大田区仮設町三丁目２番１号", "株式会社架空製作所　代表取締役　仮設　工　　㊞"]
    for row, line in enumerate(lines, start=2):
        sheet[f"B{row}"] = line
        sheet[f"B{row}"].font = Font(name="IPAexMincho", size=22 if row == 2 else 13)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.column_dimensions["B"].width = 80
    page = folder / "ininjo.xlsx"
    workbook.save(page)
    convert(page, "pdf", folder)
    subprocess.run(["pdftoppm", "-r", "72", "-gray", "-jpeg", "-jpegopt", "quality=60", "-singlefile",
                    str(folder / "ininjo.pdf"), str(folder / "ininjo")], check=True)
    jpeg = (folder / "ininjo.jpg").read_bytes()
    # The frame header (FF C0) tells height, width and the number of colours.
    frame = jpeg.index(b"\xff\xc0")
    height, width = int.from_bytes(jpeg[frame + 5:frame + 7], "big"), int.from_bytes(jpeg[frame + 7:frame + 9], "big")
    colours = b"/DeviceGray" if jpeg[frame + 9] == 1 else b"/DeviceRGB"
    draw = b"q 595 0 0 842 0 0 cm /Im0 Do Q"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /Im0 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8"
        b" /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, colours, len(jpeg), jpeg),
    ]
    body, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + \
        b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def lock_file(owner):
    """What Excel leaves beside a workbook that was open while the disc was written: 165 bytes with the user's name."""
    name = owner.encode("cp932")
    wide = owner.encode("utf-16-le")
    head = bytes([len(name)]) + name.ljust(54, b" ")
    return (head + bytes([len(owner), 0]) + wide + b" \x00" * 54)[:165]


def thumbs():
    """An OLE2 header with an empty directory, as Windows' Thumbs.db begins."""
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + bytes.fromhex("3E000300FEFF09000600")
    header += bytes(10) + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4)
    header += (4096).to_bytes(4, "little") + b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4)
    header += bytes(4) + b"\xff\xff\xff\xff" * 108
    fat = b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff\xff\xff\xff" * 126
    name = "Root Entry".encode("utf-16-le") + b"\x00\x00"
    root = name.ljust(64, b"\x00") + len(name).to_bytes(2, "little") + b"\x05\x01" + b"\xff" * 12 + bytes(36)
    root += b"\xfe\xff\xff\xff" + bytes(8)
    return header[:512].ljust(512, b"\xff") + fat + (root + bytes(128) * 3).ljust(512, b"\x00")


README = """提出データ（令和8年11月18日）

口座の開設に係る申請書の電子データです。紙の申請書は別途郵送します。
不明な点は各申請書の連絡先までお願いします。
"""


def paper(stem, fields, code):
    received, issued, kind, attachments, further = PAPER[stem]
    further = dict(further)
    note = further.pop("note", None)
    is_corporation = "applicant.representative_name" in fields
    certificate = {"issuedOn": datetime.date.fromisoformat(issued), "kind": kind, "name": fields["applicant.name"],
                   "address": fields["applicant.address"]}
    if is_corporation:
        certificate["representative"] = fields["applicant.representative_name"]
    certificate["contentsChanged"] = False
    record = {"originalReceivedOn": datetime.date.fromisoformat(received)}
    checks = {}
    if code:
        record["checkCode"] = Quoted(code)
    else:
        checks["CMP-02"] = {"outcome": "met", "note": "照合コードの印刷がないため、各欄を見比べた"}
    record |= {"sealPrint": "matches", "sealCertificate": certificate} | further
    record["attachments"] = [{"item": item, "received": True} for item in ["sealCertificate"] + attachments]
    if note:
        record["attachments"][0]["note"] = note
    if is_corporation:
        checks["SEAL-08"] = {"outcome": "met", "note": FOUND["SEAL-08"]}
    if checks:
        record["checks"] = checks
    return record


class Quoted(str):
    """A text that is always written in quotes: a check code like 2E4567 is no number."""


yaml.SafeDumper.add_representer(
    Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def write_yaml(path, value):
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")


def main(kozabo):
    for folder in (DISC, PAPERS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for form in (F01, F03):
            subprocess.run([kozabo, "forms", "blank", form, "--out", str(folder / f"{form}.xlsx")], check=True,
                           stdout=subprocess.DEVNULL)
        for stem, (form, saved_by, fields, tables) in FILLED.items():
            result, code = DISC / f"{stem}.xlsx", None
            if saved_by == "retyped":
                save(retype(fields), result)
            else:
                filled = fill(folder / f"{form}.xlsx", fields, tables)
                by_libreoffice = calculated(filled, folder, stem)
                values = openpyxl.load_workbook(by_libreoffice, data_only=True)
                sheet, cell = target(values, "KOZABO_CHECK_CODE")
                code = sheet[cell].value
                if saved_by == "libreoffice":
                    shutil.copyfile(by_libreoffice, result)
                else:
                    save(values_only(by_libreoffice, filled), result)
            write_yaml(PAPERS / f"{stem}.yaml", paper(stem, fields, code))
            if stem in PAYMENT:
                write_yaml(PAPERS / f"{stem}-payment.yaml", {"feePaidOn": datetime.date.fromisoformat(PAYMENT[stem])})
        save(maintenance_log(), DISC / "10_設備点検記録.xlsx")
        save(openpyxl.Workbook(), DISC / "11_Book1.xlsx")
        (DISC / "委任状_架空製作所.pdf").write_bytes(power_of_attorney(folder))
    (DISC / "~$01_一般管理口座開設申請書_見本地所.xlsx").write_bytes(lock_file("見本　花子"))
    (DISC / "Thumbs.db").write_bytes(thumbs())
    (DISC / "readme.txt").write_bytes(README.replace("\n", "\r\n").encode("cp932"))
    subprocess.run([sys.executable, str(HERE / "make-envelopes.py")], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(str(pathlib.Path(sys.argv[1]).resolve()))
