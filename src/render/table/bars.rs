//! Drawings made of characters: bars of figures, and the course of figures over days. The figures
//! stand beside the drawing, so that nothing is read off it alone.

use unicode_width::UnicodeWidthStr;

use super::wrap::wrap;
use crate::render::Screen;
use crate::say;
use crate::view::{Cell, Light, Sheet};

/// The widest a bar is drawn, and the narrowest that still tells anything.
const WIDEST: usize = 40;
const NARROWEST: usize = 6;

/// Blanks between the parts of a line.
const GAP: &str = "  ";

/// What the parts of a bar are made of, with and without block characters.
const MARKS: [char; 4] = ['█', '▓', '▒', '░'];
const ASCII_MARKS: [char; 4] = ['#', '=', '-', '.'];

/// Heights of a point in a course.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A bar for each row, made of its figures one after the other; `None` when there is no room for
/// bars, or something is no figure.
pub(super) fn bars(sheet: &Sheet, screen: Screen) -> Option<String> {
    let parts = series(sheet, screen)?;
    let rows = figures(sheet)?;
    let names = names(sheet, screen);
    let numbers: Vec<String> = rows.iter().map(|row| sum(row)).collect();
    let label = widest(names.iter().flatten());
    let beside = label + 2 * GAP.len() + widest(&numbers);
    let room = screen.columns().checked_sub(beside)?.min(WIDEST);
    let most = rows.iter().map(|row| row.iter().sum()).max()?;
    // Every part that is not nothing takes a column at least.
    let scale = Scale::new(most, room.checked_sub(parts.len())?.max(1), room);
    if room < NARROWEST.max(parts.len() + 1) {
        return None;
    }
    let mut out = String::new();
    if parts.len() > 1 {
        legend(&parts, screen, &mut out);
    }
    for ((name, row), number) in names.iter().zip(&rows).zip(&numbers) {
        let lengths: Vec<usize> = row.iter().map(|n| scale.columns(*n)).collect();
        let used: usize = lengths.iter().sum();
        let drawn = lengths.iter().zip(&parts);
        let bar: String = drawn.map(|(n, part)| part.drawn(*n, screen)).collect();
        for (i, line) in name.iter().enumerate() {
            out += line;
            if i == 0 {
                let before = label - line.width();
                let after = scale.longest.saturating_sub(used);
                out += &format!("{:before$}{GAP}{bar}{:after$}{GAP}{number}", "", "");
            }
            out.push('\n');
        }
    }
    Some(out)
}

/// A line for each column of figures, over the rows in order; each on a scale of its own, from 0.
/// `None` when there is no room, or something is no figure.
pub(super) fn course(sheet: &Sheet, screen: Screen) -> Option<String> {
    let rows = figures(sheet)?;
    let series = sheet.columns.iter().skip(1).enumerate();
    let lines: Vec<(String, Vec<usize>)> = series
        .map(|(i, column)| {
            let values = rows.iter().map(|row| row[i]);
            (screen.text(&column.head), values.collect())
        })
        .collect();
    let label = widest(lines.iter().map(|(name, _)| name));
    let digits = rows.iter().flatten().map(|n| n.to_string().len()).max()?;
    let whole = |short: bool| -> String {
        let drawn = lines.iter();
        drawn
            .map(|(name, values)| {
                let blanks = label - name.width();
                let said = numbers(values, digits, short, screen);
                let line = format!("{name}{:blanks$}{}{GAP}{said}", "", spark(values, screen));
                line + "\n"
            })
            .collect()
    };
    let fits = |text: &String| text.lines().all(|line| line.width() <= screen.columns());
    let text = [false, true].map(whole).into_iter().find(fits)?;
    Some(days(sheet, screen)? + &text)
}

/// From which day to which.
fn days(sheet: &Sheet, screen: Screen) -> Option<String> {
    let name = |row: &Vec<Cell>| Some(screen.text(&row.first()?.words(screen.lang)));
    let (first, last) = (name(sheet.rows.first()?)?, name(sheet.rows.last()?)?);
    let count = sheet.rows.len();
    let text = say!(
        screen.lang,
        "{first} 至 {last}，共 {count} 个时点",
        "{first} to {last}, {count} days"
    );
    let lines = wrap(&text, screen.columns(), screen.columns());
    Some(lines.join("\n") + "\n")
}

/// The figures, or the first and the last of them, and how the last stands to the first.
fn numbers(values: &[usize], digits: usize, short: bool, screen: Screen) -> String {
    let (first, last) = match values {
        [] => return String::new(),
        [only] => (*only, *only),
        [first, .., last] => (*first, *last),
    };
    let said = if short {
        screen.text(&format!("{first:>digits$} → {last:>digits$}"))
    } else {
        let all: Vec<String> = values.iter().map(|n| format!("{n:>digits$}")).collect();
        all.join(" ")
    };
    let size = last.abs_diff(first);
    let change = match last.cmp(&first) {
        std::cmp::Ordering::Greater => say!(screen.lang, "增 {size}", "up {size}"),
        std::cmp::Ordering::Less => say!(screen.lang, "减 {size}", "down {size}"),
        std::cmp::Ordering::Equal => say!(screen.lang, "持平", "level"),
    };
    format!("{said}{GAP}{change}")
}

/// The points as heights; nothing where the console has no such characters.
fn spark(values: &[usize], screen: Screen) -> String {
    if screen.style.ascii {
        return String::new();
    }
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let top = HEIGHTS.len() - 1;
    let height = |n: &usize| HEIGHTS[(n * top + most / 2) / most];
    GAP.to_owned() + &values.iter().map(height).collect::<String>()
}

/// What one part of every bar is.
struct Part {
    head: String,
    mark: char,
    light: Option<Light>,
}

impl Part {
    fn drawn(&self, columns: usize, screen: Screen) -> String {
        let text: String = std::iter::repeat_n(self.mark, columns).collect();
        screen.style.tinted(&text, self.light)
    }
}

/// The columns of figures; `None` when there are more than can be told apart.
fn series(sheet: &Sheet, screen: Screen) -> Option<Vec<Part>> {
    let marks = if screen.style.ascii {
        ASCII_MARKS
    } else {
        MARKS
    };
    let columns = sheet.columns.get(1..)?;
    let parts = columns.iter().zip(marks).map(|(column, mark)| Part {
        head: screen.text(&column.head),
        mark,
        light: Light::of_shape(column.head.chars().next()),
    });
    (1..=marks.len())
        .contains(&columns.len())
        .then(|| parts.collect())
}

fn legend(parts: &[Part], screen: Screen, out: &mut String) {
    let mut used = 0;
    for part in parts {
        let width = part.head.width() + 2;
        if used > 0 && used + GAP.len() + width > screen.columns() {
            out.push('\n');
            used = 0;
        }
        if used > 0 {
            *out += GAP;
            used += GAP.len();
        }
        *out += &format!("{} {}", part.drawn(1, screen), part.head);
        used += width;
    }
    out.push('\n');
}

/// The first cells, in lines that leave room beside them.
fn names(sheet: &Sheet, screen: Screen) -> Vec<Vec<String>> {
    let room = (screen.columns() / 3).max(4);
    let first = sheet.rows.iter().filter_map(|row| row.first());
    first
        .map(|cell| wrap(&screen.text(&cell.words(screen.lang)), room, room))
        .collect()
}

/// The figures of every row; `None` when something is none.
fn figures(sheet: &Sheet) -> Option<Vec<Vec<usize>>> {
    let row = |cells: &Vec<Cell>| cells.get(1..)?.iter().map(figure).collect();
    sheet.rows.iter().map(row).collect()
}

fn figure(cell: &Cell) -> Option<usize> {
    match cell {
        Cell::Figure(figure) => Some(figure.count()),
        Cell::Number(n) => usize::try_from(*n).ok(),
        _ => None,
    }
}

/// 12 = 7 + 4 + 1; a figure without parts is itself.
fn sum(row: &[usize]) -> String {
    let all: usize = row.iter().sum();
    let parts: Vec<String> = row.iter().map(ToString::to_string).collect();
    match row {
        [_] => all.to_string(),
        _ => format!("{all} = {}", parts.join("+")),
    }
}

fn widest<'a>(texts: impl IntoIterator<Item = &'a String>) -> usize {
    texts.into_iter().map(|t| t.width()).max().unwrap_or(0)
}

/// Figures to columns of the screen: one each, or fewer when the largest has no room so.
struct Scale {
    most: usize,
    room: usize,
    /// The columns of the longest bar there can be.
    longest: usize,
}

impl Scale {
    const fn new(most: usize, room: usize, with_parts: usize) -> Self {
        if most <= room {
            Self {
                most: 1,
                room: 1,
                longest: most,
            }
        } else {
            Self {
                most,
                room,
                longest: with_parts,
            }
        }
    }

    /// Rounded, and one at least for what is not nothing.
    fn columns(&self, n: usize) -> usize {
        let rounded = (n * self.room + self.most / 2) / self.most;
        rounded.max(usize::from(n > 0))
    }
}

#[cfg(test)]
#[path = "bars_tests.rs"]
mod tests;
