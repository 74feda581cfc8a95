//! Tables that come in: workbooks of ours that were filled in, and files that mean harm.

mod hostile;
mod kept;
mod office;
mod round;
