//! The days a report is of, as people write them.

use crate::cli::desk::Desk;
use crate::fault;
use crate::lang::Lang;
use crate::model::Day;
use crate::model::period::Period;
use crate::problem::Fault;
use crate::query::span::Span;

/// The days of a weekly report: seven, or those since the day or the meeting that was asked for.
pub(super) fn span(since: Option<&String>, desk: &Desk) -> Result<Span, Fault> {
    let as_of = desk.as_of;
    match since {
        None => Ok(Span::week(as_of)),
        Some(text) if is_last_meeting(text) => {
            let campaign = desk.campaign.as_ref();
            let span = Span::since_meeting(&desk.ledger, campaign, as_of.pred(), as_of);
            span.ok_or_else(|| {
                fault!(
                    Value,
                    "{as_of} 以前没有开过半月推进会；--since 可以写日期",
                    "no half-monthly meeting was held before {as_of}; give --since a day"
                )
            })
        }
        Some(text) => Ok(Span::since(earlier(desk.day(text)?, as_of)?, as_of)),
    }
}

/// Whether `--since` asks for the last half-monthly meeting.
pub(super) fn is_last_meeting(text: &str) -> bool {
    matches!(text.trim(), "last-meeting" | "上次会议" | "上次推进会")
}

/// A day to compare with, which must lie before the report's.
pub(super) fn earlier(since: Day, as_of: Day) -> Result<Day, Fault> {
    if since < as_of {
        return Ok(since);
    }
    Err(fault!(
        Value,
        "比较的日期 {since} 应早于 {as_of}",
        "the day to compare with, {since}, must be before {as_of}"
    ))
}

/// The quarter people call so; without a year that of the day.
pub(super) fn quarter_called(text: &str, as_of: Day) -> Result<Period, Fault> {
    let period = Period::read(text, Some(as_of.year())).filter(|p| p.months() == 3);
    let unknown = || {
        fault!(
            Value,
            "“{text}”不是季度；可写 2024Q3、2024年第三季度、三季度",
            "`{text}` is not a quarter; write 2024Q3 or Q3"
        )
    };
    let period = period.ok_or_else(unknown)?;
    if period.first() > as_of {
        let title = period.title(Lang::Zh);
        return Err(fault!(
            Value,
            "{title}在 {as_of} 之后",
            "{period} is after {as_of}"
        ));
    }
    Ok(period)
}
