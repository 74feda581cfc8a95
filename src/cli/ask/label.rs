//! What an argument is called when it is asked for.

use clap::Arg;

use super::form::{Form, Verb};
use crate::for_kind;
use crate::lang::{Lang, Text, t};
use crate::model::coded::Coded;
use crate::model::issue::IssueAction;
use crate::model::plain::facts;
use crate::model::step::Field;
use crate::model::{Kind, Record};
use crate::say;
use crate::view::field;

/// The label of an argument of a command.
pub(super) fn of(form: &Form, kind: Option<Kind>, arg: &Arg, lang: Lang) -> String {
    let name = arg.get_id().as_str();
    if name == "on" {
        return day_of(form, kind, lang);
    }
    let of_record = kind.filter(|_| form.verb == Verb::Makes);
    let text = own(form, name)
        .or_else(|| of_record.and_then(|kind| field::label(kind, name)))
        .or_else(|| step_field(name))
        .or_else(|| kind.and_then(|kind| field::label(kind, name)));
    text.map_or_else(|| name.to_owned(), |text| capital(text.in_lang(lang)))
}

/// The label with a capital, where the language has any.
fn capital(label: &str) -> String {
    let mut chars = label.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// The day of the step, named after it.
fn day_of(form: &Form, kind: Option<Kind>, lang: Lang) -> String {
    let action = match form.verb {
        Verb::Issue(IssueAction::Extended) => t("批准延期", "extension granted"),
        Verb::Issue(IssueAction::Withdrawn) => t("认定不成立", "withdrawn"),
        Verb::Issue(IssueAction::Rejected) => t("验收", "rejected"),
        Verb::Issue(action) => action.label(),
        Verb::Step(code) => step_of(kind, code),
        Verb::Makes if kind.is_some_and(is_plain) => first_of(kind),
        Verb::Makes | Verb::Adds => {
            let day = match &*form.command {
                "issue add" => t("发现日期", "Found on"),
                "task add" => t("列入方案日期", "Planned on"),
                "article inspect" => t("检查日期", "Inspected on"),
                "facility add" | "facility status" => t("从哪天起", "Since"),
                _ => t("日期", "Date"),
            };
            return day.in_lang(lang).to_owned();
        }
    };
    let action = action.in_lang(lang);
    say!(lang, "{action}日期", "Date ({action})")
}

/// Whether the kind is a table of facts.
fn is_plain(kind: Kind) -> bool {
    !facts(kind).is_empty()
}

/// The label of what a history of the kind usually begins with.
fn first_of(kind: Option<Kind>) -> Text {
    fn label<R: Record>() -> Option<Text> {
        R::Action::ALL.first().map(|a| a.label())
    }
    let found = kind.and_then(|kind| for_kind!(kind, R => label::<R>()));
    found.unwrap_or(t("日期", "date"))
}

/// The label of an action of a kind by its code.
fn step_of(kind: Option<Kind>, code: &str) -> Text {
    fn label<R: Record>(code: &str) -> Option<Text> {
        R::Action::parse(code).map(Coded::label)
    }
    let found = kind.and_then(|kind| for_kind!(kind, R => label::<R>(code)));
    found.unwrap_or(t("日期", "date"))
}

fn step_field(name: &str) -> Option<Text> {
    Field::called(name).map(Field::label)
}

/// What is called otherwise in a command than in the file, or is not in the file.
fn own(form: &Form, name: &str) -> Option<Text> {
    if let Some(of_issue) = name.strip_prefix("issue_") {
        return field::label(Kind::Issue, of_issue);
    }
    Some(match (&*form.command, name) {
        ("article inspect", "title") => t("要登记的问题", "Issue to raise"),
        ("draw make", "kinds") => t("设施类型", "Kinds of facility"),
        ("draw make", "left_out") => t("不列入名录的设施", "Left out of the frame"),
        ("draw make", "weights") => t("权重", "Weights"),
        ("draw make", "recusals") => t("回避", "Recusals"),
        ("init", "dir") => t("账本放在哪个文件夹", "Folder of the ledger"),
        ("init", "name") => t("机关名称", "Name of the body"),
        ("init", "prefix") => t("编号前的代号", "Prefix of ids"),
        ("init", "campaign_name") => t("专项名称", "Name of the campaign"),
        ("init", "first_campaign") => t("专项编号", "Id of the campaign"),
        ("init", "code") => t("行政区划代码", "Division code"),
        ("init", "level") => t("层级", "Level"),
        ("init", "started_on") => t("专项启动日期", "First day of the campaign"),
        ("evaluation item", "name") => t("测评项目", "Item"),
        ("evaluation item", "unit") => t("责任单位", "Unit"),
        ("evaluation item", "dimension") => t("测评内容", "What is judged"),
        ("evaluation item", "satisfied") => t("满意票", "Satisfied"),
        ("evaluation item", "basically") => t("基本满意票", "Basically satisfied"),
        ("evaluation item", "unsatisfied") => t("不满意票", "Unsatisfied"),
        ("evaluation item", "invalid") => t("无效票", "Invalid"),
        ("evaluation item", "issues") => t("对应问题", "Issues"),
        ("issue add", "channel") => t("问题来源", "Channel"),
        ("issue add", "level") => t("发现层级", "Level that found it"),
        (_, "refs") => t("依据材料", "Papers it rests on"),
        ("issue assign", "due") => t("整改时限", "Deadline"),
        ("issue extend", "to") => t("延至", "New deadline"),
        ("issue reopen", "to") => t("新的时限", "New deadline"),
        ("issue urge", "to") => t("回复时限", "Reply due"),
        ("facility add" | "facility status", "status") => t("状态", "Status"),
        (_, "slug") => t("编号", "Id"),
        (_, "status") => t("从哪一步记起", "Begins with"),
        (_, "by") => t("经办单位", "By"),
        ("meeting decide", "text") => t("议定事项", "Decision"),
        ("meeting decide", "due") => t("时限", "Deadline"),
        ("meeting report", "unit") => t("汇报单位", "Unit that reported"),
        ("meeting report", "doc") => t("汇报材料", "Paper it reported with"),
        (_, "text") => t("备注", "Remark"),
        ("issue merge", "into") => t("并入哪个问题", "Merge into"),
        (_, "id") if form.verb != Verb::Makes => t("哪一条", "Which one"),
        _ => return None,
    })
}
