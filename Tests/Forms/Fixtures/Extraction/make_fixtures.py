"""Makes the workbooks of this folder with openpyxl and LibreOffice (README.md says what each shows).

Usage: python3 make_fixtures.py; reads ../../../../Forms/general-account-opening.yaml, writes beside itself.
The answers are those of Tests/Forms/Extraction/Specimen.swift.
"""
import datetime
import pathlib
import subprocess

import openpyxl
import yaml
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = pathlib.Path(__file__).resolve().parent
FORM = yaml.safe_load((HERE / "../../../../Forms/general-account-opening.yaml").read_text())
PUBLISH = dict(company="公表", address="公表", department="非公表", person="非公表", phone="非公表", fax="非公表", email="非公表")
ANSWERS = {
    "application_date": "令和８年11月10日", "applicant.postal_code": "〒163－8001",
    "applicant.address": "東京都新宿区西新宿二丁目８番１号", "applicant.name": "株式会社都庁前エネルギー",
    "applicant.representative_title": "代表取締役社長", "applicant.representative_name": "東京　花子",
    "opener_kind": "１．指定地球温暖化対策事業者（法人）", "requirement_facts": "指定番号　0021",
    "accounts_requested": 2, "publish_category": "５．法人",
    "contact.company": "株式会社都庁前サービス", "contact.address": "東京都千代田区丸の内一丁目１番１号",
    "contact.person": "新宿 太郎", "contact.phone": "０３－５３８８－３５７１", "contact.email": "taro@example.co.jp",
    "assoc.relation": "１　申請者は、指定管理口座の口座名義人である。", "assoc.account_count": "２口座", "attachments": "別添のとおり",
    **{f"contact.publish.{item}": flag for item, flag in PUBLISH.items()},
}
ROWS = [
    dict(provisional_no=1, designated_account_no="130-100-0021-0　※（令和８年11月10日　開設申請中）",
         opening_applied_on=datetime.date(2026, 11, 10), facility_name="新宿第一ビル",
         facility_address="新宿区西新宿二丁目８番１号", designation_number="0021"),
    dict(provisional_no="２", designated_account_no="130-100-8888-0　※（令和８年11月10日　開設申請中）",
         opening_applied_on=None, facility_name="△△新宿ビル", facility_address="新宿区歌舞伎町一丁目４番１号",
         designation_number="8888"),
]


def put(sheet, cells, value):
    first = cells.split(":")[0]
    sheet[first] = value
    if ":" in cells:
        sheet.merge_cells(cells)


def drawn(answers):
    """The form as the definition lays it out, without defined names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in FORM["sheets"]:
        if "layout" not in sheet:
            continue
        page = book.create_sheet(sheet["name"])
        for box in sheet["layout"]["boxes"]:
            if box.get("text"):
                put(page, box["at"], box["text"])
        seen = set()
        for field in FORM["fields"]:
            if field["sheet"] != sheet["key"]:
                continue
            if field["labelCells"] not in seen:
                put(page, field["labelCells"], field.get("printed", field["label"]["ja"]))
            seen.add(field["labelCells"])
            put(page, field["cells"], answers.get(field["key"]))
        for table in FORM["tables"]:
            if table["sheet"] != sheet["key"]:
                continue
            for column in table["columns"]:
                letter = column["columns"].split(":")[0]
                page[f"{letter}{table['headingRow']}"] = column.get("printed", column["label"]["ja"])
                if table["key"] == "associations":
                    for index, row in enumerate(ROWS):
                        page[f"{letter}{table['firstRow'] + index}"] = row[column["key"]]
    return book


def retyped():
    """Typed from scratch: no merges, no borders, contact first, applicant last, tables' columns in another order."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Sheet1"
    lines = [("一般管理口座開設申請書",), (), ("連絡先", None, "公表・非公表")]
    for key, label in [("company", "会社名"), ("address", "住所"), ("department", "所属"), ("person", "担当者"),
                       ("phone", "電話"), ("fax", "ＦＡＸ"), ("email", "Ｅ－ｍａｉｌ")]:
        lines.append((label, ANSWERS.get(f"contact.{key}"), PUBLISH[key]))
    lines += [(), ("申請内容",)]
    for key, label in [("opener_kind", "口座を開設できる者の種類"), ("requirement_facts", "口座の開設要件に関する事項"),
                       ("accounts_requested", "開設を希望する一般管理口座の数"), ("publish_category", "公表を希望する事項"),
                       ("assoc.relation", "開設しようとする一般管理口座と指定管理口座との関係"),
                       ("assoc.account_count", "口座合計"), ("attachments", "添付書類"), ("remarks", "備考")]:
        lines.append((label, ANSWERS.get(key)))
    lines += [()]
    for key, label in [("applicant.name", "氏名"), ("applicant.representative_name", "代表者の氏名"),
                       ("applicant.representative_title", "代表者の職名"), ("applicant.postal_code", "郵便番号"),
                       ("applicant.address", "主たる事務所の所在地"), ("application_date", "申請日")]:
        lines.append((label, ANSWERS.get(key)))
    for line in lines:
        page.append(list(line))
    annex = book.create_sheet("Sheet2")
    annex.append(["関連付けを希望する指定管理口座に係る情報一覧"])
    columns = [("designation_number", "指定番号"), ("facility_name", "事業所の名称"), ("facility_address", "事業所の所在地"),
               ("designated_account_no", "指定管理口座番号"), ("provisional_no", "仮番号"), ("opening_applied_on", "開設申請日")]
    annex.append([None] + [label for _, label in columns])
    for row in ROWS:
        annex.append([None] + [row[key] for key, _ in columns])
    return book


def main():
    drawn(ANSWERS).save(HERE / "openpyxl.xlsx")
    retyped().save(HERE / "retyped.xlsx")
    old = drawn({**ANSWERS, "application_date": datetime.date(2026, 11, 10)})
    old.epoch = CALENDAR_MAC_1904
    old.save(HERE / "dates-of-1904.xlsx")
    subprocess.run(["soffice", "--headless", "--convert-to", "ods", "--outdir", "/tmp", HERE / "openpyxl.xlsx"], check=True)
    subprocess.run(["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "/tmp/roundtrip",
                    "/tmp/openpyxl.ods"], check=True)
    pathlib.Path("/tmp/roundtrip/openpyxl.xlsx").rename(HERE / "libreoffice.xlsx")


main()
