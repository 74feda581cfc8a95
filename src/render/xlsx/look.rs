//! How cells look: fonts, lines, fills.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::lang::Lang;
use crate::view::{Cell, Light};

/// The size of the text of tables: 五号, in points (D1).
const SIZE: f64 = 10.5;

/// The height of a line of that size, in points.
pub(super) const LINE: f64 = 15.0;

/// The formats of a workbook, in the fonts of its language. They are named, never embedded.
pub(super) struct Look {
    lang: Lang,
    body: &'static str,
    head: &'static str,
    title: &'static str,
}

impl Look {
    pub(super) const fn new(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self {
                lang,
                body: "仿宋",
                head: "黑体",
                title: "方正小标宋简体",
            },
            Lang::En => Self {
                lang,
                body: "Calibri",
                head: "Calibri",
                title: "Calibri",
            },
        }
    }

    fn plain(&self) -> Format {
        Format::new()
            .set_font_name(self.body)
            .set_font_size(SIZE)
            .set_align(FormatAlign::VerticalCenter)
    }

    fn wrapped(&self) -> Format {
        self.plain().set_text_wrap()
    }

    /// The title over a table.
    pub(super) fn title(&self) -> Format {
        let format = self.wrapped().set_font_name(self.title).set_font_size(22);
        let format = format.set_align(FormatAlign::Center);
        match self.lang {
            Lang::Zh => format,
            Lang::En => format.set_bold().set_font_size(18),
        }
    }

    /// A line under the title.
    pub(super) fn under(&self) -> Format {
        self.wrapped().set_align(FormatAlign::Center)
    }

    /// A heading.
    pub(super) fn heading(&self) -> Format {
        self.wrapped()
            .set_font_name(self.head)
            .set_font_size(12)
            .set_bold()
    }

    /// A paragraph or a note.
    pub(super) fn text(&self) -> Format {
        self.wrapped()
    }

    /// A place to go to.
    pub(super) fn link(&self) -> Format {
        self.wrapped().set_font_color(Color::RGB(0x1F_4E_79))
    }

    fn lined(&self) -> Format {
        ruled(self.wrapped())
    }

    /// The head of a column.
    pub(super) fn head(&self) -> Format {
        self.lined()
            .set_font_name(self.head)
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0xDD_E6_F0))
    }

    /// The cell of a table.
    pub(super) fn cell(&self, cell: &Cell, right: bool) -> Format {
        let format = self.lined();
        let number = |form: &str| right_if(ruled(self.plain()), right).set_num_format(form);
        match cell {
            Cell::Date(_) => format
                .set_align(FormatAlign::Center)
                .set_num_format("yyyy-mm-dd"),
            Cell::Light(light) | Cell::Lit(light, _) => {
                let (text, fill) = colours(*light);
                let format = format.set_font_color(text).set_background_color(fill);
                match cell {
                    Cell::Light(_) => format.set_align(FormatAlign::Center),
                    _ => format,
                }
            }
            Cell::Delta(_) => number("+0;-0;0"),
            Cell::Points(_) => number("+0.0;-0.0;0.0"),
            Cell::Percent(_) | Cell::Rate(_) => number("0.0%"),
            Cell::FinePercent(_) => number("0.00%"),
            Cell::Tenths(_) => number("0.0"),
            Cell::Figure(_) | Cell::Number(_) | Cell::Amount(_) => number("0"),
            Cell::Code(_) => format.set_num_format("@"),
            Cell::Blank | Cell::Text(_) => right_if(format, right),
        }
    }

    /// The cell of a table that may be filled in.
    pub(super) fn input(&self) -> Format {
        self.lined()
            .set_background_color(Color::RGB(0xFF_F9_DB))
            .set_unlocked()
    }

    /// A cell of a table that may not be filled in, where others may.
    pub(super) fn locked(&self, cell: &Cell, right: bool) -> Format {
        let format = self.cell(cell, right);
        match cell.light_shown() {
            Some(_) => format,
            None => format.set_background_color(Color::RGB(0xF2_F2_F2)),
        }
    }
}

fn ruled(format: Format) -> Format {
    format
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x80_80_80))
}

fn right_if(format: Format, right: bool) -> Format {
    if right {
        format.set_align(FormatAlign::Right)
    } else {
        format
    }
}

/// The colour of a light's text and of what is behind it; each pair has a contrast above 4.5 to 1.
pub(super) const fn colours(light: Light) -> (Color, Color) {
    let (text, fill) = match light {
        Light::Red => (0x9C_00_06, 0xFF_C7_CE),
        Light::Yellow => (0x7F_4F_00, 0xFF_EB_9C),
        Light::Green => (0x00_61_00, 0xC6_EF_CE),
        Light::Grey => (0x40_40_40, 0xD9_D9_D9),
        Light::Blue => (0x1F_3E_79, 0xD6_E4_F5),
    };
    (Color::RGB(text), Color::RGB(fill))
}
