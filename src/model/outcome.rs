//! 成果: what came of the supervision: policies, standards, mechanisms, legislation.

use super::plain::Shape;
use super::vocabulary::WordList;
use super::{Id, Kind};
use crate::{life, plain};

life! {
    pub enum OutcomeAction / OutcomeState;
    states {
        Planned = "planned" "拟出台" / "planned",
        Issued = "issued" "已出台" / "issued",
    }
    actions {
        Issued = "issued" "出台" / "issued", first Issued, from [Planned => Issued],
            verb "issue" "记录已出台" / "Record that it was issued";
        Planned = "planned" "列入计划" / "planned", first Planned;
    }
}

plain! {
    /// A lasting result.
    pub struct Outcome: OutcomeAction in outcomes, titled |o| &o.title, listed [kind, title, issuer, doc_no, issues];
    must {
        kind: String, Shape::Word(WordList::OutcomeKind), "成果类型" / "Kind", "政策、标准、机制等" / "Policy, standard, mechanism and so on";
        title: String, Shape::Line, "名称" / "Title", "文件或成果的名称" / "What it is called";
    }
    may {
        doc_no: String, Shape::Line, "文号" / "Number", "文件的文号" / "The number of the paper";
        issuer: String, Shape::Line, "出台单位" / "Issuer", "由谁出台" / "Who issued it";
        group: String, Shape::Line, "归类" / "Group", "属于哪一组工作" / "The group of work it belongs to";
    }
    each {
        issues: Id, Shape::Record(Kind::Issue), "相关问题" / "Issues", "因哪些问题而来" / "The issues it answers";
        articles: Id, Shape::Record(Kind::Article), "相关条款" / "Articles", "落实哪些条款" / "The articles it carries out";
    }
}
