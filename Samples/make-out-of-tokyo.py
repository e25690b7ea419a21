#!/usr/bin/env python3
"""Makes what lies beside the filled form on the disc out-of-tokyo-start/: emission reports, operation report, PDFs.

Usage: make-out-of-tokyo.py FORM      (FORM: the filled workbook of A and B, copied to the disc; see README.md)

The workbooks are written from scratch, as applicants make them; they are no forms of the register. The verifier's report
and the power of attorney are PDFs with text, printed by LibreOffice Calc. A maintainer runs it by hand. It needs python3
with openpyxl, and LibreOffice Calc (soffice). Everything comes out the same on every run.

All persons, companies, facilities and addresses are invented.
"""

import datetime
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

HERE = pathlib.Path(__file__).resolve().parent
DISC = HERE / "out-of-tokyo-start"
FORM = "01_都外クレジット算定方法等申請書_架空精機.xlsx"
STAMP = datetime.datetime(2026, 11, 10, 14, 0)

APPLICANT = "架空精機株式会社"
REPRESENTATIVE = "代表取締役社長　架空　研磨"
HEAD_OFFICE = "大阪府架空市例示町一丁目２番３号"
FACILITY = "架空精機株式会社　見本工場"
FACILITY_ADDRESS = "兵庫県見本市仮設町四丁目５番６号"
AGENT = "例示環境コンサルティング株式会社"
AGENT_ADDRESS = "大阪府架空市見本町七丁目８番９号"
VERIFIER = "例示検証機構株式会社"

# Fiscal year: electricity in 1,000 kWh, city gas in 1,000 cubic metres.
USE = {2022: (9500, 780), 2023: (9400, 772), 2024: (9210, 760), 2025: (8990, 744)}
# Heat in GJ and emissions in t-CO2 of one unit; litres of crude oil of one GJ. The factors are examples.
FACTORS = {"電気（千kWh）": (9.76, 0.489), "都市ガス（千㎥）": (45.0, 2.277)}
KL_PER_GJ = 0.0258

THIN = Side(style="thin")
BOX = Border(THIN, THIN, THIN, THIN)
GREY = PatternFill("solid", fgColor="E7E6E6")


def results(year):
    """Crude oil in kL with one decimal, and emissions in whole tonnes."""
    heat = sum(amount * factor[0] for amount, factor in zip(USE[year], FACTORS.values()))
    tonnes = sum(amount * factor[1] for amount, factor in zip(USE[year], FACTORS.values()))
    return round(heat * KL_PER_GJ, 1), int(tonnes)


def era(year):
    return f"令和{year - 2018}年度（{year}年度）"


class Page:
    """One printed page, filled row by row."""

    def __init__(self, sheet, widths, font="IPAexGothic"):
        self.sheet, self.row, self.font, self.columns = sheet, 1, font, len(widths)
        for index, width in enumerate(widths):
            sheet.column_dimensions["ABCDEFGHIJ"[index]].width = width
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins.left = sheet.page_margins.right = 0.7
        sheet.print_options.horizontalCentered = True

    def text(self, words, size=10.5, align="left", height=None, bold=False):
        cell = self.sheet.cell(self.row, 1, words)
        cell.font = Font(name=self.font, size=size, bold=bold)
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=self.columns)
        if height:
            self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def gap(self):
        self.row += 1

    def line(self, values, heading=False, formats=None, height=20):
        for column, value in enumerate(values, start=1):
            cell = self.sheet.cell(self.row, column, value)
            cell.font = Font(name=self.font, size=10, bold=heading)
            number = isinstance(value, (int, float)) or (isinstance(value, str) and value.startswith("="))
            cell.alignment = Alignment(
                horizontal="center" if heading or (column == 1 and number) else "right" if number else "left", vertical="center", wrap_text=True)
            cell.border = BOX
            if heading:
                cell.fill = GREY
            if formats and formats[column - 1]:
                cell.number_format = formats[column - 1]
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def pair(self, label, value, height=20):
        """A label and a value over the rest of the row."""
        self.line([label, value] + [None] * (self.columns - 2), height=height)
        self.sheet.merge_cells(
            start_row=self.row - 1, end_row=self.row - 1, start_column=2, end_column=self.columns)
        cell = self.sheet.cell(self.row - 1, 1)
        cell.fill = GREY


def emission_report(year):
    workbook = openpyxl.Workbook()
    page = Page(workbook.active, [24, 14, 14, 14, 16, 16])
    workbook.active.title = "算定報告書"
    page.text("特定温室効果ガス排出量算定報告書", 16, "center", 32, True)
    page.text(era(year), 12, "center", 22)
    page.gap()
    page.pair("事業者の名称", APPLICANT)
    page.pair("事業所の名称", FACILITY)
    page.pair("事業所の所在地", FACILITY_ADDRESS)
    page.pair("主たる事業", "生産用機械器具製造業")
    page.gap()
    page.text("１　燃料等の使用量及び特定温室効果ガス排出量", bold=True)
    page.line(["燃料等の種類", "使用量", "単位発熱量\n（GJ）", "熱量\n（GJ）", "排出係数\n（t-CO2）", "排出量\n（t-CO2）"],
              True, height=32)
    first = page.row
    for name, amount in zip(FACTORS, USE[year]):
        heat, tonnes = FACTORS[name]
        row = page.row
        page.line([name, amount, heat, f"=B{row}*C{row}", tonnes, f"=B{row}*E{row}"],
                  formats=[None, "#,##0", "0.00", "#,##0.0", "0.000", "#,##0.0"])
    last = page.row - 1
    page.line(["合計", None, None, f"=SUM(D{first}:D{last})", None, f"=ROUNDDOWN(SUM(F{first}:F{last}),0)"],
              formats=[None, None, None, "#,##0.0", None, "#,##0"])
    page.gap()
    page.text("２　原油換算エネルギー使用量", bold=True)
    page.line(["換算係数（kL/GJ）", KL_PER_GJ, "使用量（kL）", f"=ROUND(D{last + 1}*B{page.row},1)", None, None],
              formats=[None, "0.0000", None, "#,##0.0", None, None])
    page.gap()
    page.text("この報告書の燃料等の使用量は、購買伝票及び検定済みの計量器による。", 9)

    points = workbook.create_sheet("監視点")
    page = Page(points, [10, 26, 26, 18, 20])
    page.text("燃料等使用量監視点の一覧", 14, "center", 28, True)
    page.line(["番号", "監視点", "計量器", "検定の有効期限", "把握方法"], True, height=26)
    for number, point in enumerate([
        ("特別高圧受電点", "取引用電力量計", "2030年3月", "購買伝票"),
        ("都市ガス（中圧）受入点", "取引用ガスメーター", "2029年9月", "購買伝票")], start=1):
        page.line([number, *point])
    return workbook


def operation_report():
    workbook = openpyxl.Workbook()
    page = Page(workbook.active, [8, 40, 14, 40])
    workbook.active.title = "運用管理"
    page.text("運用管理報告書", 16, "center", 32, True)
    page.text("基準年度　令和4年度から令和6年度まで（2022年度～2024年度）", 11, "center", 22)
    page.gap()
    page.text(f"事業者の名称　　{APPLICANT}")
    page.text(f"事業所の名称　　{FACILITY}")
    page.gap()
    page.line(["番号", "運用管理に係る対策", "実施", "確認した記録"], True, height=26)
    for number, row in enumerate([
        ("推進体制の整備", "実施", "省エネルギー委員会議事録（年４回）"),
        ("図面、設備台帳及び改修履歴の整備", "実施", "設備台帳（2022年4月から2025年3月まで）"),
        ("エネルギー使用量の把握及び管理", "実施", "月別使用量集計表"),
        ("燃焼設備の空気比の管理", "実施", "ボイラー点検記録（空気比1.25以下）"),
        ("蒸気配管の保温及び漏えいの点検", "実施", "スチームトラップ点検表"),
        ("冷凍機の冷水出口温度の管理", "実施", "熱源日誌"),
        ("室内温度の適正管理", "実施", "室内環境測定記録"),
        ("圧縮空気の吐出圧力の管理", "実施", "コンプレッサー日誌（0.6MPa以下）"),
        ("受変電設備の力率の管理", "実施", "電力会社の検針票（力率100％）"),
        ("照明の不要時の消灯", "実施", "巡回点検表")], start=1):
        page.line([number, *row], height=24)
    page.gap()
    page.text("判定　　基準年度における地球温暖化対策の推進の程度は、基準に適合する。", 11, bold=True)
    return workbook


def verification_report():
    """Two pages: the conclusion with the figures, and the details."""
    workbook = openpyxl.Workbook()
    page = Page(workbook.active, [26, 18, 22, 26], "IPAexMincho")
    workbook.active.title = "検証結果報告書"
    page.text("検証第2026-0417号", align="right")
    page.text("令和８年10月30日", align="right")
    page.gap()
    page.text(f"{APPLICANT}\n{REPRESENTATIVE}　殿", height=34)
    page.text(f"大阪府架空市検証町二丁目３番４号\n{VERIFIER}\n代表取締役　例示　正　　　㊞", align="right", height=50)
    page.gap()
    page.text("検　証　結　果　報　告　書", 17, "center", 34, True)
    page.text(
        "　次の事業所に係る都外クレジット算定計画書及び特定温室効果ガス排出量算定報告書について、都外クレジット検証ガイドラインに"
        "基づき検証を行ったので、その結果を報告します。", height=36)
    page.gap()
    page.pair("検証機関の登録番号", "V-001")
    page.pair("登録区分", "都内外削減量（第２号）")
    page.pair("検証主任者の氏名", "検証　確")
    page.pair("事業所の名称", FACILITY)
    page.pair("事業所の所在地", FACILITY_ADDRESS)
    page.pair("検証の結果", "適正")
    page.gap()
    page.line(["年度", "区分", "原油換算エネルギー使用量（kL）", "特定温室効果ガス排出量（t-CO2）"], True, height=32)
    for year in USE:
        kilolitres, tonnes = results(year)
        kind = "・".join(
            word for word, years in [("基準年度", (2022, 2023, 2024)), ("直近３か年度", (2023, 2024, 2025))]
            if year in years)
        page.line([era(year), kind, kilolitres, tonnes], formats=[None, None, "#,##0.0", "#,##0"], height=24)
    page.gap()
    base = int(sum(results(year)[1] for year in (2022, 2023, 2024)) / 3)
    page.line(["基準排出量（t-CO2）", base, "推計削減量（t-CO2／年）", 1310], formats=[None, "#,##0", None, "#,##0"])
    page.line(["推計削減率（％）", round(1310 / base * 100, 1), "適用される基準", "20％以上"],
              formats=[None, "0.0", None, None])
    page.gap()
    page.text("　添付書類　　検証結果の詳細報告書　１部")

    detail = Page(workbook.create_sheet("詳細報告書"), [8, 34, 16, 36], "IPAexMincho")
    detail.text("検証結果の詳細報告書", 14, "center", 30, True)
    detail.line(["番号", "検証した事項", "結果", "所見"], True, height=26)
    for number, row in enumerate([
        ("事業所の範囲", "適正", "登記事項証明書及び敷地図により、一の建物群であることを確認した。"),
        ("発電所又は変電所に当たらないこと", "適正", "工場（生産用機械器具製造業）である。"),
        ("燃料等使用量監視点", "適正", "受電点１か所及びガス受入点１か所に漏れがない。"),
        ("燃料等の使用量", "適正", "48か月分の購買伝票と照合し、差異はない。"),
        ("直近３か年度の原油換算エネルギー使用量", "適正", "各年度とも1,500kL以上である。"),
        ("基準排出量", "適正", "15万t-CO2以下である。"),
        ("運用管理報告書", "適正", "10項目の記録を確認した。"),
        ("設備導入対策の推計削減量", "適正", "５件の計算書を確認した。運用による対策は算入していない。")], start=1):
        detail.line([number, *row], height=36)
    return workbook


def power_of_attorney():
    workbook = openpyxl.Workbook()
    page = Page(workbook.active, [40, 40], "IPAexMincho")
    for words, size, align, height in [
        ("委　　任　　状", 20, "center", 60),
        (AGENT_ADDRESS, 12, "left", 24),
        (AGENT, 12, "left", 24),
        ("", 12, "left", 24),
        ("　上記の者を代理人と定め、下記の事務手続に関する一切の権限を委任します。", 12, "left", 40),
        ("記", 12, "center", 40),
        ("１　都外クレジット算定方法等申請書及び都外クレジット算定計画書の提出", 12, "left", 28),
        ("２　上記の書類の補正並びに東京都が発する通知書の受領", 12, "left", 28),
        ("", 12, "left", 24),
        ("令和８年11月６日", 12, "left", 40),
        (HEAD_OFFICE, 12, "right", 24),
        (APPLICANT, 12, "right", 24),
        (f"{REPRESENTATIVE}　　㊞", 12, "right", 24)]:
        page.text(words, size, align, height)
    return workbook


def soffice(source, kind, folder):
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind,
         "--outdir", str(folder), str(source)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def save(workbook, path, folder):
    """Saves a workbook with the results of its formulas and without the clock."""
    values = {}
    if any(cell.data_type == "f" for sheet in workbook for row in sheet.iter_rows() for cell in row):
        raw = folder / "raw" / path.name
        raw.parent.mkdir(exist_ok=True)
        workbook.save(raw)
        soffice(raw, "xlsx:Calc MS Excel 2007 XML", folder)
        shutil.copyfile(folder / path.name, raw)
        values = {"calculated": raw}
    else:
        raw = folder / path.name
        workbook.properties.creator = "見本"
        workbook.save(raw)
    with zipfile.ZipFile(values.get("calculated", raw)) as source, \
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as result:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "docProps/core.xml":
                stamp = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                data = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            result.writestr(zipfile.ZipInfo(item.filename, STAMP.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)


def print_pdf(workbook, path, folder):
    """Prints a workbook as PDF with text; the moment and the fingerprint LibreOffice adds are set to fixed ones."""
    source = folder / f"{path.stem}.xlsx"
    workbook.save(source)
    soffice(source, "pdf", folder)
    data = (folder / path.name).read_bytes()
    data = re.sub(rb"/CreationDate\(D:\d{14}[^)]*\)",
                  lambda found: (b"/CreationDate(D:" + STAMP.strftime("%Y%m%d%H%M%S").encode() + b"Z").ljust(
                      len(found[0]) - 1) + b")", data)
    data = re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, data)
    data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, data)
    path.write_bytes(data)


def main(form):
    shutil.rmtree(DISC, ignore_errors=True)
    DISC.mkdir()
    shutil.copyfile(form, DISC / FORM)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for year in USE:
            save(emission_report(year), DISC / f"02_特定温室効果ガス排出量算定報告書_{year}年度.xlsx", folder)
        save(operation_report(), DISC / "03_運用管理報告書_基準年度.xlsx", folder)
        print_pdf(verification_report(), DISC / "05_検証結果報告書_例示検証機構.pdf", folder)
        print_pdf(power_of_attorney(), DISC / "06_委任状.pdf", folder)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]).resolve())
