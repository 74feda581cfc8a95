//! Sections: paper, margins, grid, and where the page number stands (GB/T 9704-2012, 5.1, 5.2, 7.5).

use super::paragraph::{Align, Paragraph};
use super::style::{Style, W};

/// Which way a sheet of A4 lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    Portrait,
    Landscape,
}

/// The width of the type area, in twips: 28 characters.
pub(super) const MEASURE: u32 = 8844;
/// The height of the type area of a portrait page, and the width of that of a landscape page.
pub(super) const HEIGHT: u32 = 12756;
/// The height of a line, in twips: 22 of them fill the type area.
pub(super) const LINE: u32 = 579;
/// One character of the page number, in twips.
const NUMBER_CHARACTER: u32 = 280;

impl Sheet {
    /// The width of its type area, in twips.
    pub(super) const fn measure(self) -> u32 {
        match self {
            Self::Portrait => MEASURE,
            Self::Landscape => HEIGHT,
        }
    }

    /// The properties of a section, in the order of `CT_SectPr`.
    pub(super) fn properties(self) -> String {
        let [odd, even] = Footer::of(self).map(Footer::relation);
        let (size, margins) = match self {
            Self::Portrait => (
                r#"w:w="11906" w:h="16838""#,
                r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1440""#,
            ),
            Self::Landscape => (
                r#"w:w="16838" w:h="11906" w:orient="landscape""#,
                r#"w:top="1588" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" w:footer="851""#,
            ),
        };
        format!(
            r#"<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/><w:footerReference w:type="even" r:id="{even}"/><w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar {margins} w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>"#
        )
    }
}

/// A footer, which holds the page number and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Footer {
    sheet: Sheet,
    is_even: bool,
}

impl Footer {
    pub(super) const ALL: [Self; 4] = {
        let ([a, b], [c, d]) = (Self::of(Sheet::Portrait), Self::of(Sheet::Landscape));
        [a, b, c, d]
    };

    const fn of(sheet: Sheet) -> [Self; 2] {
        [
            Self {
                sheet,
                is_even: false,
            },
            Self {
                sheet,
                is_even: true,
            },
        ]
    }

    /// The relation by which sections name it.
    pub(super) const fn relation(self) -> &'static str {
        match (self.sheet, self.is_even) {
            (Sheet::Portrait, false) => "odd",
            (Sheet::Portrait, true) => "even",
            (Sheet::Landscape, false) => "oddWide",
            (Sheet::Landscape, true) => "evenWide",
        }
    }

    /// The name of its part below `word/`.
    pub(super) fn part(self) -> String {
        format!("footer-{}.xml", self.relation())
    }

    /// Its part. A landscape page is bound like the others, so its number stands on the left edge,
    /// turned, where it is when the sheet is held upright.
    pub(super) fn xml(self) -> String {
        let content = match self.sheet {
            Sheet::Portrait => self.number(),
            Sheet::Landscape => {
                let (number, height) = (self.number(), MEASURE);
                let empty = Paragraph::new(Style::Footer).xml();
                format!(
                    r#"<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" w:tblpX="1280" w:tblpY="1588"/><w:tblW w:w="400" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="400"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="400" w:type="dxa"/><w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/></w:tcPr>{number}</w:tc></w:tr></w:tbl>{empty}"#
                )
            }
        };
        format!(r#"<w:ftr xmlns:w="{W}">{content}</w:ftr>"#)
    }

    /// The number between dashes, one character in from the outer edge.
    fn number(self) -> String {
        let (align, left, right) = if self.is_even {
            (Align::Left, NUMBER_CHARACTER, 0)
        } else {
            (Align::Right, 0, NUMBER_CHARACTER)
        };
        Paragraph::new(Style::Footer)
            .indented(left, right, 0)
            .aligned(align)
            .raw(r#"<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r>"#)
            .xml()
    }
}
