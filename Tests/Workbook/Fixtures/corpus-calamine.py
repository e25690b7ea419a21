"""Prints what python-calamine reads in the cells on standard input (`file sheet row column`, tabs between), in the form of
corpus-oracle.py; kind `-` where it reads nothing, `t` for a text, of which only the FNV-1a hash of its first 500 characters is
given: the texts are other people's. The first argument is the folder of the workbooks."""
import datetime, sys
from collections import OrderedDict
from python_calamine import CalamineWorkbook

def clean(text):
    return text[:500].replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")

def fingerprint(text):
    hash = 0xcbf29ce484222325
    for byte in text[:500].encode(): hash = (hash ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    return "%016x" % hash

def seconds(moment):
    if isinstance(moment, datetime.timedelta): pass
    elif isinstance(moment, datetime.datetime): moment = moment - datetime.datetime(1899, 12, 30)
    elif isinstance(moment, datetime.date): moment = moment - datetime.date(1899, 12, 30)
    else: moment = datetime.datetime.combine(datetime.date(2000, 1, 1), moment) - datetime.datetime(2000, 1, 1)
    return "%.3f" % moment.total_seconds()

folder = sys.argv[1]
wanted = OrderedDict()
for line in sys.stdin.read().splitlines():
    file, sheet, row, column = line.split("\t")
    wanted.setdefault((file, sheet), []).append((int(row), int(column)))
books = {}
last = None
for (file, sheet), cells in wanted.items():
    try:
        if file not in books: books[file] = CalamineWorkbook.from_path(folder + "/" + file)
        rows = books[file].get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except Exception as error:
        sys.stderr.write(f"{file} {sheet}: {error}\n")
        continue
    for row, column in cells:
        value = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""
        if isinstance(value, bool): kind, text = "b", "1" if value else "0"
        elif isinstance(value, (int, float)): kind, text = "n", repr(float(value))
        elif isinstance(value, str): kind, text = ("t", fingerprint(value)) if value else ("-", "")
        else: kind, text = "d", seconds(value)
        if last != (file, sheet):
            print("F\t" + file)
            print("S\t" + clean(sheet))
            last = (file, sheet)
        print("\t".join(["C", str(row), str(column), kind, clean(text)]))
