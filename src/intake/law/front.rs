//! What stands before the body: the name, adoption notes, a table of contents, a web page's head.

use super::adoption;
use super::clean::{Row, squeezed};
use super::layout::{Kind, Layout};
use super::{LawDraft, Line, Why};

/// What names of laws end with.
const ENDINGS: &[&str] = &[
    "法", "条例", "办法", "规定", "细则", "规则", "决定", "规程", "章程", "决议", "通则", "法典",
    "准则",
];
/// Words a name starts with, by which the second line of a name is told from a whole one.
const PLACES: &[&str] = &[
    "省",
    "市",
    "自治区",
    "自治州",
    "自治县",
    "县",
    "区",
    "中华人民共和国",
    "全国",
    "国务院",
    "最高",
];

/// Lines that are searched for a name broken over two.
const LONGEST_FRONT: usize = 200;
/// Names are a few words long.
const LONGEST_NAME: usize = 60;

/// Reads the rows before the body into the draft.
pub(super) fn read(rows: &[Row], layout: &Layout, draft: &mut LawDraft) {
    let mut roles: Vec<Option<Why>> = rows
        .iter()
        .zip(&layout.kinds)
        .map(|(_, kind)| match kind {
            Kind::Furniture(why) => Some(*why),
            Kind::EmptyHeading(_) => Some(Why::Contents),
            _ => None,
        })
        .collect();
    contents(rows, &mut roles);
    let notes = adoption::rows(rows, &roles);
    let first_note = notes.iter().position(|is_note| *is_note);
    let named = name(rows, &roles, &notes, first_note);
    draft.name = named.as_ref().map(|at| {
        let parts = at.clone().map(|i| with_note(&rows[i].text).0);
        parts.map(squeezed).collect()
    });
    for (i, row) in rows.iter().enumerate() {
        if named.as_ref().is_some_and(|at| at.contains(&i)) {
            if let (_, Some(note)) = with_note(&row.text) {
                draft.adoption.push(Line {
                    no: row.no,
                    text: note.to_owned(),
                });
            }
            continue;
        }
        if notes[i] {
            draft.adoption.push(row.line());
            continue;
        }
        let again = draft.name.as_deref() == Some(squeezed(&row.text).as_str());
        let why = roles[i].unwrap_or(if again { Why::NameAgain } else { Why::Before });
        draft.left_out.push(row.out(why));
    }
}

/// From the line 目录 on everything is of the table of contents, up to the first full sentence.
fn contents(rows: &[Row], roles: &mut [Option<Why>]) {
    let Some(start) = rows
        .iter()
        .position(|r| matches!(squeezed(&r.text).as_str(), "目录" | "目次"))
    else {
        return;
    };
    for (row, role) in rows.iter().zip(roles).skip(start) {
        if row.text.ends_with(['。', '；']) || adoption::is_note(&row.text) {
            break;
        }
        role.get_or_insert(Why::Contents);
    }
}

/// The rows of the name.
fn name(
    rows: &[Row],
    roles: &[Option<Why>],
    notes: &[bool],
    first_note: Option<usize>,
) -> Option<std::ops::RangeInclusive<usize>> {
    let free = |i: usize| roles[i].is_none() && !notes[i];
    let candidates: Vec<usize> = (0..rows.len())
        .filter(|i| free(*i) && is_name(&rows[*i].text))
        .collect();
    let pair = |i: &usize| {
        let both = || is_name(&format!("{}{}", rows[*i].text, rows[*i + 1].text));
        candidates.is_empty() && free(*i) && free(*i + 1) && both()
    };
    let broken = (0..rows.len().saturating_sub(1))
        .take(LONGEST_FRONT)
        .filter(pair)
        .rfind(|i| first_note.is_none_or(|note| *i < note));
    if let Some(at) = broken {
        return Some(at..=at + 1);
    }
    let top = (0..rows.len()).filter(|i| rows[*i].level == 1 && free(*i));
    let headed = candidates.iter().copied().find(|i| rows[*i].level == 1);
    let before_note = first_note.and_then(|note| candidates.iter().copied().rfind(|i| *i < note));
    let end = headed
        .or(before_note)
        .or_else(|| match first_note {
            Some(_) => candidates.first().copied(),
            None => candidates.last().copied(),
        })
        .or_else(|| top.min())?;
    // A name broken over two lines: the second alone names no place, both together do.
    let start = end.checked_sub(1).filter(|before| {
        let (upper, lower) = (squeezed(&rows[*before].text), squeezed(&rows[end].text));
        let names_place = |t: &str| PLACES.iter().any(|p| t.contains(p));
        free(*before)
            && rows[end].level == 0
            && !names_place(&lower)
            && names_place(&upper)
            && upper.chars().count() <= 30
            && !upper.contains(['，', '。', '：', '、', '>', '第', '_', '|', '公'])
            && !upper.ends_with(['令', '号', '网', '报'])
    });
    Some(start.unwrap_or(end)..=end)
}

/// A name and the adoption note in brackets behind it on the same line.
fn with_note(text: &str) -> (&str, Option<&str>) {
    let brackets = text.match_indices(['（', '(']).map(|(at, _)| at).take(4);
    brackets
        .filter(|at| *at > 0 && adoption::is_note(&text[*at..]))
        .map(|at| (text[..at].trim_end(), Some(&text[at..])))
        .next()
        .unwrap_or((text, None))
}

/// Whether a line may be the name of a law.
pub(super) fn is_name(text: &str) -> bool {
    let bare = squeezed(with_note(text).0);
    let core = bare
        .strip_suffix(['）', ')'])
        .and_then(|t| t.rsplit_once(['（', '(']))
        .map_or(bare.as_str(), |(core, _)| core);
    bare.chars().count() <= LONGEST_NAME
        && core.chars().count() >= 3
        && ENDINGS.iter().any(|e| core.ends_with(e))
        && !bare.contains(['。', '，', '；', '：', '>', '|', '_'])
        && !bare.starts_with(['第', '（', '(', '《'])
        && !bare.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for text in [
            "河南省养老服务条例",
            "中华人民共和国老年人权益保障法",
            "河南省实施《中华人民共和国各级人民代表大会常务委员会监督法》办法",
            "开封市居家养老服务办法（试行）",
            "某市养老服务条例（2019年5月20日某市人民代表大会常务委员会第二十次会议通过）",
        ] {
            assert!(is_name(text), "{text}");
        }
        for text in [
            "河南省人民代表大会常务委员会公告",
            "（2018年修订的办法）",
            "当前位置：首页>地方性法规",
            "《办法》已经通过，现予公布，自公布之日起施行的规定",
            "目录",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }
}
