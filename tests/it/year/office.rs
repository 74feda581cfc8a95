//! What a careful clerk would know from the diary alone: a ledger of its own, kept by reading the
//! commands and nothing that the program wrote.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

/// Where an issue stands, as the clerk sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Found,
    Entered,
    InHand,
    Submitted,
    Closed,
    Gone,
}

#[derive(Clone, Debug)]
struct Matter {
    stands: Stands,
    due: Option<NaiveDate>,
    suspended: Option<NaiveDate>,
    entered: Option<NaiveDate>,
    assigned: Vec<NaiveDate>,
    closed: Vec<NaiveDate>,
    extended: Vec<NaiveDate>,
    reopened: Vec<NaiveDate>,
}

#[derive(Clone, Debug)]
struct Decided {
    on: NaiveDate,
    due: NaiveDate,
    ended: Option<(NaiveDate, bool)>,
}

#[derive(Clone, Debug)]
struct Said {
    on: NaiveDate,
    replied: Option<NaiveDate>,
    merged: bool,
}

#[derive(Clone, Debug)]
struct Paper {
    on: NaiveDate,
    signed: bool,
    answered: bool,
    reply_due: NaiveDate,
}

/// The clerk's ledger.
#[derive(Default)]
pub(super) struct Office {
    matters: Vec<Matter>,
    decisions: BTreeMap<(String, u32), Decided>,
    opinions: Vec<Said>,
    papers: Vec<Paper>,
    visits: Vec<(NaiveDate, Option<String>)>,
    meetings: Vec<NaiveDate>,
}

/// A command of the diary, as words.
pub(super) struct Line<'a> {
    pub(super) words: &'a [String],
}

impl Line<'_> {
    fn is(&self, kind: &str, verb: &str) -> bool {
        self.words[0] == kind && self.words[1] == verb
    }

    fn number(&self) -> usize {
        self.words[2].parse().unwrap()
    }

    fn all(&self, flag: &str) -> Vec<&str> {
        let pairs = self.words.windows(2);
        pairs
            .filter(|w| w[0] == flag)
            .map(|w| w[1].as_str())
            .collect()
    }

    fn one(&self, flag: &str) -> Option<&str> {
        self.all(flag).first().copied()
    }

    fn day(&self, flag: &str) -> Option<NaiveDate> {
        self.one(flag).map(|text| text.parse().unwrap())
    }
}

impl Office {
    /// Takes note of a command of that day.
    pub(super) fn note(&mut self, on: NaiveDate, line: &Line<'_>) {
        match line.words[0].as_str() {
            "issue" => self.issue(on, line),
            "meeting" => self.meeting(on, line),
            "opinion" => self.opinion(on, line),
            "notice" => self.notice(on, line),
            "inspection" => {
                let place = line.one("--facility").map(str::to_owned);
                self.visits.push((on, place));
            }
            _ => {}
        }
    }

    fn issue(&mut self, on: NaiveDate, line: &Line<'_>) {
        if line.is("issue", "add") {
            self.matters.push(Matter {
                stands: Stands::Found,
                due: None,
                suspended: None,
                entered: None,
                assigned: Vec::new(),
                closed: Vec::new(),
                extended: Vec::new(),
                reopened: Vec::new(),
            });
            return;
        }
        let matter = &mut self.matters[line.number() - 1];
        match line.words[1].as_str() {
            "set" => matter.due = line.day("--due"),
            "verify" => (matter.stands, matter.entered) = (Stands::Entered, Some(on)),
            "withdraw" | "merge" => matter.stands = Stands::Gone,
            "submit" => matter.stands = Stands::Submitted,
            "reject" => matter.stands = Stands::InHand,
            "close" => {
                matter.stands = Stands::Closed;
                matter.closed.push(on);
            }
            "reopen" => {
                (matter.stands, matter.due) = (Stands::InHand, line.day("--to"));
                matter.reopened.push(on);
            }
            "extend" => {
                matter.due = line.day("--to");
                matter.extended.push(on);
            }
            "suspend" => matter.suspended = Some(on),
            "resume" => {
                // Both days count (C4).
                let days = (on - matter.suspended.take().unwrap()).num_days() + 1;
                let days = Days::new(days.try_into().unwrap());
                matter.due = matter.due.map(|due| due + days);
            }
            _ => {}
        }
    }

    fn meeting(&mut self, on: NaiveDate, line: &Line<'_>) {
        match line.words[1].as_str() {
            "add" if line.one("--kind") == Some("半月推进会") => self.meetings.push(on),
            "decide" => {
                let meeting = line.words[2].clone();
                let before = self.decisions.keys().filter(|(m, _)| *m == meeting);
                let no = u32::try_from(before.count()).unwrap() + 1;
                let decided = Decided {
                    on,
                    due: line.day("--due").unwrap(),
                    ended: None,
                };
                self.decisions.insert((meeting, no), decided);
            }
            "done" | "drop" => {
                let item = line.one("--item").unwrap().parse().unwrap();
                let decided = self.decisions.get_mut(&(line.words[2].clone(), item));
                decided.unwrap().ended = Some((on, line.words[1] == "done"));
            }
            _ => {}
        }
    }

    fn opinion(&mut self, on: NaiveDate, line: &Line<'_>) {
        match line.words[1].as_str() {
            "add" => self.opinions.push(Said {
                on,
                replied: None,
                merged: false,
            }),
            "reply" => self.opinions[line.number() - 1].replied = Some(on),
            "merge" => self.opinions[line.number() - 1].merged = true,
            _ => {}
        }
    }

    fn notice(&mut self, on: NaiveDate, line: &Line<'_>) {
        match line.words[1].as_str() {
            "add" => {
                self.papers.push(Paper {
                    on,
                    signed: false,
                    answered: false,
                    reply_due: line.day("--reply-due").unwrap(),
                });
                if line.one("--kind") == Some("交办单") {
                    for issue in line.all("--issue") {
                        let issue: usize = issue.parse().unwrap();
                        let matter = &mut self.matters[issue - 1];
                        matter.stands = Stands::InHand;
                        matter.assigned.push(on);
                    }
                }
            }
            "sign" => self.papers[line.number() - 1].signed = true,
            "answer" => self.papers[line.number() - 1].answered = true,
            _ => {}
        }
    }

    /// The figures of a pack printed on that day, by name.
    pub(super) fn figures(&self, today: NaiveDate) -> BTreeMap<&'static str, usize> {
        let since = self.meetings.last().copied().unwrap();
        let is_new = |day: &&NaiveDate| **day > since && **day <= today;
        let matters =
            |passes: &dyn Fn(&Matter) -> bool| self.matters.iter().filter(|m| passes(m)).count();
        let is_base = |m: &Matter| !matches!(m.stands, Stands::Found | Stands::Gone);
        let is_open = |m: &Matter| is_base(m) && m.stands != Stands::Closed;
        let is_late = |m: &Matter| {
            matches!(m.stands, Stands::InHand | Stands::Submitted)
                && m.suspended.is_none()
                && m.due.is_some_and(|due| due < today)
        };
        let decisions = |passes: &dyn Fn(&Decided) -> bool| {
            self.decisions.values().filter(|d| passes(d)).count()
        };
        let said =
            |passes: &dyn Fn(&Said) -> bool| self.opinions.iter().filter(|s| passes(s)).count();
        let papers =
            |passes: &dyn Fn(&Paper) -> bool| self.papers.iter().filter(|p| passes(p)).count();
        let visits = self
            .visits
            .iter()
            .filter(|(on, place)| *on > since && place.is_some());
        let places: BTreeSet<&String> = visits.clone().filter_map(|(_, p)| p.as_ref()).collect();
        BTreeMap::from([
            ("found", self.matters.len()),
            ("base", matters(&is_base)),
            ("closed", matters(&|m| m.stands == Stands::Closed)),
            ("open", matters(&is_open)),
            ("submitted", matters(&|m| m.stands == Stands::Submitted)),
            ("suspended", matters(&|m| m.suspended.is_some())),
            ("overdue", matters(&is_late)),
            (
                "entered_in",
                matters(&|m| m.entered.iter().any(|d| is_new(&d))),
            ),
            (
                "assigned_in",
                matters(&|m| m.assigned.iter().any(|d| is_new(&d))),
            ),
            (
                "closed_in",
                matters(&|m| m.closed.iter().any(|d| is_new(&d))),
            ),
            (
                "extended_in",
                matters(&|m| m.extended.iter().any(|d| is_new(&d))),
            ),
            (
                "reopened_in",
                matters(&|m| m.reopened.iter().any(|d| is_new(&d))),
            ),
            ("decisions", self.decisions.len()),
            (
                "decisions_done",
                decisions(&|d| d.ended.is_some_and(|(_, done)| done)),
            ),
            ("decisions_open", decisions(&|d| d.ended.is_none())),
            (
                "decisions_overdue",
                decisions(&|d| d.ended.is_none() && d.due < today),
            ),
            ("decisions_of_last", decisions(&|d| d.on == since)),
            ("opinions_new", said(&|s| s.on > since)),
            (
                "opinions_replied",
                said(&|s| s.replied.is_some_and(|d| d > since)),
            ),
            ("opinions", self.opinions.len()),
            ("opinions_merged", said(&|s| s.merged)),
            ("notices_new", papers(&|p| p.on > since)),
            ("notices_unsigned", papers(&|p| !p.signed && !p.answered)),
            (
                "notices_late",
                papers(&|p| !p.answered && p.reply_due < today),
            ),
            ("visits", visits.count()),
            ("places", places.len()),
        ])
    }
}
