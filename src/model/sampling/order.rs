//! The order of a draw: by the smallest ticket of each.

use sha2::{Digest, Sha256};

use super::super::Id;

/// A ticket's number: SHA-256 of seed, id and which ticket of the id it is, from 1, each on a line of
/// its own, the last without an end of line. Compared byte by byte, as its hexadecimal form sorts.
fn ticket(seed: &str, id: &Id, which: u32) -> [u8; 32] {
    Sha256::digest(format!("{seed}\n{id}\n{which}")).into()
}

/// The items in the order of the draw. `tickets` gives the id of an item and how many tickets it has;
/// the smallest counts. Were two numbers the same, the smaller id would come first.
pub(super) fn ordered<'a, T>(
    seed: &str,
    items: &'a [T],
    tickets: impl Fn(&'a T) -> (&'a Id, u32),
) -> Vec<&'a T> {
    let mut order: Vec<&T> = items.iter().collect();
    order.sort_by_cached_key(|item| {
        let (id, count) = tickets(item);
        let best = (1..=count).map(|which| ticket(seed, id, which)).min();
        (best, id)
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    /// printf '%s\n%s\n%s' abc KF-F001 1 | sha256sum
    #[test]
    fn a_ticket_is_what_sha256sum_says() {
        let number = ticket("abc", &Id::parse("KF-F001").unwrap(), 1);
        let hex: String = number.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            hex,
            "680fcaed1a9b2124750ae04991d0eae806c47f3fbd754e8aed45679cbefb8d96"
        );
    }
}
