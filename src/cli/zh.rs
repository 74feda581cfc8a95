//! The Chinese help: what each command does, what each flag says.

/// What a command does, by its path without `supervise`.
pub(super) fn about(path: &str) -> Option<&'static str> {
    find(COMMANDS, path).or_else(|| {
        // The verbs every kind has.
        let verb = path.split_once(' ')?.1;
        find(SHARED, verb)
    })
}

/// What a flag says: for this command, or for every command that has it.
pub(super) fn arg(path: &str, id: &str) -> Option<&'static str> {
    find(ARGS, format!("{path} {id}").trim()).or_else(|| find(ARGS, id))
}

fn find(table: &'static [(&str, &str)], key: &str) -> Option<&'static str> {
    table.iter().find(|(k, _)| *k == key).map(|(_, text)| *text)
}

const COMMANDS: &[(&str, &str)] = &[];
const SHARED: &[(&str, &str)] = &[];
const ARGS: &[(&str, &str)] = &[];
