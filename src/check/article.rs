//! Assigned articles: the number exists, the id says the same, nothing is assigned twice.

use std::collections::BTreeMap;

use super::{Checked, Context, Report};
use crate::fault;
use crate::model::article::ArticleAction;
use crate::model::coded::Coded;
use crate::model::verdict::Finding;
use crate::model::{Article, Kind, Ledger};
use crate::problem::{Problem, Spot};

impl Checked for Article {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        let regulation = context.ledger.regulations.get(&self.regulation);
        if let Some(total) = regulation
            .filter(|r| !r.has(self.number))
            .map(|r| r.total_articles)
        {
            let no = self.number;
            report.at(
                "number",
                fault!(
                    ArticleNo,
                    "法规共 {total} 条，没有第 {no} 条",
                    "there are {total} articles and no article {no}"
                ),
            );
        }
        let right = Self::id_text(&self.regulation, self.number, self.paragraph, self.item);
        if right != self.id.as_str() {
            report.at(
                "id",
                fault!(
                    Path,
                    "按法规和条号，编号应是 {right}",
                    "by regulation and number the id should be {right}"
                ),
            );
        }
        if let Some(i) = self.co.iter().position(|co| *co == self.lead) {
            let name = context.ledger.org_name(&self.lead);
            report.at(
                format!("co[{i}]"),
                fault!(
                    LeadCo,
                    "{name}已是牵头单位",
                    "{name} is the lead unit already"
                ),
            );
        }
        if !self
            .history
            .iter()
            .any(|s| s.action == ArticleAction::Assigned)
        {
            report.at(
                "history",
                fault!(
                    Missing,
                    "没有写明何时分解（action: assigned）",
                    "the day it was assigned is not recorded (action: assigned)"
                ),
            );
        }
        let assigned = self
            .history
            .iter()
            .filter(|s| s.action == ArticleAction::Assigned)
            .map(|s| s.on)
            .min();
        for (i, step) in self.history.iter().enumerate() {
            if step.action == ArticleAction::Inspected && assigned.is_some_and(|day| step.on < day)
            {
                report.at(
                    format!("history[{i}].on"),
                    fault!(
                        Step,
                        "检查早于分解",
                        "it is inspected before it is assigned"
                    ),
                );
            }
            let lacking = step
                .result
                .filter(|r| matches!(r, Finding::Partial | Finding::NonCompliant));
            if let Some(result) = lacking
                && step.issues.is_empty()
                && step.reason.is_none()
            {
                let (zh, en) = (result.label().zh, result.code());
                report.at(
                    format!("history[{i}].result"),
                    fault!(
                        ResultIssue,
                        "检查结果是“{zh}”，却没有形成问题（issues），也没有写明理由（reason）",
                        "the result is `{en}`, but neither issues nor a reason is given"
                    ),
                );
            }
        }
    }
}

/// One article, paragraph or item assigned in two records.
pub(super) fn twice(ledger: &Ledger) -> Vec<Problem> {
    let mut first: BTreeMap<_, &Article> = BTreeMap::new();
    let mut found = Vec::new();
    for article in ledger.articles.iter() {
        let what = (
            &article.campaign,
            &article.regulation,
            article.number,
            article.paragraph,
            article.item,
        );
        match first.get(&what) {
            None => {
                first.insert(what, article);
            }
            Some(other) => {
                let other = &other.id;
                let file = Kind::Article.path(&article.id).unwrap_or_default();
                let fault = fault!(
                    ArticleTwice,
                    "与 {other} 是同一条款",
                    "the same article as {other}"
                );
                found.push(fault.at(file, Spot::Field("number".into())));
            }
        }
    }
    found
}
