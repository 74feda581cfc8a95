//! Draws: who is drawn and by whom inspected, what became of it, the frame.

use super::super::label::Words;
use super::super::page::{Cell, Sheet};
use super::super::sampling::place_sheet;
use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::{Day, Draw};
use crate::query::sampling::OfDraw;
use crate::say;

impl Look for Draw {
    fn more(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let now = OfDraw::of(self, words.ledger, as_of);
        let drawn = now.visited.whole.count();
        let (visited, pending) = (now.visited.part.count(), now.pending.count());
        let frame = now.frame.count();
        let text = say!(
            words.lang,
            "名录 {frame} 家，抽中 {drawn} 家，已查 {visited} 家，待查 {pending} 家",
            "{drawn} drawn of {frame}; {visited} visited, {pending} to visit"
        );
        let mut lines = vec![(t("结果", "Result"), Cell::Text(text))];
        lines.extend(
            warnings(&now, words)
                .into_iter()
                .map(|text| (t("注意", "Note"), Cell::Text(text))),
        );
        lines
    }

    fn tables(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let now = OfDraw::of(self, words.ledger, as_of);
        let mut tables = vec![(t("抽中的设施", "Drawn"), place_sheet(&now.places, words))];
        let made = self.drawn(words.ledger, as_of).ok();
        let reserve = made.map(|m| m.reserve).unwrap_or_default();
        let heads = [t(">次序", ">No."), t("设施", "Facility"), t("名称", "Name")];
        let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
            .or_say(words.say(t("没有候补。", "There is no reserve.")));
        for (i, id) in (1..).zip(&reserve) {
            sheet.row(vec![Cell::Number(i), Cell::id(id), words.facility(id)]);
        }
        tables.push((t("候补", "Reserve"), sheet));
        tables.push((t("检查单位", "Inspecting units"), inspectors(self, words)));
        tables
    }
}

/// What a reader must know before relying on the result.
pub(in crate::view) fn warnings(now: &OfDraw, words: &Words<'_>) -> Vec<String> {
    let lang = words.lang;
    let mut found = Vec::new();
    if !now.fits {
        found.push(
            words
                .say(t(
                    "这份记录重做不出抽取结果，用 supervise check 查看原因",
                    "nothing can be drawn from this record; supervise check says why",
                ))
                .to_owned(),
        );
    }
    let (lacking, wanted) = (now.lacking, now.wanted);
    if lacking > 0 {
        found.push(say!(
            lang,
            "名录已经抽完：应抽 {wanted} 家，还差 {lacking} 家",
            "the frame is exhausted: {wanted} wanted, {lacking} lacking"
        ));
    }
    let without = now.without_inspector.ids.iter();
    let without: Vec<&str> = without.map(crate::model::Id::as_str).collect();
    if !without.is_empty() {
        let list = without.join(words.say(t("、", ", ")));
        found.push(say!(
            lang,
            "各检查单位都要回避，没有单位可派：{list}",
            "every unit must keep away from: {list}"
        ));
    }
    found
}

/// The units and what they keep away from.
fn inspectors(draw: &Draw, words: &Words<'_>) -> Sheet {
    let heads = [t("检查单位", "Unit"), t("回避", "Keeps away from")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有检查单位。", "No unit inspects.")));
    for inspector in &draw.inspectors {
        let names = inspector.recuse.iter().map(|id| {
            let facility = words.ledger.facilities.get(id);
            facility.map_or_else(|| words.ledger.org_name(id), |f| f.name.as_str())
        });
        let names: Vec<&str> = names.collect();
        sheet.row(vec![
            words.org(Some(&inspector.unit)),
            Cell::text(names.join(words.say(t("、", ", ")))),
        ]);
    }
    sheet
}
