//! Whether an article can be inspected: it can when it binds a body to do or not to do something.

use std::ops::Range;

use super::clause::{Clause, clauses};
use super::marks::{
    BANS, BODIES, DUTIES, EFFECT, ENCOURAGING, GIVING, GOVERNING, GRANTS, IN_NOUNS, OBJECTS,
    PRINCIPLE, PRIVATE, SCOPE, STATE, STATE_BODIES,
};
use super::words::JOINS;
use crate::coded;
use crate::lang::Lang;
use crate::model::coded::Coded;

coded! {
    /// The rule a proposal about inspecting rests on.
    pub enum Rule("依据", "rule") {
        Duty = "duty" "规定了义务" / "it sets a duty",
        Ban = "ban" "规定了禁止" / "it forbids something",
        Acts = "acts" "写明由部门办理" / "a department acts",
        Purpose = "purpose" "立法目的" / "the purpose of the law",
        Scope = "scope" "适用范围或者定义" / "scope or definition",
        Effect = "effect" "施行日期或者与他法的关系" / "taking effect",
        Principle = "principle" "原则或者权利的宣示" / "a principle or a right",
        State = "state" "国家的方针，没有写明由谁做" / "a policy of the state, of no body",
        Private = "private" "只约束个人和家庭" / "it binds private persons only",
        Encouraged = "encouraged" "只是鼓励或者允许" / "it only encourages or allows",
        Nothing = "nothing" "没有找到义务的字样" / "no words of duty were found",
    }
}

impl Rule {
    /// Whether an article of this rule can be inspected.
    #[must_use]
    pub const fn inspectable(self) -> bool {
        matches!(self, Self::Duty | Self::Ban | Self::Acts)
    }
}

/// Whether an article can be inspected, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspectable {
    /// The rule it rests on.
    pub rule: Rule,
    /// The bytes of the clause it rests on; `None` when no clause decided.
    pub words: Option<Range<usize>>,
}

impl Inspectable {
    /// Whether it can be.
    #[must_use]
    pub const fn yes(&self) -> bool {
        self.rule.inspectable()
    }

    /// The clause it rests on; without one, the rule.
    #[must_use]
    pub fn because<'a>(&self, text: &'a str, lang: Lang) -> &'a str {
        let words = self.words.clone().and_then(|w| text.get(w));
        words.unwrap_or_else(|| self.rule.label().in_lang(lang))
    }
}

/// Who a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Body,
    State,
    Private,
    Unsaid,
}

/// Reads a text clause by clause. The first clause that binds a body in so many words decides; else
/// the first that binds it otherwise, or in which a department acts; else the first reason against
/// stands. `acting` is where the names of those departments begin, in order.
pub(super) fn judge(text: &str, acting: &[usize]) -> Inspectable {
    let acts = |clause: &Clause<'_>| {
        let next = acting.get(acting.partition_point(|at| *at < clause.start));
        next.is_some_and(|at| *at < clause.start + clause.words.len())
    };
    let clauses = clauses(text);
    let mut reader = Reader {
        subject: Subject::Unsaid,
        soft: false,
    };
    let (mut weak, mut against) = (None, None);
    for sentence in clauses.chunk_by(|_, next| !next.opens_sentence) {
        let declared = sentence
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, c)| declares(c).map(|rule| (at, rule)));
        for (at, clause) in sentence.iter().enumerate() {
            let found = match declared {
                Some((last, rule)) if at <= last || rule == Rule::Effect => Some((rule, true)),
                _ => reader.read(clause, acts(clause)),
            };
            let Some((rule, strong)) = found else {
                continue;
            };
            let words = Some(clause.start..clause.start + clause.words.len());
            let judged = Inspectable { rule, words };
            match (rule.inspectable(), strong) {
                (true, true) => return judged,
                (true, false) => weak = weak.or(Some(judged)),
                (false, _) => against = against.or(Some(judged)),
            }
        }
    }
    weak.or(against).unwrap_or(Inspectable {
        rule: Rule::Nothing,
        words: None,
    })
}

/// What a clause declares that binds nobody; it covers the clauses of its sentence before it too.
fn declares(clause: &Clause<'_>) -> Option<Rule> {
    let words = clause.words;
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let by = ["按照", "本着", "根据", "依照"]
        .iter()
        .any(|w| words.contains(w));
    if words.starts_with("制定本") {
        Some(Rule::Purpose)
    } else if has(SCOPE) {
        Some(Rule::Scope)
    } else if has(EFFECT) || words.starts_with('本') && words.contains("起施行") {
        Some(Rule::Effect)
    } else if has(PRINCIPLE) && !by || words.ends_with("相适应") {
        Some(Rule::Principle)
    } else {
        None
    }
}

/// Goes through the clauses with the last one's subject and mood in mind.
struct Reader {
    /// Who the last clause spoke of.
    subject: Subject,
    /// Whether it only allowed or encouraged.
    soft: bool,
}

impl Reader {
    /// What a clause asks, and whether in so many words; a clause that names nobody goes on about
    /// the last one named.
    fn read(&mut self, clause: &Clause<'_>, acts: bool) -> Option<(Rule, bool)> {
        let words = clause.words;
        if clause.opens_paragraph && !words.starts_with('（') {
            self.subject = Subject::Unsaid;
        }
        if clause.opens_sentence {
            self.soft = false;
        }
        let duty = first(words, DUTIES)
            .into_iter()
            .chain(first(words, BANS))
            .min();
        let soft = first(words, ENCOURAGING);
        let weak = first(words, GRANTS);
        let mark = [duty, soft, weak].into_iter().flatten().min();
        let said = subject(&words[..mark.unwrap_or(words.len())], mark.is_some());
        if said != Subject::Unsaid {
            self.subject = said;
            self.soft = false;
        }
        if said == Subject::State && mark.is_none() {
            return Some((Rule::State, true));
        }
        // A clause that ends in 的 is a condition of what follows.
        if words.ends_with('的') && !words.ends_with("目的") {
            return None;
        }
        let right = words.ends_with("权利") || words.contains("有权");
        if right && duty.is_none() && !acts {
            return Some((Rule::Principle, true));
        }
        let Some(mark) = mark else {
            return (acts && !self.soft).then_some((Rule::Acts, false));
        };
        if soft == Some(mark) && !words.contains("应当") || self.soft && duty.is_none() {
            self.soft = true;
            return Some((Rule::Encouraged, true));
        }
        // 困难家庭……给予补贴: what is granted to persons binds whoever grants it.
        let granted =
            weak == Some(mark) && starts(&words[mark..], GIVING) && !words.contains("处罚");
        let rule = match self.subject {
            Subject::Private if !granted => Rule::Private,
            Subject::State => Rule::State,
            _ if first(words, BANS) == Some(mark) => Rule::Ban,
            _ => Rule::Duty,
        };
        Some((rule, duty == Some(mark)))
    }
}

/// Where the first of these words stands, unless it is part of a noun.
fn first(words: &str, list: &[&str]) -> Option<usize> {
    let free = |at: &usize| {
        let start = words[..*at]
            .char_indices()
            .next_back()
            .map_or(0, |(b, _)| b);
        !IN_NOUNS
            .iter()
            .any(|n| words[*at..].starts_with(n) || words[start..].starts_with(n))
    };
    list.iter()
        .filter_map(|w| words.match_indices(w).map(|(at, _)| at).find(free))
        .min()
}

/// Who the words before a verb (`full`), or a clause without one, speak of.
fn subject(words: &str, full: bool) -> Subject {
    if STATE.iter().any(|w| words.starts_with(w))
        && !STATE_BODIES.iter().any(|w| words.starts_with(w))
    {
        return Subject::State;
    }
    let last = |list: &[&str]| {
        let ends = list.iter().filter_map(|w| Some(words.rfind(w)? + w.len()));
        ends.max()
    };
    let (body, private) = (last(BODIES), last(PRIVATE));
    let opens = |list: &[&str]| list.iter().any(|p| words.starts_with(p));
    match (body, private) {
        (None, None) => Subject::Unsaid,
        // 对经济困难的老年人， is about them, but they are not asked.
        _ if !full && opens(OBJECTS) => Subject::Unsaid,
        (Some(_), None) => Subject::Body,
        (Some(b), Some(p)) if b >= p => Subject::Body,
        // 用人单位和个人; 养老机构与老年人; 有关部门办理涉及老年人的事项时，
        (Some(b), Some(p))
            if starts(&words[b..], JOINS) || governs(&words[b..]) || !full && p < words.len() =>
        {
            Subject::Body
        }
        _ if opens(OBJECTS) => Subject::Unsaid,
        _ => Subject::Private,
    }
}

fn starts(words: &str, list: &[&str]) -> bool {
    list.iter().any(|w| words.starts_with(w))
}

fn governs(words: &str) -> bool {
    GOVERNING.iter().any(|p| words.contains(p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::breakdown::propose;

    #[test]
    fn what_can_be_inspected() {
        for (text, rule) in [
            (
                "为了规范养老服务，根据有关法律，制定本条例。",
                Rule::Purpose,
            ),
            ("本条例所称养老服务，是指照料。", Rule::Scope),
            ("本省行政区域内的养老服务活动，适用本条例。", Rule::Scope),
            ("本条例自2030年1月1日起施行。", Rule::Effect),
            ("法律、行政法规另有规定的，从其规定。", Rule::Effect),
            ("养老服务应当遵循政府主导的原则。", Rule::Principle),
            (
                "老年人的权益受法律保护，任何单位和个人不得侵犯。",
                Rule::Principle,
            ),
            ("老年人有参加活动的权利。", Rule::Principle),
            ("国家建立健全养老服务体系。", Rule::State),
            ("鼓励企业兴办养老机构。", Rule::Encouraged),
            ("养老机构可以设置医疗机构，提供服务。", Rule::Encouraged),
            ("子女应当赡养父母。", Rule::Private),
            (
                "赡养人不得虐待老年人；对患病的老年人，应当提供费用。",
                Rule::Private,
            ),
            ("子女所在单位应当给予假期。", Rule::Duty),
            ("养老机构与老年人应当订立合同。", Rule::Duty),
            ("有关部门办理涉及老年人的事项时，应当询问。", Rule::Duty),
            ("任何组织和个人不得擅自拆除设施。", Rule::Ban),
            ("公园对老年人免费开放。", Rule::Duty),
            ("县级人民政府加强对养老服务工作的领导。", Rule::Acts),
            ("每年九月为宣传月。", Rule::Nothing),
        ] {
            assert_eq!(propose(text).inspectable.rule, rule, "{text}");
        }
    }

    #[test]
    fn it_shows_the_clause() {
        let text = "鼓励捐赠。在公示时，养老机构应当公开收费标准。";
        let found = judge(text, &[]);
        assert_eq!(found.because(text, Lang::Zh), "养老机构应当公开收费标准");
        let found = judge("每年九月为宣传月。", &[]);
        assert_eq!(found.because("", Lang::Zh), "没有找到义务的字样");
    }
}
