//! `docs/problems.md` is written from the table of codes. UPDATE_DOCS=1 writes it anew.

use std::fmt::Write;
use std::path::Path;

use supervise::problem::Code;

const INTRO: &str = "\
# 问题代码

`supervise check` 检查整本账，把每处问题连同所在的文件、行、列和处理办法一并列出；各命令写入之前也用同一套规则把关。
本页由程序中的问题代码表生成，不要手工修改；要改，先改 `src/problem/code.rs`，再运行 `UPDATE_DOCS=1 cargo test --test it problems`。

## 级别

每个代码都有默认级别：**错误**（以 `E-` 开头）或**提醒**（以 `W-` 开头）。各地可在 `supervise.yaml` 中改：

```yaml
severity:
  W-VAGUE: error      # 提醒升为错误
  E-DIVISION: warning # 错误降为提醒
  W-TITLE: off        # 不查
```

账本里有文件读不出、写法不对时，账本没有读全，任何报表都不出。这类错误始终按默认级别列出，改了级别也不起作用；先改正这些文件，其余规则才开始查。

## 输出格式

- `supervise check`：逐条列出问题，附原文、位置和处理办法，供人看。身份证号、手机号、银行卡号只显示一部分。
- `supervise check --format json`：供程序读。键名为英文，不随语言改变：`severity`、`code`、`file`、`line`、`column`、`message`、`remedy`。行、列都从 1 数起，列按字符数；整个文件的问题没有行和列（`null`）。
- `supervise check --format github`：供代码托管平台的流水线读，问题直接标在改动的行上。

加 `--lang en` 改用英文。

## 退出码

| 退出码 | 意思 |
| --- | --- |
| 0 | 没有错误（可能有提醒） |
| 1 | 有错误 |
| 2 | 命令写法不对 |
| 3 | 找不到账本，或者结果写不出来；其他命令遇到没有读全的账本也是 3 |

## 代码表

点代码可看一个例子的屏幕输出；例子在 `tests/errors/` 中，以代码为目录名。没有链接的不在账本里，只在导入外来文件、编辑记录、撤销改动时出现。

| 代码 | 默认级别 | 含义 | 处理 |
| --- | --- | --- | --- |
";

fn page() -> String {
    let mut page = INTRO.to_owned();
    for code in Code::ALL {
        let (name, severity) = (code.name(), code.default_severity().label());
        let [meaning, remedy] =
            [code.meaning(), code.remedy()].map(|t| cell(t.zh) + "<br>" + &cell(t.en));
        let (zh, en) = (severity.zh, severity.en);
        let name = if code.is_of_check() {
            format!("[{name}](../tests/errors/{name}/zh.txt)")
        } else {
            name.to_owned()
        };
        let _ = writeln!(page, "| {name} | {zh}<br>{en} | {meaning} | {remedy} |");
    }
    page
}

/// Text that stands for itself in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('|', "\\|")
        .replace('*', "\\*")
        .replace('_', "\\_")
}

#[test]
fn the_page_lists_every_code_as_the_program_has_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/problems.md");
    let page = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(page, kept, "see UPDATE_DOCS=1");
}
