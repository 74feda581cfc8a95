//! From `init` to the first weekly report by prompts alone, with mistakes made and mended. What
//! was typed and what stood on the screen is kept in `tests/recorded/first-week.txt`;
//! `UPDATE_DOCS=1 cargo test` writes it anew.

#![cfg(unix)]

use std::path::Path;

use crate::terminal::{
    BACKSPACE, CTRL_C, DELETE, DOWN, END, ENTER, ESCAPE, HOME, LEFT, RIGHT, Terminal,
};

const SIZE: (u16, u16) = (150, 90);

/// One command: what is typed, and the exit code it ends with.
fn held(
    at: &Path,
    day: &str,
    args: &[&str],
    code: i32,
    talk: impl FnOnce(&mut Terminal),
) -> String {
    let mut terminal = Terminal::start(SIZE, at, day, args, &[]);
    talk(&mut terminal);
    assert_eq!(terminal.ends(), code, "{}", terminal.screen());
    terminal.record.replace(&at.display().to_string(), "…") + "\n"
}

#[test]
fn from_init_to_the_first_weekly_report() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().canonicalize().unwrap();
    let mut story = begin(&root);
    let at = root.join("督办账本");
    story += &people_and_places(&at);
    story += &finding(&at);
    story += &handover(&at);
    story += &plan(&at);
    story += &held(&at, "2024-06-10", &["report"], 0, |_| {});
    let report = story.rsplit("$ supervise report").next().unwrap();
    for line in [
        "累计发现问题 1 项，在账 1 项，已销号 0 项，存量 1 项，其中逾期 0 项。",
        "拆除门锁",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorded/first-week.txt");
    crate::documents::expect(&path, &story);
}

fn begin(root: &Path) -> String {
    held(root, "2024-03-21", &["init"], 0, |t| {
        t.answers("账本放在哪个文件夹", &["督办账本", ENTER]);
        t.answers(
            "机关名称",
            &["开封人大常委会", HOME, RIGHT, RIGHT, "市", ENTER],
        );
        // Five digits are no division code.
        t.answers("行政区划代码", &["41020", ENTER]);
        t.sees("“41020”不是六位区划代码");
        t.types(&["0", ENTER]);
        t.answers("层级", &[ENTER]);
        t.answers("编号前的代号", &["KF", ENTER]);
        t.answers("专项名称", &[ENTER]);
        t.answers("专项启动日期", &[ENTER]);
        t.answers("对不对", &[ENTER]);
    })
}

fn people_and_places(at: &Path) -> String {
    let day = "2024-03-21";
    let county = held(at, day, &["org", "add"], 0, |t| {
        t.answers("单位类别", &["xqrd", ENTER]);
        t.answers("名称", &["龙亭区人大常委会", ENTER]);
        t.answers("简称", &["龙亭区", ENTER]);
        t.answers("编号", &["longting", ENTER]);
        t.answers("行政区划代码", &["410202", ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    let group = held(at, day, &["org", "add"], 0, |t| {
        t.answers("单位类别", &["jcz", ENTER]);
        t.answers("名称", &["第一专题调研和执法检查组", ENTER]);
        t.answers("简称", &["第一组", ENTER]);
        t.answers("编号", &["group-1", ENTER]);
        t.answers("负责委室", &["shw", ENTER]);
        t.answers("指导县区", &["ltq", " ", ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    let facility = held(at, day, &["facility", "add"], 0, |t| {
        t.answers("名称", &["城南养老院", ENTER]);
        t.answers("类型", &["yljg", ENTER]);
        // 公办 by mistake; Esc goes back from the next question.
        t.answers("性质", &[ENTER]);
        t.answers("县区", &[ESCAPE]);
        t.answers("性质", &["mb", ENTER]);
        t.answers("县区", &["lt", ENTER]);
        t.answers("床位", &["80", ENTER]);
        t.answers("状态", &[ENTER]);
        t.answers("从哪天起", &[ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    county + &group + &facility
}

fn finding(at: &Path) -> String {
    let stopped = held(at, "2024-05-09", &["issue", "add"], 130, |t| {
        t.answers("发现日期", &["5.38", ENTER]);
        t.sees("2024年5月没有38日");
        t.types(&[BACKSPACE, BACKSPACE, "8", ENTER]);
        t.answers(
            "问题名称",
            &["二楼出口上锁", LEFT, LEFT, LEFT, LEFT, "安全", ENTER],
        );
        // The telephone rings.
        t.answers("具体问题", &[CTRL_C]);
    });
    let added = held(at, "2024-05-09", &["issue", "add"], 0, |t| {
        t.answers("上次没有填完", &[ENTER]);
        t.answers(
            "具体问题",
            &["二楼东侧安全出口上锁，钥匙在值班员13800138000处。", ENTER],
        );
        t.answers("问题性质", &["yh", ENTER]);
        t.answers("严重程度", &[DOWN, ENTER]);
        t.answers("问题类别", &["aqsc", ENTER]);
        t.answers("涉及设施", &["cnyly", ENTER]);
        t.answers("问题来源", &["zfjc", ENTER]);
        t.answers("依据材料", &["第一组检查记录；照片3张", ENTER]);
        // A telephone number must not go into the ledger.
        t.sees("E-PERSONAL");
        t.answers("这样还不能写入", &[ENTER]);
        t.answers("改哪一项", &["jtwt", ENTER]);
        t.answers("具体问题", &[LEFT]);
        t.types(&[LEFT; 1]);
        for _ in 0..11 {
            t.types(&[BACKSPACE]);
        }
        t.types(&[END, ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    let verified = held(at, "2024-05-10", &["issue", "verify"], 0, |t| {
        t.answers("哪一条", &["aqck", ENTER]);
        t.answers("核实入账日期", &[ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    stopped + &added + &verified
}

fn handover(at: &Path) -> String {
    let assigned = held(at, "2024-05-20", &["issue", "assign"], 0, |t| {
        t.answers("哪一条", &[ENTER]);
        t.answers("交办日期", &[ENTER]);
        t.answers("牵头单位", &["mzj", ENTER]);
        t.answers("配合单位", &["xfjy", " ", ENTER]);
        t.answers("督办委室", &["shw", ENTER]);
        t.answers("整改要求", &["立即打开安全出口，完善日巡查制度", ENTER]);
        t.answers(
            "销号标准",
            &["现场复核两次均畅通，巡查记录连续三十日", ENTER],
        );
        t.answers("整改时限", &["6月底前", ENTER]);
        t.sees("2024-06-30（星期日），还有 41 天");
        t.answers("文号", &["汴人联监交〔2024〕1号", ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    let signed = held(at, "2024-05-22", &["issue", "acknowledge"], 0, |t| {
        t.answers("哪一条", &[ENTER]);
        t.answers("签收日期", &[ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    assigned + &signed
}

fn plan(at: &Path) -> String {
    let early = held(at, "2024-05-28", &["issue", "plan"], 130, |t| {
        t.answers("哪一条", &[ENTER]);
        t.answers("报送方案日期", &[ENTER]);
        t.answers("原因分析", &["夜间只有一人值班，怕老人走失而上锁", ENTER]);
        t.answers("文号", &[ENTER]);
        // A plan has tasks: they are recorded first.
        t.sees("E-PLAN-TASK");
        t.answers("这样还不能写入", &[DOWN, ENTER]);
    });
    let task = held(at, "2024-05-28", &["task", "add"], 0, |t| {
        t.answers("所属问题", &[ENTER]);
        t.answers("整改措施", &["拆除门锁，改装推闩式逃生门", ENTER]);
        t.answers("整改目标", &["两个出口常开", ENTER]);
        t.answers("责任单位", &[ENTER]);
        t.answers("责任人", &["养老服务科科长", ENTER]);
        t.answers("计划启动", &[ENTER]);
        t.answers("完成时限", &["6.13", DELETE, BACKSPACE, "5", ENTER]);
        t.answers("列入方案日期", &[ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    let planned = held(at, "2024-05-28", &["issue", "plan"], 0, |t| {
        t.answers("上次没有填完", &[ENTER]);
        // An empty answer is not kept and may be given now.
        t.answers("文号", &[ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    let progress = held(at, "2024-06-05", &["issue", "progress"], 0, |t| {
        t.answers("哪一条", &[ENTER]);
        t.answers("进展日期", &[ENTER]);
        t.answers("说明", &["门锁已拆，逃生门到货", ENTER]);
        t.answers("进度", &["60%", ENTER]);
        t.answers("需协调事项", &[ENTER]);
        t.answers("对不对", &[ENTER]);
    });
    early + &task + &planned + &progress
}
