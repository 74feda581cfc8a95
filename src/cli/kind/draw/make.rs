//! `supervise draw make`: the flags become frame, weights and units.

use std::collections::BTreeMap;

use clap::Args;
use serde_json::{Map, json};

use crate::cli::desk::{Desk, long_text, one_line};
use crate::cli::failure::Failure;
use crate::cli::plain::fresh;
use crate::cli::steps::By;
use crate::fault;
use crate::model::draw::{Candidate, Inspector};
use crate::model::sampling::ALGORITHM;
use crate::model::typed::half_width;
use crate::model::vocabulary::WordList;
use crate::model::{Day, Draw, Id, Kind};
use crate::problem::Fault;
use crate::query::frame::{Narrowed, frame};
use crate::query::places::groups;
use crate::store::next_id;

/// A draw to be made.
#[derive(Args)]
pub(crate) struct Make {
    /// What the draw is called
    #[arg(long, value_name = "TEXT")]
    title: String,
    /// A line of text made public beforehand, from which anyone can repeat the draw
    #[arg(long, value_name = "TEXT")]
    seed: String,
    /// How many are to be drawn
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    wanted: u32,
    /// Draw in this county alone, as its own draw
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// Only facilities of this kind: a word of the vocabulary; may be given several times
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<String>,
    /// Leave this facility out of the frame; may be given several times
    #[arg(long = "without", value_name = "FACILITY")]
    left_out: Vec<String>,
    /// Give facilities complained of within a year the weight 2
    #[arg(long)]
    complaints: bool,
    /// Give this facility a weight of 1 to 100; may be given several times
    #[arg(long = "weight", value_name = "FACILITY=N")]
    weights: Vec<String>,
    /// A unit that inspects; may be given several times [default: every inspection group]
    #[arg(long = "inspector", value_name = "UNIT")]
    inspectors: Vec<String>,
    /// What a unit keeps away from: a facility or a county; may be given several times
    #[arg(long = "recuse", value_name = "UNIT:PLACE")]
    recusals: Vec<String>,
    /// How the frame was made up
    #[arg(long, value_name = "TEXT")]
    scope_note: Option<String>,
    #[command(flatten)]
    by: By,
}

impl Make {
    /// The record of the draw.
    pub(super) fn draw(&self, desk: &Desk) -> Result<Draw, Failure> {
        let on = desk.maybe_day(self.by.on.as_ref())?.unwrap_or(desk.today);
        let county = self.county.as_deref().map(|t| desk.county(t)).transpose()?;
        let mut facts = Map::new();
        facts.insert("title".into(), json!(one_line(&self.title)));
        facts.insert("seed".into(), json!(self.seed));
        facts.insert("algorithm".into(), json!(ALGORITHM));
        facts.insert("wanted".into(), json!(self.wanted));
        facts.insert("county".into(), json!(county));
        let note = self.scope_note.as_deref().map(long_text);
        facts.insert("scope_note".into(), json!(note));
        facts.insert("frame".into(), json!(self.frame(county, on, desk)?));
        facts.insert("inspectors".into(), json!(self.inspectors(on, desk)?));
        let id = next_id::<Draw>(&desk.ledger, &desk.office)?;
        Ok(fresh(&id, facts, None, &self.by, desk)?)
    }

    fn frame(&self, county: Option<Id>, on: Day, desk: &Desk) -> Result<Vec<Candidate>, Fault> {
        let kinds = desk.word_list(WordList::FacilityKind, &self.kinds)?;
        let narrowed = Narrowed { county, kinds };
        let mut frame = frame(&desk.ledger, on, &narrowed, self.complaints);
        let left_out = desk.known_list(Kind::Facility, &self.left_out)?;
        for id in &left_out {
            candidate(&mut frame, id)?;
        }
        frame.retain(|c| !left_out.contains(&c.facility));
        for text in &self.weights {
            let (id, weight) = weight(text, desk)?;
            candidate(&mut frame, &id)?.weight = (weight != 1).then_some(weight);
        }
        if frame.is_empty() {
            return Err(fault!(
                Missing,
                "{on} 没有符合条件的运营设施，名录是空的",
                "no such facility operated on {on}; the frame is empty"
            ));
        }
        Ok(frame)
    }

    fn inspectors(&self, on: Day, desk: &Desk) -> Result<Vec<Inspector>, Fault> {
        let units = if self.inspectors.is_empty() {
            groups(&desk.ledger, on).map(|g| g.id.clone()).collect()
        } else {
            desk.orgs(&self.inspectors)?
        };
        let mut recused: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for text in &self.recusals {
            let (unit, place) = recusal(text, desk)?;
            if !units.contains(&unit) {
                let name = desk.ledger.org_name(&unit);
                return Err(fault!(
                    Value,
                    "{name}不是这次的检查单位，谈不上回避",
                    "{name} does not inspect here and keeps away from nothing"
                ));
            }
            recused.entry(unit).or_default().push(place);
        }
        let inspector = |unit: Id| Inspector {
            recuse: recused.remove(&unit).unwrap_or_default(),
            unit,
        };
        Ok(units.into_iter().map(inspector).collect())
    }
}

/// The facility in the frame.
fn candidate<'f>(frame: &'f mut [Candidate], id: &Id) -> Result<&'f mut Candidate, Fault> {
    let found = frame.iter_mut().find(|c| c.facility == *id);
    found.ok_or_else(|| {
        fault!(
            Value,
            "{id} 不在名录里：当天没有运营，或不符合条件",
            "{id} is not in the frame: it was not operating that day or is not of those meant"
        )
    })
}

/// KF-F007=2, or 某养老院＝２.
fn weight(text: &str, desk: &Desk) -> Result<(Id, u32), Fault> {
    let parts = text.rsplit_once(['=', '＝']);
    let parts = parts.and_then(|(place, n)| Some((place, half_width(n.trim()).parse().ok()?)));
    let (place, weight) = parts.ok_or_else(|| {
        fault!(
            Value,
            "权重写成“设施=数”，如 KF-F007=2，不是“{text}”",
            "write a weight as FACILITY=N, such as KF-F007=2, not `{text}`"
        )
    })?;
    Ok((desk.known(Kind::Facility, place.trim())?, weight))
}

/// group-1:longting, or 第一组：某养老院.
fn recusal(text: &str, desk: &Desk) -> Result<(Id, Id), Fault> {
    let (unit, place) = text.split_once([':', '：']).ok_or_else(|| {
        fault!(
            Value,
            "回避写成“单位:设施或县区”，如 group-1:longting，不是“{text}”",
            "write what a unit keeps away from as UNIT:PLACE, such as group-1:longting, not `{text}`"
        )
    })?;
    let place = place.trim();
    let county = desk.county(place).ok();
    let place = match county {
        Some(county) => county,
        None => desk.known(Kind::Facility, place)?,
    };
    Ok((desk.org(unit)?, place))
}
