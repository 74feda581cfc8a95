//! Which of the lines that start like an article are articles.
//!
//! The longest rising run of numbers wins, and steps of one count most. A reference that stands
//! like a heading, a repeat or a number that goes back fits in no such run.

use std::collections::HashMap;

use crate::model::regulation::ArticleNo;

/// A line that starts like an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) row: usize,
    pub(super) no: ArticleNo,
    /// It looks so much like an article that it may leave a gap before it.
    pub(super) is_sure: bool,
}

/// The best run that ends at a candidate: its score and that candidate's place.
type Best = (u64, usize);

/// The candidates that are articles, by their places in the list.
pub(super) fn choose(candidates: &[Candidate]) -> Vec<usize> {
    let mut numbers: Vec<ArticleNo> = candidates.iter().map(|c| c.no).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut below = Highest::new(numbers.len());
    let mut at_number: HashMap<u32, Best> = HashMap::new();
    let mut at: HashMap<ArticleNo, Best> = HashMap::new();
    let mut before = vec![None; candidates.len()];
    let mut end: Option<Best> = None;
    for (i, candidate) in candidates.iter().enumerate() {
        let no = candidate.no;
        let own = if candidate.is_sure { 4 } else { 3 };
        let step = match no.sub {
            0 => at_number.get(&(no.number - 1)).copied(),
            sub => at.get(&ArticleNo { sub: sub - 1, ..no }).copied(),
        };
        let rank = numbers.partition_point(|n| *n < no);
        let jump = candidate.is_sure.then(|| below.before(rank)).flatten();
        let first = (no.number == 1 && no.sub == 0).then_some(own + 2);
        let options = [
            step.map(|(score, from)| (score + own + 2, Some(from))),
            jump.map(|(score, from)| (score + own, Some(from))),
            first
                .or(candidate.is_sure.then_some(own))
                .map(|s| (s, None)),
        ];
        let best = options
            .into_iter()
            .flatten()
            .reduce(|a, b| if b.0 > a.0 { b } else { a });
        let Some((score, from)) = best else { continue };
        before[i] = from;
        below.raise(rank, (score, i));
        for known in [
            at_number.entry(no.number).or_insert((score, i)),
            at.entry(no).or_insert((score, i)),
            end.get_or_insert((score, i)),
        ] {
            if score > known.0 {
                *known = (score, i);
            }
        }
    }
    let mut run: Vec<usize> = Vec::new();
    let mut next = end.map(|(_, i)| i);
    while let Some(i) = next {
        run.push(i);
        next = before[i];
    }
    run.reverse();
    run
}

/// The highest score among the lower ranks, in logarithmic time (a Fenwick tree).
struct Highest(Vec<Option<Best>>);

impl Highest {
    fn new(ranks: usize) -> Self {
        Self(vec![None; ranks + 1])
    }

    fn raise(&mut self, rank: usize, best: Best) {
        let mut i = rank + 1;
        while i < self.0.len() {
            if self.0[i].is_none_or(|known| best.0 > known.0) {
                self.0[i] = Some(best);
            }
            i += i & i.wrapping_neg();
        }
    }

    /// The first with the highest score among the ranks below this one.
    fn before(&self, rank: usize) -> Option<Best> {
        let (mut i, mut found) = (rank, None::<Best>);
        while i > 0 {
            if let Some(best) = self.0[i]
                && found.is_none_or(|f| best.0 > f.0 || best.0 == f.0 && best.1 < f.1)
            {
                found = Some(best);
            }
            i -= i & i.wrapping_neg();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers in order of lines; negative ones are not sure.
    fn chosen(numbers: &[i32]) -> Vec<i32> {
        let candidates: Vec<Candidate> = numbers
            .iter()
            .enumerate()
            .map(|(row, n)| Candidate {
                row,
                no: ArticleNo {
                    number: n.unsigned_abs(),
                    sub: 0,
                },
                is_sure: *n > 0,
            })
            .collect();
        choose(&candidates)
            .into_iter()
            .map(|i| numbers[i])
            .collect()
    }

    #[test]
    fn the_longest_rising_run() {
        assert_eq!(chosen(&[1, 2, 3]), [1, 2, 3]);
        assert_eq!(chosen(&[1, 2, 300, 3, 4]), [1, 2, 3, 4]);
        assert_eq!(chosen(&[1, 2, 4, 5]), [1, 2, 4, 5]);
        assert_eq!(chosen(&[1, 2, 2, 3]), [1, 2, 3]);
        assert_eq!(chosen(&[1, 2, 3, 1, 2, 4]), [1, 2, 3, 4]);
        assert_eq!(chosen(&[1, 2, 3, 4, 1, 2]), [1, 2, 3, 4]);
        assert!(chosen(&[]).is_empty());
    }

    #[test]
    fn what_is_not_sure_must_follow_on() {
        assert_eq!(chosen(&[1, 2, -3, 4]), [1, 2, -3, 4]);
        assert_eq!(chosen(&[1, 2, -47, 3, 4]), [1, 2, 3, 4]);
        assert_eq!(chosen(&[1, 2, 3, -120]), [1, 2, 3]);
        assert_eq!(chosen(&[1, 2, -3, 3, 4]), [1, 2, 3, 4]);
    }
}
