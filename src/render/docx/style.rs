//! The styles of a document: GB/T 9704-2012 for what stands in one.

use crate::lang::Lang;

/// 仿宋, the body (5.2.2).
const FANGSONG: &str = "仿宋_GB2312";
/// 楷体, headings of the second level (7.3.3).
const KAITI: &str = "楷体_GB2312";
/// 黑体, headings of the first level (7.3.3).
pub(super) const HEITI: &str = "黑体";
/// 小标宋, titles (7.3.1).
const BIAOSONG: &str = "方正小标宋简体";
/// 宋体, page numbers (7.5).
const SONGTI: &str = "宋体";
/// Latin letters and figures.
const LATIN: &str = "Times New Roman";

/// A paragraph style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Body,
    Flush,
    Title,
    Under,
    Heading(u8),
    Annex,
    Note,
    Table,
    Mark,
    Number,
    Colophon,
    Footer,
}

/// What a style says: its id, its name, the paragraph's properties, its font, half-points, more.
struct Definition {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    font: &'static str,
    size: u32,
    colour: &'static str,
}

/// First lines indented by two characters.
const INDENTED: &str = r#"<w:ind w:firstLineChars="200" w:firstLine="632"/>"#;

const fn style(id: &'static str, name: &'static str, font: &'static str) -> Definition {
    Definition {
        id,
        name,
        paragraph: "",
        font,
        size: 32,
        colour: "",
    }
}

impl Definition {
    const fn with(mut self, paragraph: &'static str) -> Self {
        self.paragraph = paragraph;
        self
    }

    const fn sized(mut self, size: u32) -> Self {
        self.size = size;
        self
    }

    fn xml(&self, base: &str, lang: Lang) -> String {
        let Self {
            id,
            name,
            paragraph,
            font,
            size,
            colour,
        } = self;
        // Chinese tells levels by their faces; Latin letters need weight for that.
        let is_heavy = [BIAOSONG, HEITI, KAITI].contains(font) && lang == Lang::En;
        let bold = if is_heavy { "<w:b/><w:bCs/>" } else { "" };
        let latin = if *font == SONGTI { SONGTI } else { LATIN };
        // Only text in the body's size is set a little closer, for 28 characters a line.
        let spacing = if *size == 32 { -5 } else { 0 };
        format!(
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr><w:rFonts w:ascii="{latin}" w:eastAsia="{font}" w:hAnsi="{latin}" w:cs="{latin}"/>{bold}{colour}<w:spacing w:val="{spacing}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
        )
    }
}

impl Style {
    const ALL: [Self; 15] = [
        Self::Body,
        Self::Flush,
        Self::Title,
        Self::Under,
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Heading(4),
        Self::Annex,
        Self::Note,
        Self::Table,
        Self::Mark,
        Self::Number,
        Self::Colophon,
        Self::Footer,
    ];

    /// The name documents use for it inside.
    pub(super) const fn id(self) -> &'static str {
        self.definition().id
    }

    const fn definition(self) -> Definition {
        match self {
            Self::Body => style("GwBody", "公文正文", FANGSONG).with(INDENTED),
            Self::Flush => style("GwFlush", "公文顶格", FANGSONG),
            Self::Title => style("GwTitle", "公文标题", BIAOSONG)
                .with(r#"<w:keepNext/><w:spacing w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>"#)
                .sized(44),
            Self::Under => style("GwUnder", "公文题下", KAITI)
                .with(r#"<w:keepNext/><w:jc w:val="center"/>"#),
            Self::Heading(1) => style("GwHeading1", "公文一级标题", HEITI)
                .with(r#"<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="632"/><w:outlineLvl w:val="0"/>"#),
            Self::Heading(2) => style("GwHeading2", "公文二级标题", KAITI)
                .with(r#"<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="632"/><w:outlineLvl w:val="1"/>"#),
            Self::Heading(3) => style("GwHeading3", "公文三级标题", FANGSONG)
                .with(r#"<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="632"/><w:outlineLvl w:val="2"/>"#),
            Self::Heading(_) => style("GwHeading4", "公文四级标题", FANGSONG)
                .with(r#"<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="632"/><w:outlineLvl w:val="3"/>"#),
            Self::Annex => style("GwAnnex", "公文附件", HEITI).with("<w:keepNext/>"),
            Self::Note => style("GwNote", "公文表注", FANGSONG)
                .with(r#"<w:snapToGrid w:val="0"/><w:spacing w:line="380" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="480"/>"#)
                .sized(24),
            Self::Table => style("GwTable", "公文表格", FANGSONG)
                .with(r#"<w:snapToGrid w:val="0"/><w:spacing w:line="340" w:lineRule="exact"/><w:jc w:val="left"/>"#)
                .sized(24),
            Self::Mark => {
                let mut mark = style("GwMark", "公文红头", BIAOSONG)
                    .with(r#"<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>"#)
                    .sized(72);
                mark.colour = r#"<w:color w:val="FF0000"/>"#;
                mark
            }
            Self::Number => {
                style("GwNumber", "公文字号", FANGSONG).with(r#"<w:jc w:val="center"/>"#)
            }
            Self::Colophon => style("GwColophon", "公文版记", FANGSONG)
                .with(r#"<w:snapToGrid w:val="0"/><w:spacing w:line="480" w:lineRule="exact"/><w:jc w:val="left"/>"#)
                .sized(28),
            Self::Footer => style("GwFooter", "公文页码", SONGTI)
                .with(r#"<w:snapToGrid w:val="0"/><w:spacing w:line="320" w:lineRule="exact"/>"#)
                .sized(28),
        }
    }
}

/// What all text has: 22 lines a page of 28 characters (5.2.3).
const GROUND: &str = r#"<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:line="579" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr><w:rPr><w:spacing w:val="-5"/></w:rPr>"#;

/// The styles for a document whose own normal text is not as the standard has it; `present` are the
/// ids it has already.
pub(in crate::render) fn guests(lang: Lang, is_present: impl Fn(&str) -> bool) -> String {
    const BASE: &str = "GwBase";
    let base = format!(
        r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{BASE}"><w:name w:val="公文基准"/>{GROUND}</w:style>"#
    );
    let own = Style::ALL.map(|s| (s.id(), s.definition().xml(BASE, lang)));
    let all = [(BASE, base)].into_iter().chain(own);
    let missing = all.filter(|(id, _)| !is_present(id));
    missing.map(|(_, xml)| xml).collect()
}

/// `word/styles.xml`.
pub(super) fn styles(lang: Lang) -> String {
    let own: String = Style::ALL
        .map(|s| s.definition().xml("Normal", lang))
        .concat();
    let tongue = match lang {
        Lang::Zh => r#"<w:lang w:val="en-US" w:eastAsia="zh-CN"/>"#,
        Lang::En => r#"<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>"#,
    };
    format!(
        r#"<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN}" w:eastAsia="{FANGSONG}" w:hAnsi="{LATIN}" w:cs="{LATIN}"/><w:sz w:val="32"/><w:szCs w:val="32"/>{tongue}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>{GROUND}</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>{own}</w:styles>"#
    )
}

/// `word/fontTable.xml`: what to take on a machine without the fonts of the standard.
pub(super) fn fonts() -> String {
    let fonts = [
        (FANGSONG, "仿宋", "modern"),
        (KAITI, "楷体", "modern"),
        (HEITI, "SimHei", "modern"),
        (BIAOSONG, "华文中宋", "auto"),
        (SONGTI, "SimSun", "auto"),
    ];
    let fonts = fonts.map(|(name, other, family)| {
        format!(
            r#"<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="{family}"/></w:font>"#
        )
    });
    format!(r#"<w:fonts xmlns:w="{W}">{}</w:fonts>"#, fonts.concat())
}

/// The namespace of documents.
pub(in crate::render) const W: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
