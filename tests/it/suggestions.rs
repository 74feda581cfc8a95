//! Whatever is misspelt, what was probably meant is named.

use crate::support::{example, ledger, run};

const TODAY: &str = "2024-10-31";

#[test]
fn what_is_typed_wrongly_on_the_command_line_is_recognised() {
    for (args, meant) in [
        // An id, a name, a part of a name.
        (&["issue", "show", "KF-I0511"][..], "是不是要找 KF-I051？"),
        (
            &["org", "show", "civil-afairs"],
            "是不是要找 civil-affairs？",
        ),
        (
            &["issue", "list", "--org", "市民正局"],
            "是不是要找 市民政局？",
        ),
        (
            &["issue", "show", "安全出口"],
            "KF-I034 城南社区养老服务中心二楼安全出口上锁；请写编号",
        ),
        (
            &["issue", "list", "--county", "龙停区"],
            "是不是要找 龙亭区？",
        ),
        // A word of the vocabulary by label and by code.
        (
            &["issue", "list", "--category", "安全生严"],
            "是不是要找 safety？",
        ),
        (
            &["issue", "list", "--category", "safty"],
            "是不是要找 safety？",
        ),
        // A state, a light, a kind: closed lists.
        (
            &["issue", "list", "--state", "待核对"],
            "是不是：found（待核实）",
        ),
        (
            &["issue", "list", "--state", "clsoed"],
            "是不是：closed（已销号）",
        ),
        (&["issue", "list", "--light", "红"], "是不是：red（红灯）"),
        (
            &["org", "add", "--kind", "departmnt"],
            "是不是：department（",
        ),
        // An option, a command, an office.
        (&["issue", "list", "--catgory", "x"], "是不是：--category"),
        (&["isue", "list"], "是不是：issue"),
        (&["--office", "KFF", "issue", "list"], "是不是要找 KF？"),
    ] {
        let told = run(&example(), TODAY, args);
        assert_eq!(told.code, 2, "{args:?} {}", told.err);
        assert!(told.err.contains(meant), "{args:?}\n{}", told.err);
    }
}

#[test]
fn many_titles_are_counted_and_the_shortest_five_named() {
    // grep -l 养老院 examples/kaifeng-2024/facilities/*/*.yaml, and the shortest names of those.
    let folder = example().join("facilities/KF");
    let mut names: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .map(|text| {
            let field = |key: &str| {
                text.lines()
                    .find_map(|l| l.strip_prefix(key))
                    .unwrap()
                    .to_owned()
            };
            (field("name: "), field("id: "))
        })
        .filter(|(name, _)| name.contains("养老"))
        .collect();
    names.sort_by_key(|(name, id)| (name.chars().count(), id.clone()));
    let told = run(&example(), TODAY, &["facility", "show", "养老"]).err;
    assert!(told.contains(&format!("有 {} 条", names.len())), "{told}");
    let five: Vec<String> = names
        .iter()
        .take(5)
        .map(|(name, id)| format!("{id} {name}"))
        .collect();
    assert!(told.contains(&five.join("、")), "{five:?} in {told}");
}

#[test]
fn what_is_written_wrongly_in_a_file_is_recognised() {
    let dir = ledger();
    let file = dir.path().join("orgs/seen.yaml");
    let good = "id: seen\nuid: 7q3k9m2x\nname: 第一小组\nkind: department\nlevel: city\n";
    for (wrong, right, meant) in [
        ("lvel: city", "level: city", "是不是 level？"),
        (
            "kind: 政府部门",
            "kind: department",
            "在文件里要写成 department",
        ),
        (
            "kind: departmint",
            "kind: department",
            "是不是要找 department？",
        ),
        (
            "level: city\nleader: npc-ofice",
            "level: city",
            "是不是要找 npc-office？",
        ),
    ] {
        std::fs::write(&file, good.replace(right, wrong)).unwrap();
        let told = run(dir.path(), TODAY, &["check"]).out;
        assert!(told.contains(meant), "{wrong}\n{told}");
    }
}
