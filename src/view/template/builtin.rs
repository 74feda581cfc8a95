//! The program's own wordings, each a text file; what several say alike stands in a file of its own.

use crate::lang::Lang;
use crate::model::Template;

macro_rules! file {
    ($lang:ident, $name:literal) => {
        match $lang {
            Lang::Zh => include_str!(concat!("zh/", $name, ".txt")),
            Lang::En => include_str!(concat!("en/", $name, ".txt")),
        }
    };
}

/// The wording of a paper when the ledger has none.
#[must_use]
pub fn builtin(template: Template, lang: Lang) -> String {
    let own = match template {
        Template::Handover => file!(lang, "handover"),
        Template::Reminder => file!(lang, "reminder"),
        Template::Urge => file!(lang, "urge"),
        Template::Supervise => file!(lang, "supervise"),
        Template::Summon => file!(lang, "summon"),
        Template::Accountability => file!(lang, "accountability"),
        Template::Request => file!(lang, "request"),
        Template::Report => file!(lang, "report"),
        Template::Bulletin => file!(lang, "bulletin"),
    };
    let common = [
        ("@about\n", file!(lang, "about")),
        ("@standing\n", file!(lang, "standing")),
        ("@reply\n", file!(lang, "reply")),
        ("@annex\n", file!(lang, "annex")),
    ];
    common.iter().fold(own.to_owned(), |text, (name, part)| {
        text.replace(name, part)
    })
}
