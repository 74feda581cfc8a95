//! 工作简报: numbered issues of a series, with their distribution.

use serde_json::{Value, json};

use super::plain::{Facts, Shape};
use super::{Day, Id, Kind, Ledger, series};
use crate::{life, plain};

life! {
    pub enum BulletinAction / BulletinState;
    states {
        Drafted = "drafted" "拟稿" / "drafted",
        Published = "published" "已印发" / "published",
    }
    actions {
        Drafted = "drafted" "拟稿" / "drafted", first Drafted;
        Published = "published" "印发" / "published", first Published, from [Drafted => Published],
            verb "publish" "记录已印发" / "Record that it was issued";
    }
}

plain! {
    /// One number of a bulletin.
    pub struct Bulletin: BulletinAction in bulletins, titled |b| &b.title, listed [series, year, number, title],
        numbered series year number, supplied [series, year, number] by supply;
    must {
        series: String, Shape::Line, "刊名" / "Series", "如 联动监督工作简报" / "What the bulletin is called";
        year: u32, Shape::Count, "年份" / "Year", "哪一年的" / "The year";
        number: u32, Shape::Count, "期号" / "Number", "第几期，每年从 1 起" / "Its number, from 1 each year";
        title: String, Shape::Line, "标题" / "Title", "本期标题" / "The title of this number";
    }
    may {
        serial: u32, Shape::Count, "总期号" / "Serial number", "总第几期" / "Its number since the first year";
        from: Day, Shape::Day, "情况起" / "From", "本期情况从哪天起" / "The first day it covers";
        to: Day, Shape::Day, "情况止" / "To", "本期情况到哪天止" / "The last day it covers";
        copies: u32, Shape::Count, "印数" / "Copies", "共印多少份；不写的，印出来留空" / "How many copies are printed; left blank on paper when not given";
    }
    each {
        report_to: String, Shape::Line, "报" / "Reported to", "报送的机关" / "The superiors it is sent to";
        send_to: String, Shape::Line, "发" / "Sent to", "发送的单位" / "The others it is sent to";
        issues: Id, Shape::Record(Kind::Issue), "涉及问题" / "Issues", "本期写到的问题" / "The issues it writes of";
    }
}

/// The series of the last bulletin, this year, the next number; and what a new one takes over from
/// the one before it in its series: the distribution, with serial number and first day following on.
/// No day of it is reckoned by the calendar.
fn supply(facts: &mut Facts, ledger: &Ledger, on: Day) -> Vec<&'static str> {
    series::supply::<Bulletin>(facts, ledger, on, |_| true);
    let series = facts.get("series").and_then(Value::as_str);
    let all = ledger.bulletins.iter();
    let of_series = all.filter(|b| Some(b.series.as_str()) == series);
    let Some(last) = of_series.max_by_key(|b| (b.year, b.number)) else {
        return Vec::new();
    };
    let following = [
        ("serial", last.serial.map(|n| json!(n + 1))),
        ("from", last.to.map(|day| json!(day.succ()))),
        ("report_to", some(&last.report_to)),
        ("send_to", some(&last.send_to)),
        ("copies", last.copies.map(|n| json!(n))),
    ];
    for (key, value) in following {
        if let Some(value) = value {
            facts.entry(key).or_insert(value);
        }
    }
    Vec::new()
}

fn some(list: &[String]) -> Option<Value> {
    (!list.is_empty()).then(|| json!(list))
}

impl Bulletin {
    /// The day it was issued by the end of a day, else drafted; `None` before it was begun.
    #[must_use]
    pub fn dated(&self, as_of: Day) -> Option<Day> {
        self.latest(as_of).map(|step| step.on)
    }

    /// The unit that issued it, else that drafted it.
    #[must_use]
    pub fn editor(&self, as_of: Day) -> Option<&Id> {
        self.latest(as_of).map(|step| &step.by)
    }

    fn latest(&self, as_of: Day) -> Option<&super::Step<BulletinAction>> {
        let last = |action| super::living::last(&self.history, action, as_of);
        last(BulletinAction::Published).or_else(|| last(BulletinAction::Drafted))
    }
}
