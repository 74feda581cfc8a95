//! 意见建议: what people say, as the contact stations and meetings hear it (B5).

use super::plain::Shape;
use super::vocabulary::WordList;
use super::{Day, Id, Kind, org::Units};
use crate::{coded, life, plain};

coded! {
    /// Who said it; never a name.
    pub enum Submitter("反映人类别", "who said it") {
        Elderly = "elderly" "老年人" / "old person",
        Family = "family" "家属" / "family",
        Deputy = "deputy" "人大代表" / "deputy",
        Operator = "operator" "运营机构" / "operator",
        Grassroots = "grassroots" "基层单位" / "grassroots unit",
        Other = "other" "其他" / "other",
    }
}

life! {
    pub enum OpinionAction / OpinionState;
    states {
        Received = "received" "待分办" / "received",
        Sorted = "sorted" "已分办" / "dealt out",
        Replied = "replied" "已答复" / "replied",
        Merged = "merged" "已合并" / "merged",
    }
    actions {
        Received = "received" "收到" / "received", first Received;
        Sorted = "sorted" "分办" / "dealt out", from [Received => Sorted, Sorted => Sorted],
            verb "sort" "分办：当场答复、转为问题、转有关单位等" / "Say how it is dealt with", needs [Disposition], may [Lead];
        Replied = "replied" "答复" / "replied", from [Sorted => Replied],
            verb "reply" "记录已答复" / "Record the reply";
        Merged = "merged" "合并" / "merged", from [Received => Merged, Sorted => Merged],
            verb "merge" "并入同一内容的另一条意见" / "Merge into another opinion that says the same", needs [Into];
    }
}

plain! {
    /// An opinion: what was said, where it came in, which aspect it concerns.
    pub struct Opinion: OpinionAction in opinions, titled |o| &o.content, listed [content, channel, aspect, county];
    must {
        content: String, Shape::Text, "意见内容" / "Content", "所说的事，五百字以内；不写人名、电话、住址" / "What was said, at most 500 characters, without names, numbers or addresses of people";
        channel: String, Shape::Word(WordList::OpinionChannel), "渠道" / "Channel", "从哪里收到" / "Where it came in";
        aspect: String, Shape::Word(WordList::SurveyAspect), "方面" / "Aspect", "属于哪个方面" / "The aspect it concerns";
    }
    may {
        county: Id, Shape::Unit(Units::Counties), "县区" / "County", "来自哪个县区" / "The county it comes from";
        submitter: Submitter, Shape::Choice(Submitter::CHOICE), "反映人类别" / "Who said it", "哪一类人反映的，不写是谁" / "What sort of person said it, never who";
        reply_due: Day, Shape::Day, "答复时限" / "Reply due", "应在哪天以前答复" / "The day by which a reply is due";
    }
    each {
        issues: Id, Shape::Record(Kind::Issue), "形成问题" / "Issues", "由它形成或与它有关的问题" / "The issues it led to or belongs to";
    }
}
