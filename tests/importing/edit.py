"""Fills cells of a workbook in by record and head, as a department does: edit.py IN OUT EDITS.json.

EDITS is a list of [id, head, value]; a head of null and an id of null add a row: [null, null,
{head: value}]. A value {"day": "2024-07-01"} is a day.
"""

import datetime
import json
import sys

import openpyxl


def value(given):
    if isinstance(given, dict):
        return datetime.date.fromisoformat(given["day"])
    return given


def put(cell, given):
    cell.value = value(given)
    if isinstance(given, str):
        # Text that starts with = is no formula.
        cell.data_type = "s"


book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
edits = json.load(open(sys.argv[3], encoding="utf-8"))
top = next(r for r in range(1, 20) if sheet.cell(r, 1).value == "编号")
heads = {sheet.cell(top, c).value: c for c in range(1, sheet.max_column + 1)}
rows = {}
for row in range(top + 1, sheet.max_row + 1):
    id = sheet.cell(row, 1).value
    if id:
        rows[id] = row
blank = max(rows.values()) + 1
for id, head, new in edits:
    if id is None:
        for name, given in new.items():
            put(sheet.cell(blank, heads[name]), given)
        blank += 1
    else:
        put(sheet.cell(rows[id], heads[head]), new)
book.save(sys.argv[2])
