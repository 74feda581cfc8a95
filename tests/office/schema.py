"""Every part of a document is well-formed, and the properties of paragraphs, runs, sections, tables
and cells stand in the order of ECMA-376, part 1, annex A. Usage: schema.py FILE..."""

import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
        pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
        autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
        suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle
        rPr sectPr pPrChange""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
        noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect
        bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
        tblDescription""",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText
        vAlign hideMark""",
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
        unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "settings": """mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl compat""",
    "font": "altName panose1 charset family notTrueType pitch sig",
}
ORDER = {name: text.split() for name, text in ORDER.items()}

for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None, path
        for name in package.namelist():
            tree = ElementTree.fromstring(package.read(name))
            for element in tree.iter():
                kind = element.tag.removeprefix(W)
                if kind in ORDER:
                    places = [ORDER[kind].index(child.tag.removeprefix(W)) for child in element]
                    assert places == sorted(places), (path, name, kind, [c.tag for c in element])
                if kind == "tc":
                    assert element[-1].tag == W + "p", (path, "a cell ends with a paragraph")
                if kind == "body":
                    assert element[-1].tag == W + "sectPr", path
                    assert element[-2].tag == W + "p", (path, "a table is not the last")
print("ok", len(sys.argv) - 1)
