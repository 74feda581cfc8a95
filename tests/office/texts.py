"""What python-docx reads in a document, as JSON: its paragraphs and tables in order, annexes last.
One list entry a file. Usage: texts.py FILE..."""

import json
import sys

import docx


def read(path):
    document = docx.Document(path)
    parts = []
    for element in document.element.body:
        kind = element.tag.rsplit("}", 1)[1]
        if kind == "p":
            paragraph = docx.text.paragraph.Paragraph(element, document)
            if paragraph.text.strip():
                parts.append({"style": paragraph.style.name, "text": paragraph.text})
        elif kind == "tbl":
            table = docx.table.Table(element, document)
            parts.append({"rows": [[cell.text for cell in row.cells] for row in table.rows]})
    core = document.core_properties
    says = {"title": core.title, "author": core.author, "created": core.created.isoformat()}
    return {"core": says, "parts": parts}


json.dump([read(path) for path in sys.argv[1:]], sys.stdout, ensure_ascii=False)
