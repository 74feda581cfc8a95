//! Days as people write them into the cells of a table: whole and by themselves.

use super::book::Value;
use crate::fault;
use crate::model::Day;
use crate::model::typed::half_width;
use crate::problem::Fault;

/// The day of a cell: `2026-09-01`, `2026.9.1`, `2026/9/1`, `2026年9月1日`, `20260901`, in full-width
/// digits too, with or without the hour that a spreadsheet adds; or the serial number that is left
/// when a cell lost its format, such as 46266.
///
/// # Errors
/// `E-DATE` for a day that does not exist, one without its year, and for a limit such as
/// `2026年12月底前` or `长期坚持`, which only a person can make a day of.
pub fn day(text: &str) -> Result<Day, Fault> {
    let plain = half_width(hour_off(text.trim()));
    if let Some(day) = serial(&plain) {
        return Ok(day);
    }
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        let iso = format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..]);
        return Day::parse_iso(&iso).map_err(|fault| impossible(text, &fault));
    }
    let body = plain.strip_suffix(['日', '号']).unwrap_or(&plain);
    let parts = body
        .trim_end_matches('月')
        .split(['年', '月', '-', '/', '.']);
    let parts: Vec<&str> = parts.collect();
    let number = |part: &&str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let numbers: Option<Vec<u32>> = parts.iter().map(number).collect();
    match numbers.as_deref() {
        Some([year, month, day]) if *year >= 1000 => {
            let year = i32::try_from(*year).unwrap_or(i32::MAX);
            Day::new(year, *month, *day).map_err(|fault| impossible(text, &fault))
        }
        Some([_, _]) => Err(fault!(
            DateForm,
            "“{text}”没有写全；写成年月日，如 2026-09-01",
            "`{text}` is not whole; write year, month and day, such as 2026-09-01"
        )),
        _ => Err(no_day(text, &plain)),
    }
}

/// The day of a number that a cell holds, when it can be one.
fn serial(plain: &str) -> Option<Day> {
    let is_serial = plain.len() == 5 && plain.bytes().all(|b| b.is_ascii_digit());
    let number = is_serial.then(|| plain.parse().ok())??;
    Value::day_of_serial(number, false)
}

/// The day without the hour: `2024/4/8 0:00`, `2024-04-08T00:00:00`.
fn hour_off(text: &str) -> &str {
    match text.rsplit_once([' ', 'T']) {
        Some((day, hour)) if hour.contains(':') => day.trim_end(),
        _ => text,
    }
}

fn impossible(text: &str, why: &Fault) -> Fault {
    let (zh, en) = (&why.zh, &why.en);
    fault!(
        DateForm,
        "“{text}”不是日期：{zh}；写成 2026-09-01 这样",
        "`{text}` is not a date: {en}; write it as 2026-09-01"
    )
}

fn no_day(text: &str, plain: &str) -> Fault {
    let is_limit = plain.contains(['前', '底', '末', '内']) || plain.contains("长期");
    let shown: String = text.chars().take(40).collect();
    if is_limit {
        return fault!(
            DateForm,
            "“{shown}”是期限的说法，不是哪一天；定下日子，写成 2026-12-31 这样；没有期限的空着",
            "`{shown}` is a limit, not a day; settle on a day and write it as 2026-12-31, or leave it empty"
        );
    }
    fault!(
        DateForm,
        "“{shown}”不是日期；写成 2026-09-01 这样",
        "`{shown}` is not a date; write it as 2026-09-01"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_in_every_shape_that_is_whole() {
        for text in [
            "2026-09-01",
            "2026.9.1",
            "2026/9/1",
            "2026年9月1日",
            "２０２６年９月１日",
            "2026 年 9 月 1 号",
            "20260901",
            "46266",
            "2026/9/1 0:00",
            "2026-09-01T00:00:00",
        ] {
            assert_eq!(day(text).unwrap().to_string(), "2026-09-01", "{text}");
        }
    }

    #[test]
    fn what_is_no_day_says_what_to_write() {
        for (text, hint) in [
            ("2026年12月底前", "期限的说法"),
            ("长期坚持", "期限的说法"),
            ("9月1日", "没有写全"),
            ("2026年9月", "没有写全"),
            ("2026-13-40", "没有13月"),
            ("20261340", "没有13月"),
            ("2026.2.30", "没有30日"),
            ("尽快", "不是日期"),
            ("12", "不是日期"),
            ("99999", "不是日期"),
        ] {
            let fault = day(text).unwrap_err();
            assert!(fault.zh.contains(hint), "{text}: {}", fault.zh);
        }
    }
}
