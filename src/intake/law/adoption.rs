//! When a law was adopted, by whom, and when it took effect.

use std::ops::Range;

use crate::fault;
use crate::model::{Day, numeral};

use super::clean::{Row, squeezed};
use super::{LawDraft, Line, Why};

/// What is done to a law in the notes under its name.
const DEEDS: &[&str] = &["通过", "修正", "修订", "修改", "批准", "公布", "发布"];
/// A note goes over no more lines than this.
const LONGEST_NOTE: usize = 40;
/// Notes stand within so many lines.
const LONGEST_FRONT: usize = 1000;
/// What a law calls itself.
const SELVES: &[&str] = &[
    "本法",
    "本条例",
    "本办法",
    "本规定",
    "本细则",
    "本规则",
    "本决定",
    "本规程",
    "本章程",
    "本准则",
];

/// Whether a line tells of adoption or amendment: it starts with a date, or goes on with 根据.
pub(super) fn is_note(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(', ' ', '　']);
    let dated = dates(head_of(bare))
        .first()
        .is_some_and(|(at, _)| at.start == 0)
        || bare.starts_with("根据") && !dates(head_of(bare)).is_empty();
    dated && DEEDS.iter().any(|d| bare.contains(d))
}

/// Which rows are adoption notes; one may go over several rows.
pub(super) fn rows(rows: &[Row], roles: &[Option<Why>]) -> Vec<bool> {
    let mut found = vec![false; rows.len()];
    let mut i = 0;
    while i < rows.len().min(LONGEST_FRONT) {
        let free = |j: &usize| roles[*j].is_none_or(|why| why == Why::Contents);
        let end = (i..rows.len()).take(LONGEST_NOTE).take_while(free).last();
        let taken = end.map_or(0, |end| note(&rows[i..=end]));
        found[i..i + taken].fill(true);
        i += taken.max(1);
    }
    found
}

/// How many of these rows, from the first, are one note; 0 when they start with none.
fn note(rows: &[Row]) -> usize {
    let Some(first) = rows.first().map(|r| r.text.trim_start_matches(['（', '('])) else {
        return 0;
    };
    let dated = dates(head_of(first))
        .first()
        .is_some_and(|(at, _)| at.start == 0);
    if !dated && !first.starts_with("根据") && !starts_date(first) {
        return 0;
    }
    let in_brackets = rows[0].text.starts_with(['（', '(']);
    let (mut whole, mut open, mut as_is) = (String::new(), 0, 0);
    for (i, row) in rows.iter().enumerate() {
        // The date of an announcement stands above a name, not in a note.
        let is_other = row.text.ends_with(['。', '；'])
            || !in_brackets
                && (i > 2
                    || row.text.starts_with(['（', '('])
                    || super::front::is_name(&row.text)
                    || !dates(head_of(&row.text)).is_empty());
        if i > 0 && is_other {
            break;
        }
        whole.push_str(&row.text);
        open += depth(&row.text);
        if open <= 0 && is_note(&whole) {
            if is_finished(&whole) {
                return i + 1;
            }
            as_is = as_is.max(1);
        }
    }
    as_is
}

/// A date broken at the end of the line: 2018年7月2.
fn starts_date(text: &str) -> bool {
    let year: String = text
        .chars()
        .take_while(|c| numeral::is_numeral(*c))
        .collect();
    text.chars().count() < 12 && year.chars().count() == 4 && text[year.len()..].starts_with('年')
}

/// Opening brackets and quotes less closing ones.
fn depth(text: &str) -> i32 {
    text.chars()
        .map(|c| match c {
            '（' | '(' | '《' | '〈' => 1,
            '）' | ')' | '》' | '〉' => -1,
            _ => 0,
        })
        .sum()
}

/// Whether a note ends with what was done.
fn is_finished(text: &str) -> bool {
    let text = text.trim_end_matches(['）', ')', ' ', '　', '。']);
    DEEDS.iter().any(|d| text.ends_with(d)) || text.ends_with("施行")
}

/// The notes, each on a line of its own however its lines were broken.
pub(super) fn told(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.text.trim();
        let closed = is_finished(&text) && depth(&text) <= 0;
        if closed && !text.is_empty() {
            text.push('\n');
        } else if dates(tail_of(&text))
            .last()
            .is_some_and(|(at, _)| at.end == tail_of(&text).len())
        {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

/// Reads adoption and effect into the draft: from the notes, the last articles, the announcement.
pub(super) fn read(draft: &mut LawDraft, front: &[Row]) {
    let notes: String = draft.adoption.iter().map(|l| l.text.as_str()).collect();
    let before: String = front.iter().map(|r| r.text.as_str()).collect();
    if let Some((day, by)) = adopted(&notes).or_else(|| adopted(&before)) {
        draft.adopted_on = Some(day);
        draft.adopted_by = by;
    }
    let texts = draft
        .articles
        .iter()
        .rev()
        .filter_map(|a| a.text.as_deref());
    let in_body = texts.clone().find_map(|text| effect(text, true));
    match in_body.or_else(|| effect(&before, false)) {
        Some(Effect::On(day)) => draft.effective_on = Some(day),
        Some(Effect::OnAdoption) => draft.effective_on = draft.adopted_on,
        Some(Effect::OnPublication) => draft.notes.push((
            fault!(
                Doubt,
                "文中说自公布之日起施行，公布日期没有写在可靠的地方；用 supervise regulation set --effective-on 补上",
                "it takes effect on publication, and that day is not given for certain: add it with supervise regulation set --effective-on"
            ),
            0,
        )),
        None => {}
    }
}

/// The first adoption a text tells of: the day and by whom.
fn adopted(text: &str) -> Option<(Day, Option<String>)> {
    let deed = text.find("通过")?;
    let all = dates(&text[..deed]);
    let (at, day) = all.last()?;
    let after = squeezed(&text[at.end..deed]);
    let after = ["审议", "表决", "全票", "修订"]
        .iter()
        .fold(after.as_str(), |t, w| t.strip_suffix(w).unwrap_or(t))
        .trim_start_matches(['经', '由', '在', '，', '）'])
        .to_owned();
    let by = if after.is_empty() {
        // 已由某人大常委会第五次会议于2018年7月27日通过
        let before = squeezed(&text[..at.start]);
        before
            .strip_suffix('于')
            .unwrap_or(&before)
            .rsplit(['由', '经', '。', '》'])
            .next()
            .map(str::to_owned)
    } else {
        Some(after)
    };
    let is_body =
        |t: &String| (4..=60).contains(&t.chars().count()) && !t.contains(['，', '。', '《']);
    Some((*day, by.filter(is_body)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    On(Day),
    OnAdoption,
    OnPublication,
}

/// When a text says it takes effect; `own` asks for the words 本法, 本条例 and so on before it.
fn effect(text: &str, own: bool) -> Option<Effect> {
    for (at, _) in text.match_indices('自') {
        let sentence = || tail_of(&text[..at]).rsplit('。').next().unwrap_or_default();
        let is_own = || !own || SELVES.iter().any(|s| sentence().contains(s));
        if let Some(effect) = effect_from(&text[at + '自'.len_utf8()..])
            && is_own()
        {
            return Some(effect);
        }
    }
    None
}

/// What follows 自: a date or an event, then 起施行 or the like.
fn effect_from(rest: &str) -> Option<Effect> {
    let starts = |after: &str| {
        let near: String = after.trim_start().chars().take(8).collect();
        near.starts_with('起')
            && ["施行", "实施", "生效", "执行"]
                .iter()
                .any(|w| near.contains(w))
    };
    let rest = head_of(rest.trim_start());
    for (words, effect) in [
        ("公布之日", Effect::OnPublication),
        ("发布之日", Effect::OnPublication),
        ("颁布之日", Effect::OnPublication),
        ("通过之日", Effect::OnAdoption),
    ] {
        if rest.strip_prefix(words).is_some_and(starts) {
            return Some(effect);
        }
    }
    if !rest.starts_with(numeral::is_numeral) {
        return None;
    }
    let (span, day) = dates(rest).into_iter().next()?;
    (span.start == 0 && starts(&rest[span.end..])).then_some(Effect::On(day))
}

/// Enough of a text before a date to hold what takes effect on it.
fn tail_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(60).map_or(0, |(i, _)| i);
    &text[start..]
}

/// Enough of a text to hold the date it starts with.
fn head_of(text: &str) -> &str {
    let end = text.char_indices().nth(40).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

/// The dates of a text and where they stand: 2018年7月27日, ２０１８年, 二〇一八年七月二十七日.
fn dates(text: &str) -> Vec<(Range<usize>, Day)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let start = text[..at]
            .char_indices()
            .rev()
            .take(12)
            .take_while(|(_, c)| numeral::is_numeral(*c) || c.is_whitespace())
            .filter(|(_, c)| !c.is_whitespace())
            .last();
        let Some((start, _)) = start else { continue };
        let number = |t: &str| numeral::parse(&squeezed(t));
        let rest = head_of(&text[at + '年'.len_utf8()..]);
        let rest_end = at + '年'.len_utf8() + rest.len();
        let parts = rest.split_once('月').and_then(|(month, rest)| {
            let (day, after) = rest.split_once('日')?;
            Some((number(month)?, number(day)?, rest_end - after.len()))
        });
        if let (Some(year @ 1900..), Some((month, day, end))) = (number(&text[start..at]), parts)
            && let Ok(day) = Day::new(i32::try_from(year).unwrap_or_default(), month, day)
        {
            found.push((start..end, day));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;

    #[test]
    fn dates_as_laws_write_them() {
        let read = |text| dates(text).into_iter().map(|(_, d)| d).collect::<Vec<_>>();
        assert_eq!(read("2018年7月27日通过"), [day("2018-07-27")]);
        assert_eq!(read("２０１８年 7 月２７日"), [day("2018-07-27")]);
        assert_eq!(read("二〇一八年七月二十七日"), [day("2018-07-27")]);
        assert_eq!(read("2018年2月30日、满60年、2018年7月"), []);
        assert_eq!(
            dates("（2018年7月27日）")[0].0,
            3..("（2018年7月27日".len())
        );
    }

    #[test]
    fn adoption_notes() {
        let cases = [
            (
                "（2018年7月27日河南省第十三届人民代表大会常务委员会第五次会议通过）",
                Some("河南省第十三届人民代表大会常务委员会第五次会议"),
            ),
            (
                "《某条例》已由某省第十三届人民代表大会常务委员会第五次会议于2018年7月27日审议通过，现予公布",
                Some("某省第十三届人民代表大会常务委员会第五次会议"),
            ),
            (
                "2018年7月27日某市人大常委会第三次会议通过　2018年9月29日某省人大常委会第六次会议批准",
                Some("某市人大常委会第三次会议"),
            ),
            ("2018年7月27日通过", None),
        ];
        for (text, by) in cases {
            assert_eq!(
                adopted(text),
                Some((day("2018-07-27"), by.map(str::to_owned))),
                "{text}"
            );
        }
    }

    #[test]
    fn effect_is_of_the_law_itself() {
        let on = |text| effect(text, true);
        assert_eq!(
            on("本条例自2019年1月1日起施行。1990年2月17日通过的《条例》同时废止。"),
            Some(Effect::On(day("2019-01-01")))
        );
        assert_eq!(on("本法自公布之日起施行。"), Some(Effect::OnPublication));
        assert_eq!(
            on("本办法自 2019 年 1 月 1 日 起实施"),
            Some(Effect::On(day("2019-01-01")))
        );
        assert_eq!(on("自2019年1月1日起施行的标准"), None);
        assert_eq!(on("应当自收到之日起十五日内办理"), None);
    }
}
