//! The streams of an OLE2 compound file (MS-CFB), which old workbooks and encrypted ones are.

/// What such a file starts with.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Beyond these a sector has no follower.
const LAST: u32 = 0xffff_fffa;
/// What a stream of the directory is.
const STREAM: u8 = 2;
/// What the directory's own entry is.
const ROOT: u8 = 5;

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    /// Bytes of a sector, 512 or 4096.
    sector: usize,
    /// The sector that follows each.
    next: Vec<u32>,
    entries: Vec<Entry>,
    /// Small streams lie in one stream of their own, in pieces of 64 bytes.
    small: Vec<u8>,
    next_small: Vec<u32>,
    cutoff: usize,
}

struct Entry {
    name: String,
    sort: u8,
    start: u32,
    size: usize,
}

impl<'b> Compound<'b> {
    /// The file in these bytes; `None` when it is damaged. Nothing is made room for that is not
    /// there.
    pub(super) fn of(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        if !matches!(shift, 9 | 12) || u16_at(bytes, 32)? != 6 {
            return None;
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            next: Vec::new(),
            entries: Vec::new(),
            small: Vec::new(),
            next_small: Vec::new(),
            cutoff: u32_at(bytes, 56)? as usize,
        };
        file.next = file.followers()?;
        let directory = file.chain(u32_at(bytes, 48)?)?;
        file.entries = directory.chunks_exact(128).filter_map(Entry::of).collect();
        let root = file.entries.iter().find(|e| e.sort == ROOT)?;
        let (start, size) = (root.start, root.size);
        if size > 0 {
            file.small = file.chain(start)?;
            file.small.truncate(size);
            file.next_small = words(&file.chain(u32_at(bytes, 60)?)?);
        }
        Some(file)
    }

    /// Whether it has a stream of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream; `None` when there is none of that name or it is damaged.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let mut bytes = if entry.size >= self.cutoff {
            self.chain(entry.start)?
        } else {
            let piece = |n: u32| self.small.get(n as usize * 64..)?.get(..64);
            follow(entry.start, &self.next_small, piece)?
        };
        (bytes.len() >= entry.size).then(|| bytes.truncate(entry.size))?;
        Some(bytes)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        let is_meant = |e: &&Entry| e.sort == STREAM && e.name.eq_ignore_ascii_case(name);
        self.entries.iter().find(is_meant)
    }

    /// A sector; the last may be cut short.
    fn piece(&self, n: u32) -> Option<&'b [u8]> {
        let start = (n as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        follow(start, &self.next, |n| self.piece(n))
    }

    /// The table of followers, whose own sectors are listed in the head and, for large files, in a
    /// chain of lists.
    fn followers(&self) -> Option<Vec<u32>> {
        let head = self.bytes.get(76..512)?;
        let mut lists = words(head);
        let mut more = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        let mut seen = 0;
        while more < LAST {
            seen += 1;
            let mut list = words(self.piece(more)?);
            more = list.pop().filter(|_| seen <= most)?;
            lists.extend(list);
        }
        let sectors = lists.into_iter().filter(|n| *n < LAST).take(most);
        let tables = sectors.map(|n| self.piece(n).map(words));
        Some(tables.collect::<Option<Vec<_>>>()?.concat())
    }
}

impl Entry {
    fn of(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?).min(64) / 2;
        let units: Vec<u16> = (0..length.saturating_sub(1))
            .filter_map(|i| u16_at(bytes, i * 2))
            .collect();
        Some(Self {
            name: String::from_utf16_lossy(&units),
            sort: *bytes.get(66)?,
            start: u32_at(bytes, 116)?,
            size: u32_at(bytes, 120)? as usize,
        })
    }
}

/// The pieces from one on, each following on the one before; `None` when they go in a circle.
fn follow<'b>(
    start: u32,
    next: &[u32],
    piece: impl Fn(u32) -> Option<&'b [u8]>,
) -> Option<Vec<u8>> {
    let (mut bytes, mut at, mut seen) = (Vec::new(), start, 0);
    while at < LAST {
        seen += 1;
        if seen > next.len() {
            return None;
        }
        bytes.extend_from_slice(piece(at)?);
        at = *next.get(at as usize)?;
    }
    Some(bytes)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let words = bytes.chunks_exact(4);
    words
        .map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]]))
        .collect()
}

/// Two bytes, the lower first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

/// Four bytes, the lowest first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
