"""The lines of each page of a PDF, as JSON: the page's size, and of each line its text, its left and
right edge and its height on the page, in points. Usage: measure.py FILE"""

import json
import sys

import pymupdf

pages = []
for page in pymupdf.open(sys.argv[1]):
    lines = []
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            text = "".join(span["text"] for span in line["spans"]).strip()
            if text:
                x0, y0, x1, y1 = line["bbox"]
                lines.append({"text": text, "left": x0, "right": x1, "middle": (y0 + y1) / 2,
                              "turned": line["dir"] != (1.0, 0.0)})
    pages.append({"width": page.rect.width, "height": page.rect.height, "lines": lines})
json.dump(pages, sys.stdout, ensure_ascii=False)
