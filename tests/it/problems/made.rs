//! Fixtures that git cannot hold, or should not.

use std::fs;
use std::path::Path;

/// Makes what the fixture of that name needs besides its files; `None` when this system cannot.
pub(super) fn make(name: &str, root: &Path) -> Option<()> {
    match name {
        "E-READ" => folder_for_file(root),
        "E-SIZE" => large(root),
        "E-UTF8" => bytes(root, b"\xff\xfe\x00"),
        // 开封市民政局 in GBK.
        "E-GBK" => bytes(root, b"\xbf\xaa\xb7\xe2\xca\xd0\xc3\xf1\xd5\xfe\xbe\xd6"),
        "E-LINK" => return link("civil-affairs.yaml", &root.join("orgs/linked.yaml")),
        "E-LINK.folder" => return linked_folder(root),
        _ => {}
    }
    Some(())
}

fn folder_for_file(root: &Path) {
    fs::remove_file(root.join("vocabulary.yaml")).unwrap();
    fs::create_dir(root.join("vocabulary.yaml")).unwrap();
}

/// One byte more than 1 MiB, or a few more once line ends are two bytes.
fn large(root: &Path) {
    let path = root.join("issues/KF/KF-I001.yaml");
    let mut text = fs::read_to_string(&path).unwrap();
    text.push('#');
    text.extend(std::iter::repeat_n('.', (1 << 20) + 1 - text.len()));
    assert_eq!(text.len(), 1_048_577);
    fs::write(path, text).unwrap();
}

/// Puts the bytes in the place of a name.
fn bytes(root: &Path, name: &[u8]) {
    let path = root.join("orgs/civil-affairs.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let (before, after) = text.split_once("开封市民政局").unwrap();
    fs::write(path, [before.as_bytes(), name, after.as_bytes()].concat()).unwrap();
}

fn linked_folder(root: &Path) -> Option<()> {
    fs::rename(root.join("issues"), root.join("elsewhere")).unwrap();
    link("elsewhere", &root.join("issues"))
}

#[cfg(unix)]
fn link(to: &str, at: &Path) -> Option<()> {
    std::os::unix::fs::symlink(to, at).unwrap();
    Some(())
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) -> Option<()> {
    None
}

/// Reading a pipe would wait for ever.
#[cfg(unix)]
#[test]
fn a_pipe_among_the_records_is_told_and_not_opened() {
    let ledger = super::base();
    let pipe = ledger.path().join("orgs/pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    assert_eq!(super::found(ledger.path(), "zh"), ["E-READ orgs/pipe.yaml"]);
}

#[test]
fn a_file_the_ledger_must_have_is_missed() {
    let ledger = super::base();
    fs::remove_file(ledger.path().join("vocabulary.yaml")).unwrap();
    assert_eq!(
        super::found(ledger.path(), "zh"),
        ["E-READ vocabulary.yaml"]
    );
}

/// No folder is so deep that a record in it is passed over.
#[test]
fn a_record_in_a_deep_folder_is_told() {
    let ledger = super::base();
    let deep = ledger.path().join("orgs/a/b/c/d/e");
    fs::create_dir_all(&deep).unwrap();
    let text = fs::read_to_string(ledger.path().join("orgs/npc-social.yaml")).unwrap();
    fs::write(deep.join("npc-social.yaml"), text).unwrap();
    assert_eq!(
        super::found(ledger.path(), "zh"),
        ["E-PATH orgs/a/b/c/d/e/npc-social.yaml:1:5"]
    );
}
