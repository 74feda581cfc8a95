//! The unit of the ledger a text's department is.

use std::collections::BTreeSet;

use super::spelling::{PLACES, SPELLINGS, UNIT_ENDS};
use super::words::ENDS;
use crate::model::Org;
use crate::model::coded::Level;
use crate::model::org::OrgKind;

/// The unit of that level that a text's department is: the one called so, else the one that has its
/// functions (自然资源部门 is 市自然资源和规划局) and the fewest others. `None` when no unit has them, or
/// when two do alike; units that have ceased to be stand behind.
#[must_use]
pub fn matching_org<'a>(
    named: &str,
    orgs: impl Iterator<Item = &'a Org>,
    level: Level,
) -> Option<&'a Org> {
    let wanted = functions(stem(named));
    let fits = orgs.filter(|o| o.level == level).filter_map(|org| {
        let surplus = surplus(named, wanted.as_ref(), org)?;
        Some(((org.valid_to.is_some(), surplus), org))
    });
    let mut best: Option<((bool, usize), &Org)> = None;
    let mut alike = false;
    for (rank, org) in fits {
        match best {
            Some((other, _)) if other < rank => {}
            Some((other, _)) if other == rank => alike = true,
            _ => {
                best = Some((rank, org));
                alike = false;
            }
        }
    }
    best.filter(|_| !alike).map(|(_, org)| org)
}

/// How many functions a unit has beyond the wanted, plus one; 0 when it is called so; `None` when it
/// lacks one.
fn surplus(named: &str, wanted: Option<&BTreeSet<&str>>, org: &Org) -> Option<usize> {
    if org.is_called(named) {
        return Some(0);
    }
    let wanted = wanted.filter(|_| org.kind == OrgKind::Department)?;
    let names = [&org.name]
        .into_iter()
        .chain(&org.short_name)
        .chain(&org.aliases);
    let own = names
        .flat_map(|n| unplaced(n))
        .filter_map(|n| functions(unit_stem(n)?));
    own.filter(|own| own.is_superset(wanted))
        .map(|own| 1 + own.len() - wanted.len())
        .min()
}

/// 民政 of 县级以上人民政府民政部门.
fn stem(named: &str) -> &str {
    let own = named
        .rfind("人民政府")
        .map_or(named, |at| &named[at + "人民政府".len()..]);
    let ends = ENDS.iter().rev().chain(&["机关", "机构"]);
    ends.filter_map(|e| own.strip_suffix(e))
        .min_by_key(|s| s.len())
        .unwrap_or(own)
}

/// A unit's name without 局, 委员会 and the like.
fn unit_stem(name: &str) -> Option<&str> {
    UNIT_ENDS
        .iter()
        .filter_map(|e| name.strip_suffix(e))
        .min_by_key(|s| s.len())
}

/// A name, and what is left of it after each word that may end a place (开封市, 市).
fn unplaced(name: &str) -> impl Iterator<Item = &str> {
    let after = name
        .char_indices()
        .filter(|(_, c)| PLACES.contains(c))
        .take(4);
    [name]
        .into_iter()
        .chain(after.map(|(at, c)| &name[at + c.len_utf8()..]))
}

/// The functions a name is made of; `None` when part of it is none.
fn functions(name: &str) -> Option<BTreeSet<&'static str>> {
    let mut found = BTreeSet::new();
    let mut rest = name;
    while !rest.is_empty() {
        let spellings = SPELLINGS
            .iter()
            .flat_map(|(own, others)| [own].into_iter().chain(*others).map(move |s| (*own, *s)));
        let (own, used) = spellings
            .filter(|(_, s)| rest.starts_with(s))
            .max_by_key(|(_, s)| s.len())?;
        found.insert(own);
        rest = &rest[used.len()..];
        for word in ["和", "与", "及", "、"] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn org(name: &str, short: &str, rest: &str) -> Org {
        let text = format!(
            "id: x\nuid: k1vn6chg\nname: {name}\nshort_name: {short}\nkind: department\nlevel: city\nhistory: []\n{rest}"
        );
        serde_yaml::from_str(&text).unwrap()
    }

    #[test]
    fn departments_of_a_city() {
        let orgs = [
            org("开封市民政局", "市民政局", ""),
            org("开封市卫生健康委员会", "市卫生健康委", "aliases: [卫健委]"),
            org("开封市市场监督管理局", "市市场监管局", ""),
            org("开封市住房和城乡建设局", "市住建局", ""),
            org("开封市人力资源和社会保障局", "市人社局", ""),
            org("开封市自然资源和规划局", "市自然资源和规划局", ""),
            org("开封市医疗保障局", "市医保局", ""),
            org("开封市发展和改革委员会", "市发改委", ""),
            org("开封市文化广电和旅游局", "市文化广电和旅游局", ""),
            org("开封市教育体育局", "市教体局", ""),
            org("开封市公安局", "市公安局", ""),
            org("开封市消防救援支队", "市消防救援支队", ""),
            org("开封市国土资源局", "市国土资源局", "valid_to: 2019-01-01"),
        ];
        let find = |named: &str| {
            let found = matching_org(named, orgs.iter(), Level::City);
            found.map_or("", |o| o.short())
        };
        for (named, want) in [
            ("民政部门", "市民政局"),
            ("县级以上人民政府民政部门", "市民政局"),
            ("卫生健康主管部门", "市卫生健康委"),
            ("卫健委", "市卫生健康委"),
            ("市场监督管理部门", "市市场监管局"),
            ("住房城乡建设部门", "市住建局"),
            ("住房和城乡建设主管部门", "市住建局"),
            ("人力资源社会保障部门", "市人社局"),
            ("自然资源主管部门", "市自然资源和规划局"),
            ("城乡规划主管部门", "市自然资源和规划局"),
            ("医疗保障部门", "市医保局"),
            ("价格主管部门", "市发改委"),
            ("文化和旅游部门", "市文化广电和旅游局"),
            ("教育部门", "市教体局"),
            ("体育部门", "市教体局"),
            ("公安机关", "市公安局"),
            ("消防救援机构", "市消防救援支队"),
            ("有关部门", ""),
            ("县级以上人民政府", ""),
            ("商务部门", ""),
        ] {
            assert_eq!(find(named), want, "{named}");
        }
        assert!(matching_org("民政部门", orgs.iter(), Level::County).is_none());
    }

    #[test]
    fn it_never_guesses_between_two() {
        let two = [
            org("开封市金融工作局", "市金融局", ""),
            org("开封市金融监管局", "市金监局", ""),
        ];
        assert!(matching_org("金融部门", two.iter(), Level::City).is_none());
        let apart = [
            org("开封市教育体育局", "市教体局", ""),
            org("开封市教育局", "市教育局", ""),
        ];
        let found = matching_org("教育部门", apart.iter(), Level::City);
        assert_eq!(found.map(Org::short), Some("市教育局"));
    }
}
