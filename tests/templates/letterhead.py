"""Makes a letterhead as an office would in Word, and reads a filled one, with python-docx.

    letterhead.py make FILE     a letterhead whose placeholders Word has split over runs
    letterhead.py read FILE     what a person sees in it, a line each
"""

import sys

from docx import Document
from docx.shared import Pt, RGBColor


def split(paragraph, *pieces):
    for n, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        run.bold = n % 2 == 0


def make(path):
    document = Document()
    header = document.sections[0].header.paragraphs[0]
    split(header, "内部 {", "{文", "号}", "}")
    document.sections[0].footer.paragraphs[0].text = "第一版 {{日期}} 印"
    mark = document.add_paragraph()
    run = mark.add_run("开封市人民代表大会常务委员会")
    run.font.size = Pt(36)
    run.font.color.rgb = RGBColor(0xC0, 0, 0)
    split(document.add_paragraph(), "{{标", "题}}")
    split(document.add_paragraph(), "{{主送", "}}：")
    document.add_paragraph("{{正文}}")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ["编号", "问题", "逾期"]):
        cell.text = text
    for cell, name in zip(table.rows[1].cells, ["问题编号", "问题", "逾期天数"]):
        split(cell.paragraphs[0], "{{事项清单", ".", name + "}}")
    split(document.add_paragraph(), "{{署名}}", "　{{", " 日期 }}")
    document.add_paragraph("{{没有的名称}}")
    document.save(path)


def blocks(document):
    for element in document.element.body.iterchildren():
        if element.tag.endswith("}p"):
            yield "".join(t.text or "" for t in element.iter() if t.tag.endswith("}t"))
        elif element.tag.endswith("}tbl"):
            for row in element.iter("{%s}tr" % element.nsmap["w"]):
                cells = row.findall("{%s}tc" % element.nsmap["w"])
                texts = ["".join(t.text or "" for t in c.iter() if t.tag.endswith("}t")) for c in cells]
                yield "| " + " | ".join(texts)


def read(path):
    document = Document(path)
    section = document.sections[0]
    print("header", section.header.paragraphs[0].text)
    print("footer", section.footer.paragraphs[0].text)
    for line in blocks(document):
        if line.strip():
            print(line)


{"make": make, "read": read}[sys.argv[1]](sys.argv[2])
