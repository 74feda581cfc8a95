//! A bar for each row from its first day to its second, beside its facts, with a line at a day.

use super::cell::whole;
use super::escape::escape;
use super::svg::{Svg, share};
use super::table::{Look, table};
use super::tone::tone;
use crate::lang::{Lang, t};
use crate::say;
use crate::view::{Cell, Day, Sheet};

/// The days a drawing reaches over, as shares of its width.
struct Span {
    first: Day,
    last: Day,
}

pub(super) fn timeline(sheet: &Sheet, now: Day, n: usize, above: bool, lang: Lang) -> String {
    let span = Span::over(sheet, now);
    let cells = sheet.rows.iter().map(|row| lane(row, &span, now));
    let look = Look {
        class: "timeline",
        is_named_above: above,
        drawn: Some((axis(sheet, &span, now, n, lang), cells.collect())),
        ..Look::default()
    };
    table(sheet, &look, lang)
}

impl Span {
    /// From some days before the first day to some after the last, that of the page included.
    fn over(sheet: &Sheet, now: Day) -> Self {
        let days = sheet.rows.iter().flatten().filter_map(|cell| match cell {
            Cell::Date(day) => Some(*day),
            _ => None,
        });
        let (first, last) = days.fold((now, now), |(a, b), day| (a.min(day), b.max(day)));
        let edge = (last.since(first) / 40).max(1);
        Self {
            first: first.plus(-edge),
            last: last.plus(edge),
        }
    }

    /// Where a day lies, in percent.
    fn at(&self, day: Day) -> f64 {
        100.0 * whole(day.since(self.first)) / whole(self.last.since(self.first).max(1))
    }

    /// The first days of months, as far apart as at most nine of them fit.
    fn months(&self) -> Vec<Day> {
        let mut month = self.first.month_end().succ();
        let mut found = Vec::new();
        while month <= self.last && found.len() < 1200 {
            found.push(month);
            month = month.plus_months(1);
        }
        let every = found.len().div_ceil(9).max(1);
        found.into_iter().step_by(every).collect()
    }
}

/// The heads of the months, and the day of the page.
fn axis(sheet: &Sheet, span: &Span, now: Day, n: usize, lang: Lang) -> String {
    let said = say!(
        lang,
        "横条从交办到时限，虚线为逾期，竖线为 {now}",
        "Bars run from the first day to the deadline, dashes are days overdue, the line is {now}"
    );
    let mut svg = Svg::fitting(n, &sheet.name, &said);
    for month in span.months() {
        let x = share(span.at(month));
        let name = match (lang, month.month()) {
            (Lang::Zh, 1) => format!("{}年", month.year()),
            (Lang::Zh, m) => format!("{m}月"),
            (Lang::En, m) => format!("{}-{m:02}", month.year()),
        };
        svg.add(&format!(
            "<line class=\"tick\" x1=\"{x}\" x2=\"{x}\" y1=\"30%\" y2=\"100%\"/>"
        ));
        // No name runs out of the drawing.
        if span.at(month) < 95.0 {
            svg.add(&format!("<text x=\"{x}\" y=\"1em\" dx=\"2\">{name}</text>"));
        }
    }
    let at = span.at(now);
    let anchor = match at {
        at if at > 80.0 => "end",
        at if at < 20.0 => "start",
        _ => "middle",
    };
    let (day, month) = (now.day(), now.month());
    let name = say!(lang, "截至 {month}月{day}日", "{now}");
    svg.add(&format!(
        "<text class=\"now\" text-anchor=\"{anchor}\" x=\"{}\" y=\"2.3em\">{}</text>",
        share(at),
        escape(&name)
    ));
    let head = t("时间轴", "Time").in_lang(lang);
    format!("<span class=\"sr\">{head}</span>{}", svg.done("axis"))
}

fn lane(row: &[Cell], span: &Span, now: Day) -> String {
    let mut out = String::from("<svg class=\"lane\" aria-hidden=\"true\">");
    for month in span.months() {
        out += &upright("tick", span.at(month));
    }
    let mut days = row.iter().filter_map(|cell| match cell {
        Cell::Date(day) => Some(*day),
        _ => None,
    });
    if let (Some(from), Some(to)) = (days.next(), days.next()) {
        let class = row.iter().find_map(lit).unwrap_or("none");
        let from = from.min(to);
        let (x, width) = (span.at(from), span.at(to) - span.at(from));
        if to < now {
            out += &format!(
                "<line class=\"late {class}\" x1=\"{}\" x2=\"{}\" y1=\"50%\" y2=\"50%\"/>",
                share(span.at(to)),
                share(span.at(now))
            );
        }
        out += &format!(
            "<rect class=\"fill {class}\" x=\"{}\" width=\"{}\" y=\"50%\" height=\"10\" transform=\"translate(0 -5)\" rx=\"2\"/>",
            share(x),
            share(width.max(0.4))
        );
    }
    out + &upright("now", span.at(now)) + "</svg>"
}

fn lit(cell: &Cell) -> Option<&'static str> {
    cell.light_shown().and_then(|_| tone(cell))
}

fn upright(class: &str, at: f64) -> String {
    let x = share(at);
    format!("<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"100%\"/>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;

    /// From 2024-03-01 to 2024-06-09 are 100 days; a fortieth of them, 2 days, is left at each end.
    #[test]
    fn days_lie_where_they_should() {
        let mut sheet = Sheet::new(["", ""]);
        sheet.row(vec![
            Cell::Date(day("2024-03-01")),
            Cell::Date(day("2024-06-09")),
        ]);
        let span = Span::over(&sheet, day("2024-04-20"));
        assert_eq!(
            (span.first, span.last),
            (day("2024-02-28"), day("2024-06-11"))
        );
        // 52 of 104 days.
        assert_eq!(span.at(day("2024-04-20")), 50.0);
        let months: Vec<String> = span.months().iter().map(ToString::to_string).collect();
        assert_eq!(
            months,
            ["2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01"]
        );
    }

    /// A board of a past day does not call that day today.
    #[test]
    fn the_line_names_the_day_of_the_page() {
        let mut sheet = Sheet::new(["", ""]);
        sheet.row(vec![
            Cell::Date(day("2024-03-01")),
            Cell::Date(day("2024-06-09")),
        ]);
        let drawn = timeline(&sheet, day("2024-04-20"), 1, false, Lang::Zh);
        assert!(drawn.contains(">截至 4月20日<"), "{drawn}");
        assert!(!drawn.contains('今'), "{drawn}");
    }

    #[test]
    fn a_drawing_of_nothing_has_a_width() {
        let now = day("2024-04-20");
        let span = Span::over(&Sheet::new(["", ""]), now);
        assert_eq!(span.at(now), 50.0);
    }
}
