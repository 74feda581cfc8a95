//! A zip package of XML that somebody made, opened within bounds: what its directory says is not
//! believed, and what its XML declares is not known.

use std::io::{self, Cursor, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesRef;
use zip::ZipArchive;
use zip::result::ZipError;

/// A package of office files holds a few dozen parts; more in its directory than this are a trap.
const MOST_PARTS: usize = 4096;
/// XML of text never packs so well; what does is a trap.
const TIGHTEST: u64 = 1000;

/// How deep the elements of XML may stand in one another; office files have a tenth of it.
pub const DEEPEST: usize = 256;

/// Why a package or a part of it is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap {
    /// It is no sound zip.
    Broken,
    /// A part of it has a password.
    Locked,
    /// It unpacks to more than it may.
    Large,
}

/// A package.
#[derive(Debug)]
pub struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Container<'b> {
    /// Opens a package.
    ///
    /// # Errors
    /// [`Trap::Broken`], also for more parts than any office file has.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Trap> {
        let entries = bytes.windows(4).filter(|w| *w == b"PK\x01\x02");
        if entries.take(MOST_PARTS + 1).count() > MOST_PARTS {
            return Err(Trap::Broken);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trap::Broken)?;
        Ok(Self { archive })
    }

    /// The names of its parts, in the order they stand in.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let all = 0..self.archive.len();
        let name = |i| Some(self.archive.name_for_index(i)?.ok()?.into_owned());
        all.filter_map(name).collect()
    }

    /// The bytes of a part, `None` when there is none of that name.
    ///
    /// # Errors
    /// [`Trap::Large`] when it unpacks to more than `largest` bytes, [`Trap::Locked`] with a password,
    /// [`Trap::Broken`] when it does not unpack.
    pub fn part(&mut self, name: &str, largest: usize) -> Result<Option<Vec<u8>>, Trap> {
        let Some(index) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let file = self.archive.by_index(index).map_err(|e| unopened(&e))?;
        let (size, packed) = (file.size(), file.compressed_size());
        if size > largest as u64 || size / packed.max(1) > TIGHTEST {
            return Err(Trap::Large);
        }
        let mut bytes = Vec::new();
        file.take(largest as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Trap::Broken)?;
        if bytes.len() > largest {
            return Err(Trap::Large);
        }
        Ok(Some(bytes))
    }

    /// Unpacks these parts once without keeping anything, since the directory may lie.
    ///
    /// # Errors
    /// [`Trap::Large`] when one of them unpacks to more than `largest` bytes, or they together to more
    /// than `all`; else as [`Self::part`].
    pub fn measure(&mut self, names: &[String], largest: u64, all: u64) -> Result<(), Trap> {
        let mut unpacked = 0;
        for name in names {
            let part = self.archive.by_name(name).map_err(|e| unopened(&e))?;
            if part.size() > largest {
                return Err(Trap::Large);
            }
            let size = io::copy(&mut part.take(largest + 1), &mut io::sink());
            let size = size.map_err(|_| Trap::Broken)?;
            unpacked += size;
            if size > largest || unpacked > all {
                return Err(Trap::Large);
            }
        }
        Ok(())
    }

    /// The zip itself, for copying parts as they are.
    pub fn archive(&mut self) -> &mut ZipArchive<Cursor<&'b [u8]>> {
        &mut self.archive
    }
}

fn unopened(error: &ZipError) -> Trap {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Trap::Locked,
        _ => Trap::Broken,
    }
}

/// What `&name;` or `&#20;` stands for; `None` for names but XML's own five, and for numbers of no
/// character.
#[must_use]
pub fn character(name: &BytesRef<'_>) -> Option<String> {
    match name.resolve_char_ref().ok()? {
        Some(c) => Some(c.to_string()),
        None => resolve_predefined_entity(name).map(str::to_owned),
    }
}
