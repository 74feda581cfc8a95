"""Compares workbooks with the answers they were made from: sheets.py FOLDER

FOLDER holds <name>.xlsx and <name>.json. Prints what differs; ends with 1 if anything does.
"""

import datetime
import json
import pathlib
import sys

import openpyxl

LIGHTS = {
    "red": "▲红灯",
    "yellow": "◆黄灯",
    "green": "●绿灯",
    "grey": "○灰灯",
    "blue": "√蓝灯",
    None: None,
}

wrong = []


def same(what, found, wanted):
    if found != wanted:
        wrong.append(f"{what}: {found!r} instead of {wanted!r}")


def day(text):
    return text and datetime.datetime.fromisoformat(text)


def table(book, first, sheet=None):
    """The rows of the table whose first head is `first`, as dictionaries, up to a blank row."""
    sheet = book[sheet] if sheet else book.worksheets[0]
    rows = list(sheet.iter_rows())
    head = next(i for i, row in enumerate(rows) if row[0].value == first)
    heads = [cell.value for cell in rows[head]]
    found = []
    for row in rows[head + 1 :]:
        cells = dict(zip(heads, row))
        # Notes under a table are one cell over all columns.
        if sum(cell.value is not None for cell in row) < 2:
            break
        found.append(cells)
    assert sheet.freeze_panes == f"A{head + 2}", sheet.freeze_panes
    return found


def number(cell):
    assert cell.value is None or cell.data_type == "n", cell
    return cell.value


def percent(cell, wanted, what):
    if wanted is None:
        same(what, cell.value, "—")
    else:
        same(what, cell.data_type, "n")
        same(what, round(cell.value * 100, 1), float(wanted))
        assert "%" in cell.number_format, cell.number_format


def departments(book, answer):
    rows = table(book, "牵头单位")
    lines = answer["lines"] + [answer["total"]]
    same("departments", len(rows), len(lines))
    counts = {
        "交办": "assigned",
        "在办": "in_hand",
        "待验收": "submitted",
        "逾期": "overdue",
        "中止": "suspended",
        "▲红": "red",
        "◆黄": "yellow",
        "●绿": "green",
    }
    for row, line in zip(rows, lines):
        who = line["org"]
        for head, key in counts.items():
            same(f"{who} {head}", number(row[head]), line[key]["count"])
        same(f"{who} closed", number(row["已销号"]), line["closed"]["part"]["count"])
        percent(row["占比"], line["share"], f"{who} share")
        percent(row["销号占交办"], line["closed"]["percent"], f"{who} rate")
        percent(row["按期销号率"], line["in_time"]["percent"], f"{who} in time")


def issues(book, answer):
    rows = table(book, "编号")
    same("issues", len(rows), len(answer))
    for row, issue in zip(rows, answer):
        who, now = issue["id"], issue["now"]
        same("id", (row["编号"].value, row["编号"].data_type), (who, "s"))
        same(f"{who} title", row["问题名称"].value, issue["title"])
        same(f"{who} deadline", row["时限"].value, day(now["due"]))
        same(f"{who} light", row["亮灯"].value, LIGHTS[now["light"]])


def facilities(book, answer):
    rows = table(book, "编号")
    same("facilities", len(rows), len(answer))
    for row, facility in zip(rows, answer):
        who = facility["id"]
        same("id", row["编号"].value, who)
        same(f"{who} name", row["名称"].value, facility["name"])
        same(f"{who} beds", number(row["床位"]), facility.get("beds"))


def checklist(book, answer):
    rows = table(book, "序号")
    same("checklist", len(rows), len(answer["lines"]))
    for row, line in zip(rows, answer["lines"]):
        who = line["issue"]
        same(f"{who} no", number(row["序号"]), line["no"])
        what = line["title"] + "\n" + line["description"].rstrip()
        same(f"{who} what", row["具体问题"].value, what)
        same(f"{who} deadline", row["整改时限"].value, day(line["due"]))
        same(f"{who} asked", row["整改要求"].value, line["requirement"])
        same(f"{who} id", row["备注"].value.split("；")[0], who)


def ledger(book, answer):
    rows = table(book, "序号")
    same("ledger", len(rows), len(answer["lines"]))
    for no, (row, line) in enumerate(zip(rows, answer["lines"]), 1):
        who = line["issue"]
        same(f"{who} no", number(row["序号"]), no)
        same("id", row["问题编号"].value, who)
        same(f"{who} title", row["具体问题"].value, line["title"])
        same(f"{who} deadline", row["完成时限"].value, day(line["due"]))
        percent(row["完成比例"], line["done"], f"{who} done")
        same(f"{who} light", row["亮灯"].value, LIGHTS[line["light"]])
        closing = line["closing"]
        same(f"{who} closed", row["是否销号"].value, "是" if closing else "否")
        same(f"{who} on", row["销号时间"].value, day(closing and closing["on"]))
        measures = row["整改措施"].value or ""
        for measure in line["measures"]:
            same(f"{who} measure", measure["content"].rstrip() in measures, True)


def overdue(book, answer):
    rows = table(book, "编号", "一、逾期清单")
    same("overdue", len(rows), len(answer["rows"]))
    for row, line in zip(rows, answer["rows"]):
        who = line["issue"]
        same("id", row["编号"].value, who)
        same(f"{who} days", number(row["逾期天数"]), line["days"])
        same(f"{who} working days", number(row["工作日"]), line["working_days"])
        same(f"{who} deadline", row["时限"].value, day(line["due"]))


CHECKS = [departments, issues, facilities, checklist, ledger, overdue]

folder = pathlib.Path(sys.argv[1])
for check in CHECKS:
    book = openpyxl.load_workbook(folder / f"{check.__name__}.xlsx")
    formulas = [
        cell.coordinate
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    same(f"formulas of {check.__name__}", formulas, [])
    check(book, json.loads((folder / f"{check.__name__}.json").read_text()))
print("\n".join(wrong))
sys.exit(bool(wrong))
