//! The parts of a document in their zip, the same bytes for the same parts and day.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::section::Footer;
use super::style::{W, fonts, styles};
use super::xml::escaped;
use crate::render::Origin;
use crate::view::Day;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The file with this body, sections and all.
pub(super) fn packed(title: &str, body: &str, origin: &Origin) -> std::io::Result<Vec<u8>> {
    let document = format!(
        r#"<w:document xmlns:w="{W}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>"#
    );
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types()),
        ("_rels/.rels".to_owned(), outer_relations()),
        ("docProps/core.xml".to_owned(), core(title, origin)),
        ("word/document.xml".to_owned(), document),
        ("word/_rels/document.xml.rels".to_owned(), relations()),
        ("word/styles.xml".to_owned(), styles(origin.lang)),
        ("word/settings.xml".to_owned(), settings()),
        ("word/fontTable.xml".to_owned(), fonts()),
    ];
    parts.extend(Footer::ALL.map(|f| (format!("word/{}", f.part()), f.xml())));
    zipped(&parts, origin.today)
}

fn zipped(parts: &[(String, String)], today: Day) -> std::io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(stamp(today))
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(HEAD.as_bytes())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The day as a zip holds it: from 1980 on.
pub(in crate::render) fn stamp(day: Day) -> DateTime {
    let parts = (
        u16::try_from(day.year()),
        u8::try_from(day.month()),
        u8::try_from(day.day()),
    );
    let (Ok(year), Ok(month), Ok(day)) = parts else {
        return DateTime::default();
    };
    DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default()
}

fn types() -> String {
    let named = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
    ];
    let own = named.map(|(part, kind)| (format!("word/{part}.xml"), kind));
    let footers = Footer::ALL.map(|f| (format!("word/{}", f.part()), "footer"));
    let parts: String = own
        .into_iter()
        .chain(footers)
        .map(|(part, kind)| {
            format!(r#"<Override PartName="/{part}" ContentType="{TYPE}.{kind}+xml"/>"#)
        })
        .collect();
    format!(
        r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{parts}</Types>"#
    )
}

fn outer_relations() -> String {
    format!(
        r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="document" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
    )
}

fn relations() -> String {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    let own = ["styles", "settings", "fontTable"];
    let own = own.map(|kind| relation(kind, kind, &format!("{kind}.xml")));
    let footers = Footer::ALL.map(|f| relation(f.relation(), "footer", &f.part()));
    let all = [own.concat(), footers.concat()].concat();
    format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{all}</Relationships>"#)
}

fn settings() -> String {
    format!(
        r#"<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
    )
}

/// What the file says of itself: its title, whose it is, the day it was made.
fn core(title: &str, origin: &Origin) -> String {
    let (title, body) = (escaped(title), escaped(&origin.body));
    let when = format!("{}T00:00:00Z", origin.today);
    format!(
        r#"<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{body}</dc:creator><cp:lastModifiedBy>{body}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified></cp:coreProperties>"#
    )
}
