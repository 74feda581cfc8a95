//! When a law was adopted, by whom, and when it took effect.

use std::ops::Range;

use crate::fault;
use crate::model::{Day, numeral};

use super::clean::{Row, squeezed};
use super::{LawDraft, Why};

/// What is done to a law in the notes under its name.
const DEEDS: &[&str] = &["通过", "修正", "修订", "修改", "批准", "公布", "发布"];
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
    let dated = dates(bare).first().is_some_and(|(at, _)| at.start == 0)
        || bare.starts_with("根据") && !dates(bare).is_empty();
    dated && DEEDS.iter().any(|d| bare.contains(d))
}

/// Which rows are adoption notes; one in brackets may go over several rows.
pub(super) fn rows(rows: &[Row], roles: &[Option<Why>]) -> Vec<bool> {
    let mut found = vec![false; rows.len()];
    let depth = |text: &str| -> i32 {
        text.chars()
            .map(|c| match c {
                '（' | '(' => 1,
                '）' | ')' => -1,
                _ => 0,
            })
            .sum()
    };
    let mut i = 0;
    while i < rows.len() {
        let text = &rows[i].text;
        let opens = text.starts_with(['（', '(']);
        // A note may be broken before it says what was done.
        let block = rows[i..].iter().take(40).scan(0, |open, row| {
            let was = *open;
            *open += depth(&row.text);
            (std::ptr::eq(row, &rows[i]) || was > 0).then_some(row)
        });
        let block: Vec<&Row> = if opens {
            block.collect()
        } else {
            vec![&rows[i]]
        };
        let whole: String = block.iter().map(|r| r.text.as_str()).collect();
        let next = rows.get(i + 1).map_or("", |r| r.text.as_str());
        let date_alone = matches!(dates(text).as_slice(), [(at, _)] if *at == (0..text.len()))
            && DEEDS.iter().any(|d| next.contains(d))
            && !next.contains('。');
        let free = roles[i].is_none_or(|why| why == Why::Contents);
        let taken = if free && is_note(&whole) {
            block.len()
        } else if free && date_alone {
            2
        } else {
            0
        };
        found[i..i + taken].fill(true);
        i += taken.max(1);
    }
    found
}

/// Reads adoption and effect into the draft: from the notes, the last articles, the announcement.
pub(super) fn read(draft: &mut LawDraft, front: &[Row]) {
    let join = |texts: Vec<&str>| texts.join("\n");
    let notes = join(draft.adoption.iter().map(|l| l.text.as_str()).collect());
    let before = join(front.iter().map(|r| r.text.as_str()).collect());
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
        let sentence = text[..at].rsplit('。').next().unwrap_or_default();
        if own && !SELVES.iter().any(|s| sentence.contains(s)) {
            continue;
        }
        let rest = &text[at + '自'.len_utf8()..];
        let starts = |after: &str| {
            let after = after.trim_start();
            let near: String = after.chars().take(8).collect();
            near.starts_with('起')
                && ["施行", "实施", "生效", "执行"]
                    .iter()
                    .any(|w| near.contains(w))
        };
        let trimmed = rest.trim_start();
        let skipped = rest.len() - trimmed.len();
        if let Some((span, day)) = dates(head_of(trimmed)).first()
            && span.start == 0
            && starts(&rest[skipped + span.end..])
        {
            return Some(Effect::On(*day));
        }
        for (words, effect) in [
            ("公布之日", Effect::OnPublication),
            ("发布之日", Effect::OnPublication),
            ("颁布之日", Effect::OnPublication),
            ("通过之日", Effect::OnAdoption),
        ] {
            if trimmed.strip_prefix(words).is_some_and(starts) {
                return Some(effect);
            }
        }
    }
    None
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
            .take_while(|(_, c)| numeral::is_numeral(*c) || c.is_whitespace())
            .filter(|(_, c)| !c.is_whitespace())
            .last();
        let Some((start, _)) = start else { continue };
        let number = |t: &str| numeral::parse(&squeezed(t));
        let rest = &text[at + '年'.len_utf8()..];
        let parts = rest.split_once('月').and_then(|(month, rest)| {
            let (day, after) = rest.split_once('日')?;
            Some((number(month)?, number(day)?, text.len() - after.len()))
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
