//! Whether a department a text names bears anything, and its part.

use super::marks::{
    ADVERBS, APPROVES, COUNTED, GAVE, HELPED, HELPS, MECHANISMS, OVERSEES, OWN_PART, SHARES,
    TASKED, TOGETHER, TOLD, WHICH,
};
use super::name::{Mention, last_chars};
use super::words::JOINS;
use crate::coded;

coded! {
    /// A department's part in an article.
    pub enum Role("身份", "part") {
        Lead = "lead" "牵头" / "lead",
        Co = "co" "协办" / "helps",
    }
}

/// How far before a name the words that say its part may stand, in characters.
const REACH: usize = 40;

/// The mentions of which the text asks something. Being named asks nothing when the body
/// - is counted in (将民政部门纳入……), overseen (对乡镇人民政府……进行指导) or only owns another
///   (街道办事处所属的……);
/// - approves what is reported to it (报本级人民政府批准), or gave what others follow
///   (按照市人民政府的要求);
/// - is what another is (民政部门是行政主管部门), or where a paper came from (国务院《……》,
///   有关部门出具的……);
/// - ends a condition (未移交民政部门的，) or describes a mechanism (民政部门牵头的机制);
/// - is a court, or named by no function, and is only told, gone to or helped (向有关部门报告).
pub(super) fn bearing(text: &str, mentions: &[Mention]) -> Vec<Mention> {
    let mut kept = Vec::new();
    let lists = mentions.chunk_by(|one, next| joined(text, one, next));
    for list in lists {
        let (Some(first), Some(last)) = (list.first(), list.last()) else {
            continue;
        };
        let (before, after) = (before(text, first), &text[last.words.end..]);
        let rest = clause(after);
        let passive = ends(before, &["将", "把"]) && starts(after, COUNTED)
            || ends(before, &["对"]) && OVERSEES.iter().any(|w| rest.contains(w))
            || starts(after, &["所属"])
            || after.starts_with("的，") && !before.is_empty()
            || ends(before, &["按照", "根据", "依照", "依据"]) && after.starts_with('的');
        if passive {
            continue;
        }
        kept.extend(list.iter().filter(|m| bears(text, m, before)).cloned());
    }
    kept
}

/// Whether a body bears something for all that is said of it alone; `before` stands before the list.
fn bears(text: &str, mention: &Mention, before: &str) -> bool {
    let after = &text[mention.words.end..];
    let approves = mention.name.ends_with("人民政府")
        && (ends(before, &["报", "报请", "提请", "经"]) && !before.ends_with("未经"))
        && starts(after, APPROVES);
    let described = starts(after, SHARES) && ends(clause(after), MECHANISMS);
    let told = ends(before, TOLD) || ends(before, HELPED);
    let nobody = told && (mention.general || mention.name.ends_with("法院"));
    let predicate = mention.general && before.contains('是') && before.ends_with('的');
    let source = starts(after, &["《"]) || mention.general && starts(after, GAVE);
    !(approves || described || nobody || predicate || source)
}

/// The part of each mention, in their order.
pub(super) fn roles(text: &str, mentions: &[Mention]) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    let mut led = false;
    for (at, mention) in mentions.iter().enumerate() {
        let earlier = at.checked_sub(1).map(|n| (&mentions[n], roles[n]));
        let role = role(text, mention, earlier, led);
        led |= role == Role::Lead;
        roles.push(role);
    }
    roles
}

/// One mention's part, after the mention before it and whether any has led so far.
fn role(text: &str, mention: &Mention, earlier: Option<(&Mention, Role)>, led: bool) -> Role {
    if let Some((_, role)) = earlier.filter(|(other, _)| joined(text, other, mention)) {
        // 民政部门和其他有关部门: the unnamed others help.
        return if mention.general { Role::Co } else { role };
    }
    let before = before(text, mention);
    if [TOGETHER, TASKED, TOLD]
        .iter()
        .any(|list| ends(before, list))
    {
        return Role::Co;
    }
    let mut does = &text[mention.words.end..];
    while let Some(rest) = ADVERBS.iter().find_map(|w| does.strip_prefix(w)) {
        does = rest;
    }
    if starts(does, HELPS) || led && starts(does, OWN_PART) {
        return Role::Co;
    }
    Role::Lead
}

/// Whether two mentions stand in one list, or only a joining word stands between them.
fn joined(text: &str, other: &Mention, mention: &Mention) -> bool {
    let between = text.get(other.words.end..mention.list.start);
    let between = between.map(|b| b.trim_end_matches("其他").trim_end_matches('其'));
    other.list == mention.list || between.is_some_and(|b| JOINS.contains(&b))
}

/// The clause before a mention's list, without words such as 同级.
fn before<'a>(text: &'a str, mention: &Mention) -> &'a str {
    let before = last_chars(&text[..mention.list.start], REACH);
    let clause = before.rsplit(MARKS).next();
    let mut before = clause.unwrap_or(before);
    while let Some(rest) = WHICH.iter().find_map(|w| before.strip_suffix(w)) {
        before = rest;
    }
    before
}

/// The clause a text begins with, as far as `REACH`.
fn clause(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(REACH)
        .map_or(text.len(), |(at, _)| at);
    text[..end].split(MARKS).next().unwrap_or("")
}

const MARKS: [char; 5] = ['，', '。', '；', '：', '\n'];

fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.ends_with(w))
}

fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::breakdown::propose;

    /// Each name with its part: 民政部门 leads, (财政部门) helps.
    fn parts(text: &str) -> Vec<String> {
        let named = propose(text).named.into_iter();
        let part = |n: crate::intake::breakdown::Named| match n.role {
            Role::Lead => n.name,
            Role::Co => format!("({})", n.name),
        };
        named.map(part).collect()
    }

    #[test]
    fn who_leads_and_who_helps() {
        for (text, want) in [
            (
                "民政部门应当会同同级财政、公安部门制定办法。",
                &["民政部门", "(财政部门)", "(公安部门)"][..],
            ),
            (
                "民政部门会同财政部门和乡镇人民政府开展检查。",
                &["民政部门", "(财政部门)", "(乡镇人民政府)"],
            ),
            (
                "公安机关应当查处，民政部门应当予以配合。",
                &["公安机关", "(民政部门)"],
            ),
            (
                "民政部门主管养老服务工作；财政、公安等部门按照各自职责做好工作。",
                &["民政部门", "(财政部门)", "(公安部门)"],
            ),
            (
                "财政、公安等部门应当按照各自职责做好工作。",
                &["财政部门", "公安部门"],
            ),
            (
                "县级以上人民政府及其有关部门应当公布。",
                &["县级以上人民政府", "(有关部门)"],
            ),
            (
                "民政部门和其他有关部门应当公布。",
                &["民政部门", "(有关部门)"],
            ),
            ("养老机构应当向当地民政部门备案。", &["(民政部门)"]),
            (
                "民政部门应当征求公安部门意见。公安部门应当答复。",
                &["民政部门", "公安部门"],
            ),
        ] {
            assert_eq!(parts(text), want, "{text}");
        }
    }

    #[test]
    fn a_body_named_that_bears_nothing() {
        for (text, want) in [
            ("市人民政府应当将民政部门纳入委员会。", &["市人民政府"][..]),
            ("由民政部门编制，报本级人民政府批准。", &["民政部门"]),
            (
                "未按照规定移交民政部门的，由公安机关责令改正。",
                &["公安机关"],
            ),
            ("养老机构应当依法向有关部门报告。", &[]),
            ("当事人可以向人民法院起诉。", &[]),
        ] {
            assert_eq!(parts(text), want, "{text}");
        }
    }
}
