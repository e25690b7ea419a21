"""Prints what another reader finds in the workbooks named on standard input, one cell a line.

Lines: `F <path>`, `S <sheet>`, `C <row> <column> <kind> <value>` (tabs between; 1-based), `X <reason>` when the file is
refused. Kinds: n number, s text, b boolean, e error, d date or time in seconds,
r serial of a date. The first 10,000 cells of a sheet.
"""
import datetime, sys, warnings

warnings.simplefilter("ignore")
try:
    import openpyxl
except ImportError:
    openpyxl = None
try:
    import xlrd
except ImportError:
    xlrd = None
LIMIT = 10000
out = open(sys.stdout.fileno(), "w", encoding="utf-8", errors="surrogatepass", newline="\n")


def clean(text):
    # A few files hold texts of gigabytes.
    return text[:500].replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def cell(row, column, kind, value):
    out.write(f"C\t{row}\t{column}\t{kind}\t{clean(value)}\n")


def seconds(moment):
    """Since 1899-12-30 for a day, since midnight for a time, the length of a duration."""
    if isinstance(moment, datetime.datetime):
        moment = moment - datetime.datetime(1899, 12, 30)
    elif isinstance(moment, datetime.date):
        moment = moment - datetime.date(1899, 12, 30)
    elif isinstance(moment, datetime.time):
        moment = datetime.datetime.combine(datetime.date(2000, 1, 1), moment) - datetime.datetime(2000, 1, 1)
    return "%.3f" % moment.total_seconds()


def xlsx(path):
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        out.write(f"S\t{clean(sheet.title)}\n")
        sheet.reset_dimensions()
        count = 0
        for row in sheet.iter_rows():
            for item in row:
                value = item.value
                if value is None:
                    continue
                if item.data_type == "e":
                    cell(item.row, item.column, "e", str(value))
                elif isinstance(value, bool):
                    cell(item.row, item.column, "b", "1" if value else "0")
                elif isinstance(value, (int, float)):
                    cell(item.row, item.column, "n", repr(float(value)))
                elif isinstance(value, str):
                    cell(item.row, item.column, "s", value)
                else:
                    cell(item.row, item.column, "d", seconds(value))
                count += 1
            if count > LIMIT:
                break


def xls(path):
    book = xlrd.open_workbook(path, logfile=open("/dev/null", "w"), formatting_info=False)
    for sheet in book.sheets():
        out.write(f"S\t{clean(sheet.name)}\n")
        count = 0
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
                if kind == xlrd.XL_CELL_TEXT:
                    cell(row + 1, column + 1, "s", value)
                elif kind == xlrd.XL_CELL_NUMBER:
                    cell(row + 1, column + 1, "n", repr(value))
                elif kind == xlrd.XL_CELL_DATE:
                    # The serial, not the day: which formats make a date is another question.
                    cell(row + 1, column + 1, "r", repr(value))
                elif kind == xlrd.XL_CELL_BOOLEAN:
                    cell(row + 1, column + 1, "b", str(value))
                elif kind == xlrd.XL_CELL_ERROR:
                    cell(row + 1, column + 1, "e", xlrd.error_text_from_code.get(value, str(value)))
                else:
                    continue
                count += 1
            if count > LIMIT:
                break


for path in sys.stdin.read().splitlines():
    reader = xls if path.lower().endswith(".xls") else xlsx
    if (xlrd if reader is xls else openpyxl) is None:
        continue
    out.write(f"F\t{path}\n")
    try:
        reader(path)
    except Exception as error:
        out.write(f"X\t{clean(repr(error))[:200]}\n")
out.flush()
