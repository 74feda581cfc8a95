//! A drawing beside its table, made of the table's cells, so that it changes with them.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartSolidFill, ChartType, Color, ConditionalFormat3ColorScale, Worksheet,
    XlsxError,
};

use super::cell::Value;
use super::look::colours;
use super::table::{count, last_column};
use crate::lang::Lang;
use crate::view::{Cell, ChartForm, Light, Sheet};

/// Draws a table whose heads stand in that row.
pub(super) fn beside(
    out: &mut Worksheet,
    sheet: &Sheet,
    form: ChartForm,
    head: u32,
    lang: Lang,
) -> Result<(), XlsxError> {
    let numbers = numbers(sheet, lang);
    if sheet.rows.is_empty() || numbers.is_empty() {
        return Ok(());
    }
    match form {
        ChartForm::Bars => plotted(out, sheet, ChartType::BarStacked, &numbers, head, lang),
        ChartForm::Trend => plotted(out, sheet, ChartType::Line, &numbers, head, lang),
        ChartForm::Ring => plotted(out, sheet, ChartType::Doughnut, &numbers[..1], head, lang),
        ChartForm::Heat => heat(out, sheet, &numbers, head),
        // A table says these as well as a spreadsheet can.
        ChartForm::Timeline | ChartForm::Tiles => Ok(()),
    }
}

/// The columns after the first that hold numbers in every cell that holds something.
fn numbers(sheet: &Sheet, lang: Lang) -> Vec<u16> {
    let is_number = |col: &usize| {
        let mut values = sheet.rows.iter().map(|row| Value::of(&row[*col], lang));
        values.all(|v| matches!(v, Value::Number(_) | Value::Nothing))
    };
    let columns = (1..sheet.columns.len()).filter(is_number);
    columns.filter_map(|c| u16::try_from(c).ok()).collect()
}

fn plotted(
    out: &mut Worksheet,
    sheet: &Sheet,
    kind: ChartType,
    columns: &[u16],
    head: u32,
    lang: Lang,
) -> Result<(), XlsxError> {
    let name = out.name();
    let (first, last) = (head + 1, head + count(sheet.rows.len()));
    let mut chart = Chart::new(kind);
    for &col in columns {
        let series = chart
            .add_series()
            .set_name((name.as_str(), head, col))
            .set_categories((name.as_str(), first, 0, last, 0))
            .set_values((name.as_str(), first, col, last, col));
        if kind == ChartType::Doughnut {
            series.set_point_colors(&ring(sheet, lang));
        } else if let Some(colour) = light_of(&sheet.columns[usize::from(col)].head, lang) {
            let fill = ChartSolidFill::new().set_color(colour).clone();
            series.set_format(ChartFormat::new().set_solid_fill(&fill));
        }
    }
    if kind == ChartType::BarStacked {
        // The first row of the table is the first bar from the top.
        chart.y_axis().set_reverse();
        chart.set_height((count(sheet.rows.len()) * 26 + 110).clamp(260, 900));
    }
    chart.title().set_name(&sheet.name);
    chart.set_alt_text(&sheet.name).set_width(620);
    let beside = last_column(sheet).unwrap_or(0).saturating_add(2);
    out.insert_chart(head, beside, &chart)?;
    Ok(())
}

/// The colours of the parts of a ring: that of its light, else one of a row of colours.
fn ring(sheet: &Sheet, lang: Lang) -> Vec<Color> {
    let parts = sheet.rows.iter().zip(PALETTE.iter().cycle());
    let colour = |row: &[Cell], other: u32| {
        let cell = row.first();
        let lit = cell.and_then(Cell::light_shown).map(strong);
        lit.or_else(|| light_of(&cell?.words(lang), lang))
            .unwrap_or(Color::RGB(other))
    };
    parts.map(|(row, other)| colour(row, *other)).collect()
}

/// Told apart also by those who do not see red and green (Okabe and Ito).
const PALETTE: [u32; 7] = [
    0x00_72_B2, 0xE6_9F_00, 0x00_9E_73, 0xCC_79_A7, 0x56_B4_E9, 0xD5_5E_00, 0x99_99_99,
];

/// The colour of the light that a head names.
fn light_of(head: &str, lang: Lang) -> Option<Color> {
    let lights = [
        Light::Red,
        Light::Yellow,
        Light::Green,
        Light::Grey,
        Light::Blue,
    ];
    let is_named = |light: &Light| {
        let words = Cell::Light(*light).words(lang);
        head == words || head == words.trim_start_matches(light.shape())
    };
    lights.into_iter().find(is_named).map(strong)
}

const fn strong(light: Light) -> Color {
    match light {
        Light::Red => Color::RGB(0xC0_39_2B),
        Light::Yellow => Color::RGB(0xE0_A8_00),
        Light::Green => Color::RGB(0x2E_8B_57),
        Light::Grey => Color::RGB(0x9A_9A_9A),
        Light::Blue => colours(Light::Blue).0,
    }
}

/// The darker the larger, over all columns alike.
fn heat(out: &mut Worksheet, sheet: &Sheet, columns: &[u16], head: u32) -> Result<(), XlsxError> {
    let scale = ConditionalFormat3ColorScale::new()
        .set_minimum_color("FFFFFF")
        .set_midpoint_color("FDE3B5")
        .set_maximum_color("E8875A");
    if let (Some(&first), Some(&last)) = (columns.first(), columns.last()) {
        let rows = head + count(sheet.rows.len());
        out.add_conditional_format(head + 1, first, rows, last, &scale)?;
    }
    Ok(())
}
