//! The doorway: runs the command line and exits with its code.

fn main() -> std::process::ExitCode {
    supervise::cli::run(std::env::args_os())
}
