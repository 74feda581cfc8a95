//! Dates as people type them: 2024-06-30, 2024年6月30日, 6.30, +15d, 15个工作日, 下周五, 月底前.

use super::calendar::Reckoned;
use super::{Calendar, Day};
use crate::fault;
use crate::problem::Fault;

/// What a typed date is read against.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// The day relative forms count from.
    pub from: Day,
    /// Working days and days off.
    pub calendar: &'a Calendar,
    /// Whether a limit in days or months that ends on a rest day moves to the next working day.
    pub roll_forward: bool,
}

impl Typed<'_> {
    /// Reads a date. Full-width digits and punctuation count as their half-width twins; 前, 之前
    /// and 以前 at the end are allowed. A form without a year takes the year of `from`.
    ///
    /// Limits (`+15d`, `15天`, `+3m`, `3个月`) leave out the first day and roll forward from a
    /// rest day; `15个工作日` and `+15w` count working days.
    ///
    /// # Errors
    /// `E-DATE` when the text is no date or names a day that does not exist.
    pub fn read(&self, text: &str) -> Result<Reckoned<Day>, Fault> {
        let plain = digits_for_numerals(&half_width(text));
        let core = strip_before(&plain);
        let written = || self.written(core).map(|day| day.map(certain));
        written()
            .or_else(|| self.limit(core))
            .or_else(|| self.named(core).map(Ok))
            .unwrap_or_else(|| {
                let shown: String = text.chars().take(40).collect();
                Err(fault!(
                    DateForm,
                    "“{shown}”不是日期；可写 2024-06-30、2024年6月30日、6.30、+15d、15个工作日、3个月、下周五、月底前",
                    "`{shown}` is not a date; write 2024-06-30, 6.30, +15d (days), +15w (working days), +3m (months), today or tomorrow"
                ))
            })
    }

    /// Reads a date that stands by itself, with day and month: no limit, and nothing like 昨天, which
    /// in a paper means another day than today's.
    ///
    /// # Errors
    /// `E-DATE` when the text is no such date or names a day that does not exist.
    pub fn read_written(&self, text: &str) -> Result<Day, Fault> {
        let plain = digits_for_numerals(&half_width(text));
        self.written(&plain).unwrap_or_else(|| {
            let shown: String = text.chars().take(40).collect();
            Err(fault!(
                DateForm,
                "“{shown}”不是日期；可写 2024-06-30、2024年6月30日、6.30",
                "`{shown}` is not a date; write 2024-06-30 or 6.30"
            ))
        })
    }

    /// `+15d`, `15天`, `15日内`, `+3m`, `3个月`, `+15w`, `15个工作日`.
    fn limit(&self, text: &str) -> Option<Result<Reckoned<Day>, Fault>> {
        let signed = text.strip_prefix('+');
        let body = signed.unwrap_or(text);
        let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = body.split_at(digits);
        if number.is_empty() {
            return None;
        }
        // 30日 alone could be a date; 30日内 is a limit.
        let is_limit = signed.is_some() || unit.ends_with('内');
        let unit = unit.trim_end_matches('内').trim_end_matches('之');
        let too_long = fault!(
            DateForm,
            "期限“{text}”过长",
            "the limit `{text}` is too long"
        );
        let count = match number.parse::<u32>() {
            Ok(n) if n <= 3660 => n,
            _ => return Some(Err(too_long)),
        };
        let end = match unit {
            "个工作日" | "工作日" => self.calendar.plus_working_days(self.from, count),
            "w" | "wd" if is_limit => self.calendar.plus_working_days(self.from, count),
            "" if signed.is_some() => self.rolled(self.from.plus(i64::from(count))),
            "天" | "个自然日" | "自然日" => self.rolled(self.from.plus(i64::from(count))),
            "d" | "日" if is_limit => self.rolled(self.from.plus(i64::from(count))),
            "个月" => self.rolled(self.from.plus_months(count)),
            "m" | "月" if is_limit => self.rolled(self.from.plus_months(count)),
            _ => return None,
        };
        Some(Ok(end))
    }

    fn rolled(&self, day: Day) -> Reckoned<Day> {
        if self.roll_forward {
            self.calendar.roll(day)
        } else {
            certain(day)
        }
    }

    /// 今天, 明天, 后天, 昨天, 本周五, 下周五, 上周五, 月底, 下月底, 年底.
    fn named(&self, text: &str) -> Option<Reckoned<Day>> {
        let today = self.from;
        let day = match text {
            "今天" | "今日" | "today" => today,
            "明天" | "明日" | "tomorrow" => today.succ(),
            "后天" => today.plus(2),
            "昨天" | "昨日" | "yesterday" => today.pred(),
            "月底" | "本月底" | "月末" => today.month_end(),
            "下月底" | "下个月底" => today.month_end().succ().month_end(),
            "年底" | "本年底" | "年末" => Day::new(today.year(), 12, 31).ok()?,
            "季度末" | "本季度末" | "季末" => {
                Day::new(today.year(), today.month().div_ceil(3) * 3, 1)
                    .ok()?
                    .month_end()
            }
            _ => weekday_name(text, today).or_else(|| month_name(text, today))?,
        };
        Some(certain(day))
    }

    /// `20240630`, `2024-06-30`, `2024/6/30`, `2024.6.30`, `2024年6月30日`, `6月30日`, `6.30`, `6-30`, `6/30`.
    fn written(&self, text: &str) -> Option<Result<Day, Fault>> {
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            let iso = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
            return Some(Day::parse_iso(&iso));
        }
        let body = text.strip_suffix(['日', '号']).unwrap_or(text);
        let parts: Vec<&str> = body
            .split(['年', '月', '-', '/', '.'])
            .map(str::trim)
            .collect();
        let numbers: Option<Vec<u32>> = parts
            .iter()
            .map(|p| {
                let short = (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
                short.then(|| p.parse().ok()).flatten()
            })
            .collect();
        match numbers?.as_slice() {
            [year, month, day] if *year >= 1000 => {
                Some(Day::new(i32::try_from(*year).ok()?, *month, *day))
            }
            [month, day] => Some(Day::new(self.from.year(), *month, *day)),
            _ => None,
        }
    }
}

const fn certain(value: Day) -> Reckoned<Day> {
    Reckoned {
        value,
        provisional: false,
    }
}

/// The text without blanks, full-width digits, letters and punctuation as their half-width twins,
/// letters in lower case.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0)
                .unwrap_or(c)
                .to_ascii_lowercase(),
            '–' | '—' | '−' => '-',
            '。' | '·' => '.',
            _ => c.to_ascii_lowercase(),
        })
        .collect()
}

fn strip_before(text: &str) -> &str {
    ["之前", "以前", "前"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text)
}

/// 5月底, 下月15日, 本月20日.
fn month_name(text: &str, today: Day) -> Option<Day> {
    if let Some(month) = text
        .strip_suffix("月底")
        .or_else(|| text.strip_suffix("月末"))
    {
        let month = month.parse().ok()?;
        return Some(Day::new(today.year(), month, 1).ok()?.month_end());
    }
    let (ahead, day) = [("下个月", 1), ("下月", 1), ("本月", 0), ("这个月", 0)]
        .iter()
        .find_map(|(name, ahead)| Some((*ahead, text.strip_prefix(name)?)))?;
    let day = day.strip_suffix(['日', '号']).unwrap_or(day).parse().ok()?;
    let first = today.plus(1 - i64::from(today.day())).plus_months(ahead);
    Day::new(first.year(), first.month(), day).ok()
}

/// The text with runs of Chinese numerals before 日, 天, 个, 月, 年 or 号 as digits: 十五个工作日.
fn digits_for_numerals(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = rest
            .find(|c: char| !"一二三四五六七八九十".contains(c))
            .unwrap_or(rest.len());
        let (numeral, after) = rest.split_at(run);
        let counts = after.starts_with(['日', '天', '个', '月', '年', '号']);
        // 下周一 and 本周五 name days of the week.
        let is_weekday = out.ends_with(['周', '期', '拜']);
        match small_number(numeral).filter(|_| counts && !is_weekday) {
            Some(number) => {
                out += &number.to_string();
                rest = after;
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// 一 to 九十九 as a number.
fn small_number(text: &str) -> Option<u32> {
    let digit = |c: char| {
        "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|i| i as u32 + 1)
    };
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        [d] => digit(*d),
        ['十', d] => Some(10 + digit(*d)?),
        [t, '十'] => Some(digit(*t)? * 10),
        [t, '十', d] => Some(digit(*t)? * 10 + digit(*d)?),
        _ => None,
    }
}

fn weekday_name(text: &str, today: Day) -> Option<Day> {
    let text = text.replace("星期", "周").replace("礼拜", "周");
    let (which, name) = text.split_once('周')?;
    let week = match which {
        "" | "本" | "这" | "这个" => 0,
        "下" | "下个" => 1,
        "上" | "上个" => -1,
        _ => return None,
    };
    let position = match name {
        "一" | "1" => 0,
        "二" | "2" => 1,
        "三" | "3" => 2,
        "四" | "4" => 3,
        "五" | "5" => 4,
        "六" | "6" => 5,
        "日" | "天" | "7" => 6,
        _ => return None,
    };
    let monday = today.plus(-i64::from(
        chrono::Datelike::weekday(&today.date()).num_days_from_monday(),
    ));
    Some(monday.plus(week * 7 + position))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::calendar::tests::published;
    use crate::model::day::day;

    fn read(from: &str, text: &str) -> Result<Reckoned<Day>, Fault> {
        let calendar = published();
        Typed {
            from: day(from),
            calendar: &calendar,
            roll_forward: true,
        }
        .read(text)
    }

    #[test]
    fn written_dates_in_every_form() {
        for text in [
            "2024-06-30",
            "2024年6月30日",
            "2024.6.30",
            "2024/6/30",
            "6.30",
            "6月30日",
            "６月３０日",
            "2024 年 6 月 30 日",
            "２０２４－０６－３０",
            "6月30日前",
            "2024年6月30日之前",
            "6-30",
            "6月30号",
            "6月三十日",
        ] {
            assert_eq!(
                read("2024-05-31", text).unwrap().value,
                day("2024-06-30"),
                "{text}"
            );
        }
    }

    #[test]
    fn thirty_february_is_named_as_such() {
        assert!(
            read("2024-01-01", "2024年2月30日")
                .unwrap_err()
                .zh
                .contains("2024年2月没有30日")
        );
        assert!(
            read("2024-01-01", "2.30")
                .unwrap_err()
                .zh
                .contains("2月没有30日")
        );
    }

    #[test]
    fn limits_follow_the_cases() {
        for (from, text, expected) in [
            ("2024-09-03", "+30d", "2024-10-08"),      // C1-7
            ("2026-09-05", "15天", "2026-09-20"),      // C1-8
            ("2024-11-30", "+3m", "2025-02-28"),       // C1-9
            ("2024-07-07", "3个月内", "2024-10-08"),   // C1-10
            ("2024-04-30", "6个工作日", "2024-05-11"), // C1-2
            ("2024-04-30", "+10w", "2024-05-16"),      // C1-3
            ("2024-04-30", "十个工作日", "2024-05-16"),
            ("2024-09-03", "30日内", "2024-10-08"),
            ("2024-07-07", "三个月内", "2024-10-08"),
            ("2024-04-30", "十之内", ""),
        ] {
            match read(from, text) {
                Ok(end) => assert_eq!(end.value.to_string(), expected, "{text}"),
                Err(_) => assert_eq!(expected, "", "{text}"),
            }
        }
    }

    #[test]
    fn names_of_days() {
        // 2024-05-31 is a Friday.
        for (text, expected) in [
            ("下周五", "2024-06-07"),
            ("本周日", "2024-06-02"),
            ("星期一", "2024-05-27"),
            ("上周三", "2024-05-22"),
            ("月底前", "2024-05-31"),
            ("下月底", "2024-06-30"),
            ("明天", "2024-06-01"),
            ("年底前", "2024-12-31"),
            ("6月底前", "2024-06-30"),
            ("二月底", "2024-02-29"),
            ("下月15日", "2024-06-15"),
            ("季度末", "2024-06-30"),
            ("20240630", "2024-06-30"),
            ("六月三十日", "2024-06-30"),
            ("下周一", "2024-06-03"),
        ] {
            assert_eq!(
                read("2024-05-31", text).unwrap().value,
                day(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "长期坚持",
            "2024-13-40",
            "abc",
            "99",
            "+",
            "+99999d",
            "6.30.",
            "1.2.3",
            "下周八",
            "2024-06-30x",
            "x2024-06-30",
        ] {
            assert!(read("2024-05-31", text).is_err(), "{text}");
        }
    }
}
