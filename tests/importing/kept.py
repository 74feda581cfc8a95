"""A ledger as an office keeps it by hand: kept.py OUT."""

import datetime
import sys

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "台账"
sheet["A1"] = "某市养老服务问题整改台账"
sheet.merge_cells("A1:L1")
for column, head in zip("ABCDGJKL", ["序号", "问题", "县区", "责任\n单位", "整改时限", "问题类别", "联络员", "销号时间"]):
    sheet[f"{column}2"] = head
    sheet.merge_cells(f"{column}2:{column}3")
for cells, upper, lower in [("EF", "时间", ["发现\n时间", "交办\n时间"]), ("HI", "整改情况", ["进展", "完成比例"])]:
    sheet[f"{cells[0]}2"] = upper
    sheet.merge_cells(f"{cells[0]}2:{cells[1]}2")
    for column, head in zip(cells, lower):
        sheet[f"{column}3"] = head
rows = [
    [1, "走廊堆放轮椅", "龙亭区", "市民政局", "2024.9.1", "2024年9月10日", datetime.date(2024, 12, 20), "已清理", 0.6, "服务质量", "甲", None],
    [2, "消防通道上锁", None, "市消防救援支队", 45536, "X", "2024年12月底前", "/", "—", "安全生产", "乙", None],
    [3, "没有签订合同", "顺河回族区", "市民政局", "９月１日", None, "长期坚持", None, None, "服务质量", None, None],
    [4, "价格没有公示", "鼓楼区", "市发改委", "2024-13-40", None, None, None, None, "收费监管", None, None],
    [5, "护理员不足，一线照护力量跟不上需求，培训补贴发放慢，各县区普遍有这样的情况，需要市里统一研究解决", "禹王台区", "市人社局", 45538, None, "—", "正在招录", None, "服务质量", None, "2024-10-30"],
    ["合计", None, None, 5],
]
for number, cells in enumerate(rows, start=4):
    for column, value in enumerate(cells, start=1):
        sheet.cell(number, column).value = value
sheet.merge_cells("C4:C5")
sheet["I4"].number_format = "0%"
book.save(sys.argv[1])
