//! The paragraphs of a docx: a zip with `word/document.xml` in it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Aside, LARGEST_BODY, LARGEST_TEXT, Line, Paper, too_long};
use crate::container::{Container, DEEPEST, Trap, character};
use crate::encoding;
use crate::fault;
use crate::problem::Fault;

pub(super) fn read(bytes: &[u8]) -> Result<Paper, Fault> {
    let xml = body(bytes)?;
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => walk.start(&tag)?,
            Event::Empty(tag) => {
                walk.start(&tag)?;
                walk.end(tag.local_name().as_ref());
            }
            Event::End(tag) => walk.end(tag.local_name().as_ref()),
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(name) => walk.text(&character(&name).ok_or_else(declared)?),
            Event::DocType(_) => return Err(declared()),
            // A body that is cut off would lose what followed without a word.
            Event::Eof if walk.path.is_empty() => break,
            Event::Eof => return Err(broken()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    let text: usize = walk.paper.lines.iter().map(|l| l.text.len()).sum();
    if text > LARGEST_TEXT {
        return Err(too_long(LARGEST_TEXT));
    }
    walk.paper.is_docx = true;
    Ok(walk.paper)
}

/// The XML of the body, unpacked within bounds.
fn body(bytes: &[u8]) -> Result<String, Fault> {
    let trapped = |trap| match trap {
        Trap::Broken | Trap::Locked => broken(),
        Trap::Large => too_long(LARGEST_BODY),
    };
    let mut container = Container::open(bytes).map_err(trapped)?;
    let xml = container.part("word/document.xml", LARGEST_BODY);
    let Some(xml) = xml.map_err(trapped)? else {
        return Err(fault!(
            Paper,
            "这是压缩包，里面没有 Word 正文（word/document.xml）",
            "this is a zip file without the body of a Word document (word/document.xml)"
        ));
    };
    let text = encoding::utf8(&xml).map_err(|_| broken())?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

fn broken() -> Fault {
    fault!(
        Paper,
        "docx 文件坏了、设了密码或不合规范，读不出正文",
        "the docx is damaged, has a password or breaks the format: its body cannot be read"
    )
}

fn declared() -> Fault {
    fault!(
        Paper,
        "docx 里有 DOCTYPE 或自定义实体，正常的 Word 文件没有，不读",
        "the docx declares a DOCTYPE or entities, which no sound Word file does; it was not read"
    )
}

/// The walk through the body: paragraphs may hold text boxes, which hold paragraphs.
#[derive(Default)]
struct Walk {
    paper: Paper,
    path: Vec<String>,
    /// How many of the open elements are what old programs are shown instead.
    hidden: usize,
    /// How many of them hold what was moved away.
    moved: usize,
    /// How many of them hold properties.
    styling: usize,
    /// The paragraphs that are open, outermost first: text and deleted text.
    open: Vec<Open>,
    /// Paragraphs so far.
    count: usize,
}

#[derive(Default)]
struct Open {
    no: usize,
    text: String,
    deleted: String,
    pictures: usize,
    is_numbered: bool,
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        let name = tag.local_name();
        let name: &str = name.as_ref();
        self.path.push(name.to_owned());
        if let Some(count) = self.counter(name) {
            *count += 1;
        }
        if self.path.len() > DEEPEST {
            return Err(broken());
        }
        if self.hidden > 0 {
            return Ok(());
        }
        if name == "p" && tag.name().as_ref().starts_with("w:") {
            self.count += 1;
            self.open.push(Open {
                no: self.count,
                ..Open::default()
            });
            return Ok(());
        }
        let style = self.styling > 0;
        let Some(open) = self.open.last_mut() else {
            return Ok(());
        };
        match name {
            "numId" => open.is_numbered = value(tag).is_some_and(|v| v != "0"),
            _ if style => {}
            "tab" => open.text.push('\t'),
            "br" | "cr" => open.text.push('\n'),
            "noBreakHyphen" => open.text.push('-'),
            "sym" => open.text.push('\u{fffd}'),
            "pic" | "imagedata" => open.pictures += 1,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        let hidden = self.hidden > 0;
        self.path.pop();
        if let Some(count) = self.counter(name) {
            *count -= 1;
        }
        if name == "p"
            && !hidden
            && let Some(open) = self.open.pop()
        {
            self.close(open);
        }
    }

    fn text(&mut self, text: &str) {
        let (hidden, moved) = (self.hidden > 0, self.moved > 0);
        let inside = self.path.last().map(String::as_str);
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match inside {
            Some("t") if moved => open.deleted.push_str(text),
            Some("t") if !hidden => open.text.push_str(text),
            Some("delText") if !hidden => open.deleted.push_str(text),
            _ => {}
        }
    }

    fn counter(&mut self, name: &str) -> Option<&mut usize> {
        match name {
            "Fallback" => Some(&mut self.hidden),
            "moveFrom" => Some(&mut self.moved),
            "pPr" | "rPr" => Some(&mut self.styling),
            _ => None,
        }
    }

    fn close(&mut self, open: Open) {
        let Open { no, .. } = open;
        let line = |text: &str| Line {
            no,
            text: text.to_owned(),
        };
        if open.is_numbered && !open.text.trim().is_empty() {
            let shown: String = open.text.trim().chars().take(16).collect();
            self.paper.lost.push((
                fault!(
                    Numbering,
                    "“{shown}”这一段用了 Word 的自动编号，编号不在文字里，读不到；先在 Word 里另存为纯文本再导入",
                    "the paragraph `{shown}` is numbered by Word, and the number is not in its text: save as plain text in Word first"
                ),
                no,
            ));
        }
        if open.text.contains('\u{fffd}') {
            self.paper.lost.push((
                fault!(
                    Doubt,
                    "有认不出的字符，写作 \u{fffd}",
                    "a symbol could not be read and stands as \u{fffd}"
                ),
                no,
            ));
        }
        if !open.deleted.is_empty() {
            self.paper.aside.push((line(&open.deleted), Aside::Deleted));
        }
        for _ in 0..open.pictures {
            self.paper.aside.push((line(""), Aside::Picture));
        }
        let parts = open.text.split('\n').map(line);
        self.paper.lines.extend(parts);
    }
}

/// The `w:val` of an element.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == "val")?;
    Some(found.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;

    fn docx(body: &str) -> Vec<u8> {
        packed(&format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
        ))
    }

    fn packed(xml: &str) -> Vec<u8> {
        use std::io::{Cursor, Write};
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file("word/document.xml", options).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn lines(body: &str) -> Vec<(usize, String)> {
        let paper = read(&docx(body)).unwrap();
        paper.lines.into_iter().map(|l| (l.no, l.text)).collect()
    }

    #[test]
    fn paragraphs_and_runs() {
        let body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>第一条</w:t></w:r><w:r><w:tab/><w:t>甲 &amp; &#x4E59;</w:t></w:r></w:p>\
                    <w:p/><w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>";
        let found = lines(body);
        let expected = [(1, "第一条\t甲 & 乙"), (2, ""), (3, "上"), (3, "下")];
        assert_eq!(found, expected.map(|(n, t)| (n, t.to_owned())));
    }

    #[test]
    fn deleted_moved_and_doubled_text_is_set_aside() {
        let body = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>\
                    <w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
                    <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
                    <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>文</w:t></w:r></w:p>";
        let paper = read(&docx(body)).unwrap();
        let texts: Vec<_> = paper.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts, ["新", "框", "文"]);
        assert_eq!(paper.aside.len(), 1);
        assert_eq!(
            (paper.aside[0].0.text.as_str(), paper.aside[0].1),
            ("旧移", Aside::Deleted)
        );
    }

    #[test]
    fn numbers_that_word_makes_are_told() {
        let body = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>为了</w:t></w:r></w:p>";
        let paper = read(&docx(body)).unwrap();
        assert_eq!(
            (paper.lost[0].0.code, paper.lost[0].1),
            (Code::Numbering, 1)
        );
    }

    #[test]
    fn traps_are_refused() {
        let doctype = packed("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>");
        let entity = docx("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>");
        let deep = docx(&"<w:p>".repeat(100_000));
        let open = packed("<w:document><w:body");
        for bytes in [doctype, entity, deep, open] {
            assert_eq!(read(&bytes).unwrap_err().code, Code::Paper);
        }
        let bomb = packed(&format!("<x>{}</x>", " ".repeat(LARGEST_BODY)));
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb).unwrap_err().code, Code::Size);
    }
}
