//! 信头: a page in a document the office made itself (`templates/<name>.docx`), its placeholders
//! filled. Parts that hold none are copied byte for byte.

mod guard;
mod names;
mod part;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Origin;
use super::docx::{Pieces, guests, pieces, stamp};
use crate::container::{Container, Trap};
use crate::lang::Lang;
use crate::problem::Fault;
use crate::view::Page;
use names::Names;
use part::Part;

/// The document itself.
const DOCUMENT: &str = "word/document.xml";
/// Its styles.
const STYLES: &str = "word/styles.xml";
/// The largest part that is read, in bytes unpacked.
const LARGEST_PART: usize = 16 << 20;
/// The largest document that is made of one part, in bytes.
const LARGEST_MADE: usize = 32 << 20;

/// A letterhead filled.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was wrong and did not keep it from being made: placeholders nobody knows.
    pub faults: Vec<Fault>,
}

/// Fills a letterhead with a page.
///
/// # Errors
/// `W-TEMPLATE` for what is no sound Word document, carries macros, a DOCTYPE or links to other
/// files, unpacks to more than it may, or has no place for the text.
pub fn letterhead(page: &Page, bytes: &[u8], origin: &Origin) -> Result<Filled, Fault> {
    let mut container = guard::opened(bytes)?;
    let names = Names::of(page, origin.lang);
    let pieces = pieces(page, origin.lang);
    let mut changed = Vec::new();
    let mut found = part::Found::default();
    for name in container.names() {
        if !is_text(&name) {
            continue;
        }
        let xml = guard::xml(&mut container, &name)?;
        let of_body = (name == DOCUMENT).then_some(&pieces);
        if let Some(made) = Part::read(&xml)?.filled(&names, of_body, &mut found)? {
            changed.push((name, made));
        }
    }
    found.has_place()?;
    if found.is_text_placed
        && let Some(styles) = styled(&mut container, origin.lang)?
    {
        changed.push((STYLES.to_owned(), styles));
    }
    let bytes = packed(&mut container, &changed, origin).map_err(|_| guard::broken())?;
    let faults = found.fault(&names).into_iter().collect();
    Ok(Filled { bytes, faults })
}

/// What is wrong with a letterhead, as far as can be seen without a paper.
#[must_use]
pub fn letterhead_flaw(bytes: &[u8], origin: &Origin) -> Option<Fault> {
    letterhead(&Page::default(), bytes, origin).err()
}

/// Whether a part holds text that people wrote.
fn is_text(name: &str) -> bool {
    let story = |start: &str| {
        name.strip_prefix("word/")
            .and_then(|n| n.strip_prefix(start))
            .is_some_and(|n| n.ends_with(".xml"))
    };
    name == DOCUMENT || story("header") || story("footer")
}

/// The styles with those that the text needs; `None` when they are all there, or there is no such
/// part to put them into.
fn styled(container: &mut Container<'_>, lang: Lang) -> Result<Option<String>, Fault> {
    if !container.names().iter().any(|name| name == STYLES) {
        return Ok(None);
    }
    let xml = guard::xml(container, STYLES)?;
    let missing = guests(lang, |id| xml.contains(&format!("\"{id}\"")));
    let end = xml.rfind("</w:styles>");
    Ok(end.filter(|_| !missing.is_empty()).map(|end| {
        let (before, after) = xml.split_at(end);
        format!("{before}{missing}{after}")
    }))
}

/// The package with some parts changed and all others as they are, in the same order.
fn packed(
    container: &mut Container<'_>,
    changed: &[(String, String)],
    origin: &Origin,
) -> std::io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .last_modified_time(stamp(origin.today))
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let archive = container.archive();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index)?;
        let own = file.name()?.into_owned();
        let made = changed.iter().find(|(name, _)| *name == own);
        match made {
            Some((name, text)) => {
                zip.start_file(name.as_str(), options)?;
                zip.write_all(text.as_bytes())?;
            }
            None => zip.raw_copy_file(file)?,
        }
    }
    Ok(zip.finish()?.into_inner())
}
