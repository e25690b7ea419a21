"""Looks at blank workbooks with openpyxl, which had no part in writing them.

Usage: check-blanks.py EXPECTED.json

EXPECTED.json lists the workbooks, each with its sheets and what the form's definition says of them: the ranges to type in
(`inputs`), those with a drop-down list and its words (`lists`), and the names that must lead to them (`names`). Every fault
is a line on standard output: workbook, sheet, what is wrong. Nothing printed means that all is well.
"""

import json
import re
import sys

import openpyxl
from openpyxl.utils import range_boundaries

A4 = 9


def cells(area):
    left, top, right, bottom = range_boundaries(area)
    return {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}


def names_of(book):
    """The names of the workbook and what they stand for; before openpyxl 3.1 they were a list."""
    names = book.defined_names
    listed = names.definedName if hasattr(names, "definedName") else names.values()
    return {name.name: name.attr_text for name in listed}


def words(book, rule):
    """The words a list rule offers: written in the rule, or standing in the cells it names."""
    formula = rule.formula1 or ""
    if formula.startswith('"'):
        return formula[1:-1].replace('""', '"').split(",")
    formula = names_of(book).get(formula, formula)
    sheet, area = formula.lstrip("=").rsplit("!", 1)
    found = book[sheet.strip("'").replace("''", "'")][area.replace("$", "")]
    return [str(cell.value) for row in found for cell in row]


def check_sheet(book, sheet, expected, fault):
    if not sheet.protection.sheet:
        fault("is not protected")
    inputs = set()
    for area in expected["inputs"]:
        inputs |= cells(area)
    merged = {area.coord for area in sheet.merged_cells.ranges}
    covered = set()
    for area in sheet.merged_cells.ranges:
        covered |= cells(area.coord) - {(area.min_row, area.min_col)}
    for row in sheet.iter_rows():
        for cell in row:
            place = (cell.row, cell.column)
            if place in covered:
                continue
            if place in inputs and cell.protection.locked:
                fault(f"{cell.coordinate} is to be typed in but locked")
            if place not in inputs and not cell.protection.locked:
                fault(f"{cell.coordinate} can be typed in but is no input")
            if place in inputs and cell.value is not None:
                fault(f"{cell.coordinate} is an input but holds {cell.value!r}")
    # Beyond the cells that are there, a column's or row's own style decides.
    for name, dimension in list(sheet.column_dimensions.items()) + list(sheet.row_dimensions.items()):
        if not dimension.protection.locked:
            fault(f"column or row {name} is unlocked as a whole")
    for area in expected["boxes"]:
        if ":" in area and area not in merged:
            fault(f"{area} is one box but not merged")
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list" and not rule.showDropDown]
    for entry in expected["lists"]:
        wanted = cells(entry["range"])
        for rule in rules:
            reached = set()
            for area in rule.sqref.ranges:
                reached |= cells(area.coord)
            if wanted & reached and words(book, rule) == entry["words"]:
                wanted -= reached
        if {place for place in wanted if place not in covered}:
            fault(f"{entry['range']} has no drop-down list of its {len(entry['words'])} words")
    if expected["isPrinted"]:
        if str(sheet.page_setup.paperSize) != str(A4):
            fault(f"prints on paper {sheet.page_setup.paperSize}, not A4")
        if sheet.page_setup.orientation != expected["orientation"]:
            fault(f"prints {sheet.page_setup.orientation}, not {expected['orientation']}")
        fits = sheet.sheet_properties.pageSetUpPr
        if fits is None or not fits.fitToPage or int(sheet.page_setup.fitToWidth or 1) != 1:
            fault("is not fitted to the width of one page")
        areas = sheet.print_area or ""
        area = re.sub(r"^.*!", "", areas if isinstance(areas, str) else ",".join(areas)).replace("$", "")
        if area != expected["printArea"]:
            fault(f"prints {area!r}, not {expected['printArea']}")


def check(entry):
    book = openpyxl.load_workbook(entry["file"])
    label = entry["form"]
    for expected in entry["sheets"]:
        if expected["name"] not in book.sheetnames:
            print(f"{label}: has no sheet {expected['name']}")
            continue
        check_sheet(
            book, book[expected["name"]], expected,
            lambda words: print(f"{label} {expected['name']}: {words}"))
    if book.sheetnames != [sheet["name"] for sheet in entry["sheets"]]:
        print(f"{label}: its sheets are {book.sheetnames}")
    names = names_of(book)
    for name, target in entry["names"].items():
        if name not in names:
            print(f"{label}: the name {name} is not defined")
            continue
        text = names[name].replace("$", "")
        sheet, area = text.rsplit("!", 1)
        found = [sheet.strip("'").replace("''", "'"), area]
        if found != target:
            print(f"{label}: {name} leads to {found}, not to {target}")


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as stream:
        for entry in json.load(stream):
            check(entry)
