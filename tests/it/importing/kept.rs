//! A ledger that somebody kept by hand.
