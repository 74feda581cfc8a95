//! Regulations: the chapters join and add up; texts are of articles there are.

use super::{Checked, Context, Report, in_order};
use crate::fault;
use crate::model::Regulation;

impl Checked for Regulation {
    fn check(&self, _: &Context<'_>, report: &mut Report) {
        in_order(
            report,
            "effective_on",
            ("通过日期", "the day of adoption", self.adopted_on),
            ("施行日期", "the day it takes effect", self.effective_on),
        );
        let mut next = 1;
        for (i, chapter) in self.chapters.iter().enumerate() {
            if chapter.from != next || chapter.to < chapter.from {
                let (from, to) = (chapter.from, chapter.to);
                report.at(
                    format!("chapters[{i}].from"),
                    fault!(
                        Chapters,
                        "本章是第 {from}—{to} 条，应从第 {next} 条起",
                        "articles {from} to {to}; the chapter should start at {next}"
                    ),
                );
            }
            next = chapter.to.saturating_add(1);
        }
        let total = self.total_articles;
        if !self.chapters.is_empty() && next != total.saturating_add(1) {
            let last = next - 1;
            report.at(
                "total_articles",
                fault!(
                    Chapters,
                    "各章到第 {last} 条为止，而总条数是 {total}",
                    "the chapters end at article {last} of {total}"
                ),
            );
        }
        for (i, article) in self
            .articles
            .iter()
            .enumerate()
            .filter(|(_, a)| !self.has(a.no))
        {
            let no = article.no;
            report.at(
                format!("articles[{i}].no"),
                fault!(
                    ArticleNo,
                    "法规共 {total} 条，没有第 {no} 条",
                    "there are {total} articles and no article {no}"
                ),
            );
        }
    }
}
