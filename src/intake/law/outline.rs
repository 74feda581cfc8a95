//! Headings to chapters.

use crate::fault;
use crate::lang::Lang;
use crate::model::numeral::chinese;
use crate::model::regulation::{ArticleText, Chapter, Section};
use crate::problem::Fault;

use super::head::{Heading, Unit};
use super::{LeftOut, Line, Why};

/// A heading and the articles under it.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) heading: Heading,
    pub(super) line: usize,
    /// Its lines: a name may stand under the number.
    pub(super) lines: Vec<Line>,
    /// Its first article's place in the list.
    pub(super) at: usize,
}

/// What the headings of a law come to.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) chapters: Vec<Chapter>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) notes: Vec<(Fault, usize)>,
}

/// The chapters the headings make.
pub(super) fn build(placed: &[Placed], articles: &[ArticleText]) -> Outline {
    let mut outline = Outline::default();
    outline.numbering(placed);
    let Some(first) = placed.iter().find(|p| p.heading.unit == Unit::Chapter) else {
        outline.leave_out(placed.iter());
        return outline;
    };
    if first.at > 0 {
        let line = first.line;
        outline.notes.push((
            fault!(
                Numbering,
                "第一个章标题之前已有条文，章没有记入",
                "articles stand before the first chapter: no chapters were recorded"
            ),
            line,
        ));
        outline.leave_out(placed.iter());
        return outline;
    }
    let end = articles.last().map_or(0, |a| a.no.number);
    let number = |at: usize| articles.get(at).map_or(end, |a| a.no.number);
    // The last article before the next heading of that width or a wider one.
    let to = |i: usize| {
        let next = placed[i + 1..].iter().find(|p| {
            p.heading.unit <= placed[i].heading.unit.max(Unit::Chapter)
                || p.heading.unit == placed[i].heading.unit
        });
        next.map_or(end, |p| number(p.at).saturating_sub(1))
    };
    let (mut part, mut sub_part) = (None::<String>, None::<String>);
    for (i, here) in placed.iter().enumerate() {
        let heading = &here.heading;
        match heading.unit {
            Unit::Part => (part, sub_part) = (Some(title(heading, "编")), None),
            Unit::SubPart => sub_part = Some(title(heading, "分编")),
            Unit::Chapter => outline.chapters.push(Chapter {
                no: heading.no,
                name: heading.name.clone(),
                from: if i == 0 || outline.chapters.is_empty() {
                    1
                } else {
                    number(here.at)
                },
                to: to(i),
                part: joined(part.as_deref(), sub_part.as_deref()),
                sections: Vec::new(),
            }),
            Unit::Section => match outline.chapters.last_mut() {
                Some(chapter) => chapter.sections.push(Section {
                    no: heading.no,
                    name: heading.name.clone(),
                    from: number(here.at),
                    to: to(i),
                }),
                None => outline.leave_out(std::iter::once(here)),
            },
        }
    }
    outline.lone_parts(placed);
    outline
}

fn title(heading: &Heading, unit: &str) -> String {
    format!("第{}{unit}　{}", chinese(heading.no), heading.name)
}

fn joined(part: Option<&str>, sub_part: Option<&str>) -> Option<String> {
    match (part, sub_part) {
        (Some(part), Some(sub)) => Some(format!("{part}　{sub}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

impl Outline {
    fn leave_out<'a>(&mut self, placed: impl Iterator<Item = &'a Placed>) {
        let lines = placed.flat_map(|p| &p.lines);
        self.left_out.extend(lines.map(|line| LeftOut {
            line: line.no,
            text: line.text.clone(),
            why: Why::LooseHeading,
        }));
    }

    /// A part whose articles stand in no chapter would be lost.
    fn lone_parts(&mut self, placed: &[Placed]) {
        for (i, here) in placed.iter().enumerate() {
            let wider = here.heading.unit < Unit::Chapter;
            let next = placed.get(i + 1).filter(|n| n.at == here.at);
            if wider && next.is_none() {
                let title = &here.heading.name;
                self.notes.push((
                    fault!(
                        Numbering,
                        "“{title}”下面没有章，条文算在前一章里",
                        "there is no chapter under `{title}`: its articles count to the chapter before"
                    ),
                    here.line,
                ));
                self.leave_out(std::iter::once(here));
            }
        }
    }

    /// Parts, chapters and sections count up from one; chapters may start again in each part.
    fn numbering(&mut self, placed: &[Placed]) {
        let mut last = [0_u32; 4];
        for here in placed {
            let heading = &here.heading;
            let width = heading.unit as usize;
            let before = last[width];
            // A new part leaves both ways open: counting on, or from one again.
            let restarts = heading.no == 1 && (before == 0 || width > 0);
            let fits = heading.no == before + 1 || restarts && self.may_restart(placed, here);
            if !fits {
                let (this, expected) = (heading.no, before + 1);
                let unit = ["编", "分编", "章", "节"][width];
                let unit_en = ["part", "sub-part", "chapter", "section"][width];
                self.notes.push((
                    if this <= before {
                        fault!(
                            Numbering,
                            "第{this}{unit}重复或倒退，前面已到第{before}{unit}",
                            "{unit_en} {this} repeats or goes back: {unit_en} {before} came before"
                        )
                    } else {
                        fault!(
                            Numbering,
                            "缺第{expected}{unit}，这里是第{this}{unit}",
                            "{unit_en} {expected} is missing; here is {unit_en} {this}"
                        )
                    },
                    here.line,
                ));
            }
            last[width] = heading.no;
            // Sections count anew in each chapter.
            if heading.unit == Unit::Chapter {
                last[Unit::Section as usize] = 0;
            }
            if heading.unit == Unit::Part {
                last[Unit::SubPart as usize] = 0;
            }
        }
    }

    /// Whether a heading is the first of its unit in a wider one.
    fn may_restart(&self, placed: &[Placed], here: &Placed) -> bool {
        let before = placed.iter().take_while(|p| p.line < here.line);
        let nearest = before
            .filter(|p| p.heading.unit <= here.heading.unit)
            .last();
        nearest.is_none_or(|p| p.heading.unit < here.heading.unit)
    }
}

/// What is wrong with the numbers of the articles, with the place of the article that shows it.
pub(super) fn gaps(articles: &[ArticleText]) -> Vec<(Fault, usize)> {
    let mut found = Vec::new();
    let mut before = crate::model::regulation::ArticleNo { number: 0, sub: 0 };
    for (i, article) in articles.iter().enumerate() {
        let no = article.no;
        let steps_on = no.number == before.number + 1 && no.sub == 0
            || no.number == before.number && no.sub == before.sub + 1;
        if !steps_on {
            let (zh, en) = (no.title(Lang::Zh), no.title(Lang::En));
            let (zh_before, en_before) = (before.title(Lang::Zh), before.title(Lang::En));
            found.push((
                if before.number == 0 {
                    fault!(
                        Numbering,
                        "条文从{zh}开始，不是第一条",
                        "the articles start with {en}, not with 1"
                    )
                } else {
                    fault!(
                        Numbering,
                        "{zh_before}之后是{zh}，中间缺条",
                        "{en} follows {en_before}: some are missing between"
                    )
                },
                i,
            ));
        }
        before = no;
    }
    found
}
