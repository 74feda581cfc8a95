//! How a worksheet is printed: landscape A4, one page wide, heads on every page, pages numbered.

use rust_xlsxwriter::Worksheet;

use crate::lang::{Lang, t};

/// A4, as spreadsheets number paper.
const A4: u8 = 9;

/// Inches: 1.5 cm at the sides, 1.8 above, 1.6 below, 0.8 to header and footer.
const MARGINS: [f64; 6] = [0.59, 0.59, 0.71, 0.63, 0.31, 0.31];

/// Sets the paper up.
pub(super) fn set_up(sheet: &mut Worksheet, lang: Lang) {
    let [left, right, top, bottom, header, footer] = MARGINS;
    let page = t("&C第 &P 页 共 &N 页", "&CPage &P of &N");
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(left, right, top, bottom, header, footer)
        .set_print_center_horizontally(true)
        .set_footer(page.in_lang(lang));
}
