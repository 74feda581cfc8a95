//! What is not taken for a letterhead: it comes with the ledger, from anyone who may write there.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use super::{Container, DOCUMENT, LARGEST_PART, Trap};
use crate::encoding;
use crate::fault;
use crate::problem::Fault;

/// The package, when it is a Word document without macros and links to other files.
pub(super) fn opened(bytes: &[u8]) -> Result<Container<'_>, Fault> {
    let mut container = Container::open(bytes).map_err(trapped)?;
    let names = container.names();
    if !names.iter().any(|name| name == DOCUMENT) {
        return Err(broken());
    }
    let types = xml(&mut container, "[Content_Types].xml")?;
    let types = values(&types)?;
    let has_macros = types
        .iter()
        .any(|t| t.contains("macroenabled") || t.contains("vbaproject"))
        || names.iter().any(|n| n.to_ascii_lowercase().contains("vba"));
    if has_macros {
        return Err(fault!(
            Template,
            "里面有宏；在 Word 里另存为不带宏的 .docx",
            "it carries macros; save it in Word as a .docx without them"
        ));
    }
    // Names of parts are alike in capitals and small letters.
    let is_relations = |name: &&String| name.to_ascii_lowercase().ends_with(".rels");
    for name in names.iter().filter(is_relations) {
        let relations = xml(&mut container, name)?;
        refuse_links(&relations)?;
    }
    for name in names
        .iter()
        .filter(|name| name.starts_with("word/") && name.ends_with(".xml"))
    {
        refuse_fields(&xml(&mut container, name)?)?;
    }
    Ok(container)
}

/// Fields that fetch something when the paper is opened or printed.
const FETCHING: [&str; 8] = [
    "DDE",
    "DDEAUTO",
    "LINK",
    "INCLUDE",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "IMPORT",
    "DATABASE",
];

/// Refuses such fields, also when their code is split over runs.
fn refuse_fields(part: &str) -> Result<(), Fault> {
    let (mut reader, mut codes, mut is_code) = (Reader::from_str(part), String::new(), false);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) | Event::Empty(tag) => {
                is_code = tag.name().local_name().as_ref() == "instrText";
                if let Some(code) = attribute(&tag, "instr") {
                    codes += &format!(" {code} ");
                }
                if tag.name().local_name().as_ref() == "fldChar" {
                    codes.push(' ');
                }
            }
            Event::End(_) => is_code = false,
            Event::Text(text) if is_code => codes += &text,
            Event::Eof => break,
            _ => {}
        }
    }
    let fetching = codes.split_whitespace().find(|word| {
        let word = word.to_ascii_uppercase();
        FETCHING.contains(&word.as_str())
    });
    match fetching {
        None => Ok(()),
        Some(field) => Err(fault!(
            Template,
            "里面有会去取别处内容的域（{field}）；在 Word 里删去这个域",
            "it has a field that fetches something ({field}); delete that field in Word"
        )),
    }
}

/// The text of a part, which declares nothing.
pub(super) fn xml(container: &mut Container<'_>, name: &str) -> Result<String, Fault> {
    let bytes = container.part(name, LARGEST_PART).map_err(trapped)?;
    let bytes = bytes.ok_or_else(broken)?;
    let text = encoding::utf8(&bytes).map_err(|_| broken())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(fault!(
            Template,
            "里面有 DOCTYPE 或自定义实体，正常的 Word 文件没有",
            "it declares a DOCTYPE or entities, which no sound Word file does"
        ));
    }
    Ok(text.to_owned())
}

/// Refuses what would be fetched from elsewhere when the paper is opened; links to click on are left.
fn refuse_links(relations: &str) -> Result<(), Fault> {
    let mut reader = Reader::from_str(relations);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) | Event::Empty(tag) => {
                let value = |key| attribute(&tag, key).unwrap_or_default();
                let target = value("Target");
                let is_outside = value("TargetMode").eq_ignore_ascii_case("External");
                if is_outside && !is_local(&target) && !value("Type").ends_with("/hyperlink") {
                    return Err(fault!(
                        Template,
                        "打开时会去取别处的文件（{target}）；在 Word 里断开这个链接",
                        "opening it would fetch another file ({target}); break that link in Word"
                    ));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Whether a link stays on the machine: a file of it, not one of another under any spelling.
fn is_local(target: &str) -> bool {
    let path = target.strip_prefix("file:///");
    path.is_some_and(|path| !path.starts_with(['/', '\\', '%']))
}

/// The values of all attributes, in small letters.
fn values(text: &str) -> Result<Vec<String>, Fault> {
    let (mut reader, mut found) = (Reader::from_str(text), Vec::new());
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) | Event::Empty(tag) => {
                let all = tag.attributes().flatten();
                found.extend(all.map(|a| value(&a).to_ascii_lowercase()));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The value of an attribute as it is meant, `&#108;` and the like resolved.
pub(super) fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let mut all = tag.attributes().flatten();
    let found = all.find(|a| a.key.local_name().as_ref() == key)?;
    Some(value(&found))
}

fn value(attribute: &Attribute<'_>) -> String {
    let meant = unescape(&attribute.value).map(std::borrow::Cow::into_owned);
    meant.unwrap_or_else(|_| attribute.value.clone().into_owned())
}

fn trapped(trap: Trap) -> Fault {
    match trap {
        Trap::Broken | Trap::Locked => broken(),
        Trap::Large => {
            let megabytes = LARGEST_PART >> 20;
            fault!(
                Template,
                "解开来太大（一个部分超过 {megabytes} MB），没有读",
                "it unpacks to too much (a part of over {megabytes} MB) and was not read"
            )
        }
    }
}

pub(super) fn broken() -> Fault {
    fault!(
        Template,
        "不是完好的 Word 文件（.docx），或者设了密码；用 Word 或 WPS 另存一份",
        "it is no sound Word file (.docx), or it has a password; save it again in Word or WPS"
    )
}
