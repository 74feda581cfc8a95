//! No two records share a mark.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::fault;
use crate::for_kind;
use crate::model::{Kind, Ledger, Record};
use crate::problem::{Problem, Spot};

pub(super) fn check(ledger: &Ledger) -> Vec<Problem> {
    let mut seen: BTreeMap<&str, PathBuf> = BTreeMap::new();
    let mut found = Vec::new();
    for kind in Kind::ALL {
        for_kind!(kind, R => table::<R>(ledger, &mut seen, &mut found));
    }
    found
}

fn table<'a, R: Record>(
    ledger: &'a Ledger,
    seen: &mut BTreeMap<&'a str, PathBuf>,
    found: &mut Vec<Problem>,
) {
    for record in R::table(ledger).iter() {
        let file = R::KIND.path(record.id()).unwrap_or_default();
        if let Some(first) = seen.get(record.uid()) {
            let (uid, first) = (record.uid(), first.to_string_lossy().replace('\\', "/"));
            let fault = fault!(
                UidTwice,
                "uid 与 {first} 的相同，都是 {uid}",
                "the uid {uid} is also that of {first}"
            );
            found.push(fault.at(file, Spot::Field("uid".into())));
        } else {
            seen.insert(record.uid(), file);
        }
    }
}
