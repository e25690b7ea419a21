#!/usr/bin/env python3
"""Makes the filled-in workbooks of forms/ anew, each from the samples.yaml that stands beside it.

Usage: make-form-samples.py KOZABO [FORM-ID ...]      (the built command; without ids, all forms that have samples)

A maintainer runs it by hand after a form or its samples.yaml has changed. It needs python3 with openpyxl and PyYAML, and
LibreOffice Calc (soffice). What a samples.yaml says is what was filled in; the tests read the workbooks and compare.

    form: transfer
    samples:
      - file: good-見本地所.xlsx
        savedBy: libreoffice          # the producers are below
        says: what it is, in a sentence
        dates: cell                   # dates as date cells; without it as 令和8年11月16日
        fields: {applicant.name: …}   # the truth by key: dates as 2026-11-16, choices by code, flags 'yes'
        tables: {lines: [{credit_kind: excess, …}]}
        typed: {application_date: R8.11.16, "lines[0].serial_from": １３０－１００１}   # spelled otherwise in the cell
        wrong:                        # of a bad one: what is wrong with it; such a field has no truth
          - {field: "lines[0].serial_to", is: unreadable}    # typed, but no value of its type
          - {field: total_amount, is: missing}
          - {rule: CMP-04}                                   # a rule that is not met

Producers (savedBy):
    libreoffice  the blank filled in, calculated and saved by LibreOffice Calc
    xls          the same, saved as an Excel 97 workbook (.xls)
    openpyxl     the blank filled in and saved by openpyxl, which does not calculate
    mac          the same with the 1904 dates of Excel for Mac
    values       formulas pasted over with their values, the sheet of the check code deleted
    retyped      typed anew by somebody who had only a printed form: one column of labels, no names, no check code

All persons, companies, facilities and addresses are invented.
"""

import datetime
import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl
import yaml
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.properties import PageSetupProperties

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
FORMS = HERE.parent / "Forms"
SAMPLES = HERE / "forms"

specification = importlib.util.spec_from_file_location("make_samples", HERE / "make-samples.py")
make_samples = importlib.util.module_from_spec(specification)
specification.loader.exec_module(make_samples)


# The definition, as far as a person who fills it in sees it.


class Form:
    """A form's sheets in their printed order: each a list of ("field", definition, section), ("beside", text) and
    ("table", definition)."""

    def __init__(self, form_id):
        self.definition = yaml.safe_load((FORMS / f"{form_id}.yaml").read_text(encoding="utf-8"))
        self.parts = {}
        for parts in [FORMS / "parts.yaml", *sorted((FORMS / "parts").glob("*.yaml"))]:
            self.parts |= yaml.safe_load(parts.read_text(encoding="utf-8"))["parts"]
        self.sheets = []
        for sheet in self.definition["sheets"]:
            items = list(self.flow(sheet.get("flow") or []))
            items += [("field", field, field.get("section"))
                      for field in self.definition.get("fields") or [] if field["sheet"] == sheet["key"]]
            items += [("table", table) for table in self.definition.get("tables") or [] if table["sheet"] == sheet["key"]]
            self.sheets.append((sheet, items))
        self.items = [item for _, items in self.sheets for item in items]
        self.fields = {item[1]["key"]: item[1] for item in self.items if item[0] == "field"}
        self.tables = {item[1]["key"]: item[1] for item in self.items if item[0] == "table"}

    def flow(self, blocks):
        for block in blocks:
            if "use" in block:
                yield from self.flow(self.parts[block["use"]])
            elif "field" in block:
                yield from self.field(block["field"], None)
            elif "table" in block:
                yield ("table", block["table"])
            elif "line" in block:
                for field in block["line"].get("fields") or []:
                    yield from self.field(field, None)
            elif "fields" in block:
                if block.get("besideHeading"):
                    yield ("beside", block["besideHeading"])
                for field in block["fields"]:
                    if "fixed" in field:
                        continue
                    yield from self.field(field, block.get("heading"))

    def field(self, field, section):
        yield ("field", field, field.get("section") or section)
        if "beside" in field:
            yield ("field", field["beside"] | {"isBeside": True}, field.get("section") or section)

    def column(self, table, key):
        return next(column for column in self.tables[table]["columns"] if column.get("key") == key)


# What stands in a cell for a value.


def era(date):
    return f"令和{date.year - 2018}年{date.month}月{date.day}日" if date >= datetime.date(2019, 5, 1) else date.isoformat()


def written(definition, value, sample):
    """A value as somebody types it who follows the form: the words of a choice, a date of the era, otherwise itself."""
    kind = definition["type"]
    if kind == "choice":
        return next(choice["label"]["ja"] for choice in definition["choices"] if choice["code"] == str(value))
    if kind == "date":
        assert isinstance(value, datetime.date), f"{definition['key']}: {value!r} is no date"
        return value if sample.get("dates") == "cell" else era(value)
    if kind == "flag":
        assert value in ("yes", "no"), f"{definition['key']}: {value!r} is neither yes nor no (in quotes)"
        return "☑" if value == "yes" else "☐"
    if kind in ("integer", "decimal", "fiscalYear"):
        assert isinstance(value, (int, float)) and not isinstance(value, bool), f"{definition['key']}: {value!r} is no number"
        return value
    assert isinstance(value, str), f"{definition['key']}: {value!r} must be a text, in quotes"
    return value


ROW = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")


def cells(form, sample):
    """The texts and numbers of all cells: those of fields by key, those of tables by table, row and column."""
    fields = {key: written(form.fields[key], value, sample) for key, value in (sample.get("fields") or {}).items()}
    tables = {
        table: [{key: written(form.column(table, key), value, sample) for key, value in row.items()} for row in rows]
        for table, rows in (sample.get("tables") or {}).items()
    }
    for key, text in (sample.get("typed") or {}).items():
        place = ROW.fullmatch(key)
        if not place:
            assert key in form.fields, f"{key} is no field"
            fields[key] = text
            continue
        table, index, column = place.group(1), int(place.group(2)), place.group(3)
        assert form.column(table, column)
        rows = tables.setdefault(table, [])
        rows += [{} for _ in range(index + 1 - len(rows))]
        rows[index][column] = text
    return fields, tables


# Filling in our blank.


def fill(blank, form, fields, tables):
    ordinary, marked = {}, {}
    for key, value in fields.items():
        (marked if form.fields[key].get("style") == "cells" else ordinary)[key] = value
    workbook = make_samples.fill(blank, ordinary, tables)
    for key, value in marked.items():
        mark(workbook, form.fields[key], value)
    return workbook


def mark(workbook, field, words):
    """Puts ○ into the cell before the words of an option; a text that is no option's goes into the first such cell."""
    sheet, _ = make_samples.target(workbook, name_of(field["key"]))
    options = [choice["label"]["ja"] for choice in field["choices"]]
    area = workbook.defined_names[name_of(field["key"])].attr_text.rsplit("!", 1)[1].replace("$", "")
    rows = sheet[area] if ":" in area else ((sheet[area],),)
    boxes = [cell for row in rows for cell in row if not isinstance(cell, openpyxl.cell.cell.MergedCell)]
    for cell, after in zip(boxes, boxes[1:]):
        if words in options and after.value == words:
            cell.value = "○"
            return
    boxes[0].value = words


def name_of(key):
    return "F_" + key.replace(".", "__")


# Typing the form anew.


def plain(definition):
    """The label as somebody retypes it: without the blanks that pad it, except in the shortest."""
    label = definition["label"]["ja"] if definition["key"] == "application_date" else \
        definition.get("printed") or definition["label"]["ja"]
    label = re.sub(r"\s", "", label)
    return "　".join(label) if len(label) == 2 else label


def retype(form, fields, tables):
    """One sheet for the main form, one for each annex that has rows; fields below one another, tables under them."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for sheet_definition, items in form.sheets:
        rows_here = [item for item in items if item[0] == "table" and tables.get(item[1]["key"])]
        if not items or (sheet_definition["optional"] and not rows_here):
            continue
        sheet = workbook.create_sheet(f"Sheet{len(workbook.sheetnames) + 1}")
        Typist(sheet).type(sheet_definition["title"], items, fields, tables)
    return workbook


class Typist:
    """Types one sheet from top to bottom: sections in column B, labels in C (B to C without a section), values in D."""

    font = Font(name="ＭＳ Ｐゴシック", size=11)
    line = Side(style="thin")

    def __init__(self, sheet):
        self.sheet = sheet
        self.row = 1

    def put(self, columns, value, rows=1):
        first, last = columns
        cell = self.sheet.cell(self.row, first, value)
        cell.font = self.font
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        for row in range(self.row, self.row + rows):
            for column in range(first, last + 1):
                self.sheet.cell(row, column).border = Border(self.line, self.line, self.line, self.line)
        if first != last or rows > 1:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row + rows - 1, start_column=first, end_column=last)

    def type(self, title, items, fields, tables):
        self.sheet.cell(self.row, 2, title).font = Font(name="ＭＳ Ｐゴシック", size=16)
        self.sheet.merge_cells(start_row=1, end_row=1, start_column=2, end_column=6)
        self.row = 3
        place = 0
        while place < len(items):
            item = items[place]
            if item[0] == "table":
                self.table(item[1], tables.get(item[1]["key"]) or [])
                place += 1
                continue
            if item[0] == "beside":
                self.put((6, 6), item[1])
                self.row += 1
                place += 1
                continue
            section = item[2]
            block = []
            while place < len(items) and items[place][0] == "field" and items[place][2] == section:
                block.append(items[place][1])
                place += 1
            self.block(section, block, fields)
        for column, width in {"A": 2, "B": 18, "C": 22, "D": 16, "E": 16, "F": 16, "G": 14, "H": 14, "I": 14}.items():
            self.sheet.column_dimensions[column].width = width
        self.sheet.page_setup.paperSize, self.sheet.page_setup.fitToHeight = self.sheet.PAPERSIZE_A4, 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def block(self, section, block, fields):
        labelled = [field for field in block if not field.get("isBeside") and not field.get("forOffice")]
        if section:
            self.put((2, 2), re.sub(r"\s", "", section), rows=len(labelled))
        has_beside = any(field.get("isBeside") for field in block)
        for place, field in enumerate(labelled):
            if section:
                self.put((3, 3), plain(field))
            else:
                self.put((2, 3), plain(field))
            self.put((4, 5 if has_beside else 6), fields.get(field["key"]))
            following = block[block.index(field) + 1:][:1]
            if following and following[0].get("isBeside"):
                self.put((6, 6), fields.get(following[0]["key"]))
            self.row += 1

    def table(self, table, rows):
        self.row += 1
        self.sheet.cell(self.row, 2, table["label"]["ja"]).font = self.font
        self.row += 1
        columns = [column for column in table["columns"] if "key" in column]
        for place, column in enumerate(columns):
            self.put((2 + place, 2 + place), plain(column))
        self.sheet.row_dimensions[self.row].height = 42
        self.row += 1
        for row in rows + [{}]:
            for place, column in enumerate(columns):
                self.put((2 + place, 2 + place), row.get(column["key"]))
            self.row += 1
        self.row += 1


# The files.


def make(sample, form, blank, folder):
    fields, tables = cells(form, sample)
    name = pathlib.Path(sample["file"])
    result = SAMPLES / form.definition["id"] / name
    producer = sample["savedBy"]
    if producer == "retyped":
        make_samples.save(retype(form, fields, tables), result)
        return
    filled = fill(blank, form, fields, tables)
    if producer == "mac":
        filled.epoch = CALENDAR_MAC_1904
    if producer in ("openpyxl", "mac"):
        make_samples.save(filled, result)
        return
    by_libreoffice = make_samples.calculated(filled, folder, name.stem)
    if producer == "libreoffice":
        shutil.copyfile(by_libreoffice, result)
    elif producer == "xls":
        make_samples.convert(by_libreoffice, "xls:MS Excel 97", folder)
        shutil.copyfile(folder / f"{name.stem}.xls", result)
    elif producer == "values":
        make_samples.save(make_samples.values_only(by_libreoffice, filled), result)
    else:
        sys.exit(f"{result}: nobody saves as {producer}")


def main(kozabo, ids):
    for path in sorted(SAMPLES.glob("*/samples.yaml")):
        samples = yaml.safe_load(path.read_text(encoding="utf-8"))
        if ids and samples["form"] not in ids:
            continue
        assert samples["form"] == path.parent.name, path
        form = Form(samples["form"])
        for old in sorted(path.parent.iterdir()):
            if old.name != path.name:
                old.unlink()
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            blank = folder / "blank.xlsx"
            subprocess.run([kozabo, "forms", "blank", samples["form"], "--out", str(blank)], check=True,
                           stdout=subprocess.DEVNULL)
            for sample in samples["samples"]:
                make(sample, form, blank, folder)
                print(f"{samples['form']}/{sample['file']}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:])
