//! The Chinese help, beside the English it stands for. A test finds every text without one.

/// The Chinese of an English help text.
pub(super) fn of(english: &str) -> Option<&'static str> {
    TEXTS
        .iter()
        .find(|(en, _)| *en == english)
        .map(|(_, zh)| *zh)
}

/// The Chinese of what stands for a value, such as `DATE`.
pub(super) fn value(english: &str) -> Option<&'static str> {
    Some(match english {
        "DIR" => "目录",
        "FILE" => "文件",
        "FORMAT" => "格式",
        "LANG" => "语言",
        "SHELL" => "程序",
        "WHAT" => "分组",
        "WORD" => "字词",
        "TITLE" => "问题名称",
        "DATE" => "日期",
        "ID" => "编号",
        "CODE" => "代码",
        "NUMBER" => "号",
        "N" => "数",
        "QUARTER" => "季度",
        "PERCENT" => "百分数",
        "YUAN" => "元",
        "NAME" => "名称",
        "WHO" => "机构或职务",
        "POST" => "职务",
        "TEXT" | "THEME" => "文字",
        "ADDRESS" => "地址",
        "UNIT" => "单位",
        "ROWS" => "行号",
        "HEAD=FACT" => "列名=项目",
        "FACT=VALUE" => "项目=内容",
        "SHEET" => "工作表",
        "GROUP" => "检查组",
        "COUNTY" => "县区",
        "FACILITY" => "设施",
        "REGULATION" => "法规",
        "FACILITY=N" => "设施=数",
        "UNIT:PLACE" => "单位:设施或县区",
        "NAME:FIRST-LAST" => "章名:首条-末条",
        "LEVEL" => "层级",
        "METHOD" => "方式",
        "STATE" | "STATUS" => "状态",
        "LIGHT" => "灯",
        "RESULT" | "OUTCOME" => "结果",
        "AREA" | "ASPECT" | "CATEGORY" | "CHANNEL" | "CONFERENCE_ROLE" | "CONFIDENTIALITY"
        | "FOCUS" | "HANDLING" | "KIND" | "LAWFUL_POWER" | "LAWFUL_WORK" | "OWNERSHIP"
        | "PUBLICITY" | "SEVERITY" => "词",
        _ => return None,
    })
}

/// Every text, for the test that none is left over.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(en, _)| *en)
}

const TEXTS: &[(&str, &str)] = &[
    ("Only issues of this nature", "只列这种性质的"),
    (
        "Only what came in by this channel: a word of the vocabulary",
        "只列这种来源的：词表中的词",
    ),
    (
        "Only what falls under this focus: a word of the vocabulary",
        "只列属于这一聚焦领域的：词表中的词",
    ),
    (
        "A unit that inspects; may be given several times [default: every inspection group]",
        "参加抽查的检查单位；可写多次［默认：全部检查组］",
    ),
    (
        "An issue of the same sort found elsewhere; may be given several times",
        "举一反三查出的同类问题；可写多次",
    ),
    (
        "Draw in this county alone, as its own draw",
        "只在这个县区抽，作为它自己的抽查",
    ),
    (
        "Draw: freeze the frame and the units, and record the seed; who is drawn follows from them",
        "抽取：定下名录和检查单位，记下种子；抽中哪些由此算出",
    ),
    (
        "Each county, and town and country: facilities, visits, opinions, issues, risk list",
        "分县区和城乡：设施、走访、意见、问题、风险控制名单",
    ),
    (
        "Give facilities complained of within a year the weight 2",
        "一年内有投诉的设施权重为 2",
    ),
    (
        "Give this facility a weight of 1 to 100; may be given several times",
        "给这家设施的权重，1 到 100；可写多次",
    ),
    (
        "Leave this facility out of the frame; may be given several times",
        "这家设施不列入名录；可写多次",
    ),
    (
        "Only facilities of this kind: a word of the vocabulary; may be given several times",
        "只抽这类设施：词表中的词；可写多次",
    ),
    ("Only those on the risk list", "只列风险控制名单上的"),
    (
        "Only those whose grade has expired and was not given anew",
        "只列等级过了有效期、没有重新评定的",
    ),
    (
        "Print what is published: result, seed, frame and units by id, no names of persons",
        "打印公示的内容：结果、种子、名录和检查单位的编号，没有人名",
    ),
    (
        "Raise an issue from what a visit found, linked both ways",
        "把走访发现的登记为问题，两边都写明",
    ),
    (
        "Show where the same may be wrong: facilities of the same kind, and whether anybody looked",
        "举一反三：列出同类设施，去过没有，有没有同类问题",
    ),
    (
        "The annual rate of inspection of each county, and whether it is enough",
        "年抽检率：各县区检查了多少，够不够",
    ),
    (
        "What a unit keeps away from: a facility or a county; may be given several times",
        "检查单位回避的设施或县区；可写多次",
    ),
    (
        "What became of the draws of the year",
        "双随机抽查：本年度抽中的查了没有，发现了什么",
    ),
    (
        "What was found [default: what the visit says]",
        "发现的情况［默认：走访记录所写的］",
    ),
    (
        "Where each inspection group went, what it found, which articles it inspected",
        "检查组工作情况：走访、发现的问题、条款检查",
    ),
    (
        "Print the paper itself, with what the ledger knew on the day it went out",
        "打印函件正文，情况以发出那天的账本为准",
    ),
    (
        "The notice: its id or the office's own number",
        "函件：编号，或本机构的序号",
    ),
    (
        "Whom to press today, by the ladder of the rules; writes nothing",
        "今天该催谁：按催办阶梯提出建议，不写入任何内容",
    ),
    (
        "Opinions: what people say, dealt out, merged, replied to",
        "意见建议：登记、分办、合并、答复",
    ),
    (
        "Visits: who looked where, how, and what was found",
        "走访检查：谁看了哪里、怎样看的、发现了什么",
    ),
    (
        "Random draws of facilities and inspectors, which anyone can repeat",
        "双随机抽查：随机抽取设施和检查单位，人人可以复核",
    ),
    ("Meetings and what they decided", "会议和议定事项"),
    (
        "Numbered notices: handing over, pressing, requests and reports",
        "函件：交办、催办、督办、请示报告",
    ),
    ("Votes on how satisfied the members are", "满意度测评"),
    ("Milestones of the plan", "方案的时间节点"),
    ("Bulletins", "工作简报"),
    (
        "Outcomes: policies, standards, mechanisms, legislation",
        "成果：政策、标准、机制、立法项目",
    ),
    ("Deputies' suggestions", "代表建议"),
    ("Figures of a period", "统计指标"),
    ("Targets: so many by a day", "目标任务"),
    (
        "Add a decision: what is to be done, by which unit, by when",
        "记一项议定事项：做什么、由谁做、什么时候以前",
    ),
    ("What is to be done", "要做的事"),
    ("The unit that does it", "由哪个单位做"),
    ("By when", "时限"),
    (
        "Add a unit that reported to the meeting",
        "记一个在会上汇报的单位",
    ),
    ("The unit that reported", "汇报的单位"),
    ("The paper it reported with", "汇报材料"),
    (
        "Say when the next half-monthly meeting is and why; writes nothing",
        "下次半月推进会在哪一天、为什么；不写入",
    ),
    (
        "The list of issues as a meeting approved it",
        "问题清单：主任会议审定的清单，按审定的次序",
    ),
    (
        "The meeting [default: the last council of chairpersons that issues were put before]",
        "审定清单的会议［默认：最近一次审过问题的主任会议］",
    ),
    (
        "Each issue with its measures, how far they are, and how it was closed",
        "整改台账：每个问题的措施、进展和销号情况",
    ),
    (
        "The papers of a half-monthly meeting, like report meeting; writes nothing",
        "半月推进会汇报材料，同 report meeting；不写入",
    ),
    (
        "The papers of a half-monthly meeting: decisions first, then what moved since the last one",
        "半月推进会汇报材料：先报议定事项落实情况，再报上次会议以来的进展",
    ),
    (
        "The meeting [default: the next one]",
        "会议［默认：下一次］",
    ),
    ("The meeting held on this day", "在这一天开的会议"),
    (
        "Say what moved since this day, or since last-meeting [default: last-meeting]",
        "与哪一天相比，可以写“上次会议”［默认：上次会议］",
    ),
    (
        "Say what moved since this day, or since last-meeting [default: seven days]",
        "与哪一天相比，可以写“上次会议”［默认：七天前］",
    ),
    (
        "The id [default: its day and kind]",
        "编号［默认：日期加类别］",
    ),
    (
        "Opinions: how many, what about, where from, what became of them",
        "意见建议：多少条、哪些方面、从哪里来、怎么办的",
    ),
    (
        "Deputies' suggestions: classes of the replies, satisfaction, units, overdue",
        "代表建议：办理结果、代表评价、承办单位、逾期",
    ),
    (
        "Targets: planned, done, rate, overdue",
        "目标任务：计划、完成、完成率、逾期",
    ),
    (
        "The wall board: progress, units and states, deadlines, articles, every issue; best as html",
        "挂图作战看板：进度、各单位状态、时限、条款、全部问题；宜出成网页",
    ),
    (
        "A quarter: what was done, and the figures reported by county",
        "季度统计：做了哪些工作，各县区报送的指标",
    ),
    (
        "The quarter, such as 2024Q3 [default: that of the day]",
        "哪个季度，如 2024Q3［默认：这一天所在的季度］",
    ),
    (
        "Take in a table of opinions that somebody kept",
        "读入别处记的意见表",
    ),
    (
        "The channel of the rows that name none: a word of the vocabulary",
        "表里没有写渠道的，算哪个渠道；词表中的词",
    ),
    (
        "The aspect of the rows that name none: a word of the vocabulary",
        "表里没有写方面的，算哪个方面；词表中的词",
    ),
    (
        "The county of the rows that name none",
        "表里没有写县区的，算哪个县区",
    ),
    (
        "Who received them, where the row does not say [default: this office's unit]",
        "表里没有写收集单位的，算哪个单位收到［默认：本机构的单位］",
    ),
    (
        "Take the rows that can be read and leave the others",
        "读不准的行先不登记，登记其余的行",
    ),
    // Commands
    (
        "A ledger of elder-care supervision, kept as YAML files in git",
        "养老服务联动监督的督办账本：一件事一个文件，用 git 保存",
    ),
    ("Start a ledger in a folder", "在一个目录里建立账本"),
    (
        "Issues: find, assign, press, accept, look back",
        "问题：发现、交办、督办、验收、回头看",
    ),
    ("Tasks: the measures that put an issue right", "整改措施"),
    (
        "Assigned articles and their inspection",
        "法规条款的分解和检查",
    ),
    (
        "Facilities: homes, day care, meal points",
        "养老服务设施和机构",
    ),
    (
        "Units: departments, congress bodies, counties, inspection groups",
        "单位：政府部门、人大机构、县区、检查组",
    ),
    ("Regulations: chapters and articles", "法规：章和条"),
    ("Campaigns", "专项监督"),
    (
        "Reports; the weekly report when none is named",
        "报告；不写哪一种就是周报",
    ),
    (
        "Templates: the wording of papers, for the office to change",
        "模板：各种公文的文字，可以改",
    ),
    (
        "List the templates: whose wording is used, and what they may name",
        "列出模板：用的是谁的文字，可以用哪些名称",
    ),
    (
        "Write the program's own wording of a paper into templates/, to be changed there",
        "把程序自带的文字写到账本的模板目录里，在那里改",
    ),
    ("The paper", "哪种公文"),
    ("Write it to this file instead", "写到这个文件"),
    (
        "Try the templates of the ledger and say what is wrong with them",
        "试一试账本里的模板，说出哪里不对",
    ),
    (
        "Look for what is wrong in the ledger; writes nothing",
        "检查账本，只查不改",
    ),
    (
        "Open any record in your editor; what is saved is checked, then written",
        "用编辑器修改任何一条记录，存盘后查过没有错误才写入",
    ),
    (
        "Open the record in your editor; what is saved is checked, then written",
        "用编辑器修改一条记录，存盘后查过没有错误才写入",
    ),
    (
        "Take back the last change of this clone while it is not committed",
        "撤销本机上一次改动（没有提交的）",
    ),
    (
        "Print what makes a shell complete commands, ids and names",
        "输出命令行补全的脚本，补全命令、编号和名称",
    ),
    ("The shell", "命令行程序"),
    (
        "Print the JSON Schema of a kind of file, or write them all for editors",
        "输出一种文件的格式定义，或全部写进账本供编辑器使用",
    ),
    ("The kind of file", "文件的种类"),
    (
        "Write every schema into schema/, and editor settings where there are none",
        "把全部格式定义写到 schema 目录；没有编辑器设置的，一并写入",
    ),
    (
        "Print the manual page, or write one for every command",
        "输出手册页（man），或把各命令的手册写到目录里",
    ),
    (
        "Write a page for every command into this folder, made when it is not there",
        "把每条命令的手册写到这个目录，没有就新建",
    ),
    ("Add a record", "登记一条"),
    ("List records", "列出清单"),
    (
        "Show one record: facts, what is read off its history, history",
        "查看一条：内容、现状和办理记录",
    ),
    (
        "What is to be done now: overdue, due, unsigned, unanswered, to accept, to look back at, to inspect",
        "今天要办的事：逾期、到期、未签收、待回复、待验收、应回头看、应检查",
    ),
    (
        "Find records by any words in them, whatever their kind",
        "按文字查找记录，什么类别都查",
    ),
    (
        "The words; a record must hold all of them",
        "要找的字词；写几个，就要同时都有",
    ),
    ("Only records of this kind", "只查这一类记录"),
    (
        "Show a record of any kind: facts, what is read off its history, history",
        "查看任何一条记录：内容、现状和办理记录",
    ),
    (
        "The record, of any kind: its id or its name",
        "记录：写编号或名称，什么类别都可以",
    ),
    (
        "Change plain facts; a state moves only by its own verb",
        "修改内容；状态只能由各自的命令推动",
    ),
    ("Show the record's history as a table", "把办理记录列成表"),
    (
        "Add a dated remark to the history",
        "在办理记录里加一条备注",
    ),
    (
        "Enter a finding in the ledger after a second look",
        "核实入账",
    ),
    (
        "Hand it to a unit: lead, supervisor, requirement, criteria and deadline",
        "交办：写明牵头单位、督办委室、整改要求、销号标准和时限",
    ),
    ("Record that the unit signed for it", "登记签收"),
    (
        "Record that the unit returned it, with its reason",
        "登记退回，要写理由",
    ),
    (
        "Record that the unit handed in its plan; needs tasks and the cause",
        "登记报送方案；要先有整改措施和原因分析",
    ),
    (
        "Record progress as the unit reports it; put it in --note",
        "登记进展，内容写在 --note",
    ),
    ("Grant an extension", "批准延期"),
    (
        "Suspend it; the days are not counted",
        "中止；中止的天数不计",
    ),
    (
        "Resume it; this day is the last that is not counted",
        "恢复；当日是不计的最后一天",
    ),
    ("Press for it by a numbered notice", "发文督办，要写文号"),
    (
        "Record that the unit applied for closure; all tasks must be done",
        "登记申请销号；各项措施须已完成",
    ),
    ("Refuse the work", "验收不通过"),
    ("Accept the work and close the issue", "验收通过，销号"),
    ("Record a look-back at a closed issue", "登记回头看"),
    (
        "Put it back on the ledger after a relapse, as the next cycle",
        "反弹后重新挂账，进入下一周期",
    ),
    ("Withdraw it as unfounded", "核实不成立"),
    ("Merge it into another issue", "并入另一问题"),
    ("Record that work on it began", "登记启动"),
    (
        "Record that it is done; needs evidence",
        "登记完成，要有佐证材料",
    ),
    ("Record that somebody checked it", "登记核验"),
    (
        "Record an inspection: the three questions, the result, what was found",
        "登记检查：三个是否、结果和发现",
    ),
    (
        "Take in the text of a law: plain text, Markdown or docx",
        "导入法规全文：纯文本、Markdown 或 docx",
    ),
    (
        "Record that it opened, was suspended or closed",
        "登记开业、停业、关闭",
    ),
    (
        "The week: stock, new, closed, overdue against the week before [the default]",
        "周报：存量、新增、销号、逾期，与上周比较（默认）",
    ),
    (
        "What is past its deadline, by department and by county",
        "逾期情况，分单位、分县区",
    ),
    ("How each department stands", "分单位整改情况"),
    (
        "How far regulations are assigned, inspected and carried out",
        "条款的分解、检查和落实情况",
    ),
    ("The deadlines ahead", "今后的时限安排"),
    // Options every command has
    (
        "The ledger's folder [default: this folder or the nearest above it]",
        "账本目录［默认：当前目录或最近的上级目录］",
    ),
    (
        "The office whose numbers are meant [default: git config supervise.office, else the home office]",
        "用哪个机构的编号［默认：git 配置 supervise.office，其次为账本的本机构］",
    ),
    (
        "The language: zh or en [default: the ledger's]",
        "语言：zh 或 en［默认：账本的设置］",
    ),
    ("Take this day for today", "把这一天当作今天"),
    (
        "Show things as they stood at the end of this day [default: today]",
        "按这一天结束时的情况显示［默认：今天］",
    ),
    (
        "The campaign [default: the ledger's]; `all` for every one",
        "专项［默认：账本的当前专项］；all 为全部",
    ),
    (
        "Show what would be written and write nothing",
        "只显示将要写入的内容，不写入",
    ),
    (
        "Draw with ASCII alone, for consoles where borders and lights are out of line",
        "表格只用 ASCII 字符画，供表格线和灯号对不齐的终端使用",
    ),
    ("Print help", "显示用法"),
    ("Print version", "显示版本"),
    // Output and filters
    (
        "The format [default: that of FILE by its ending, else table]",
        "格式［默认：按文件的扩展名，否则 table］",
    ),
    ("Tables for a terminal", "屏幕上的表"),
    ("Markdown", "Markdown"),
    ("CSV for Excel and WPS", "供 Excel、WPS 打开的 CSV"),
    (
        "One HTML file, to read, print or hang on the wall",
        "网页，一个文件，可以看、打印、挂墙",
    ),
    ("JSON with English keys", "JSON，键名为英文"),
    ("A workbook for Excel and WPS", "Excel、WPS 工作簿"),
    ("A Word document, also for WPS", "Word 文件，WPS 也能打开"),
    (
        "With the line in question and what to do",
        "列出所在的行和处理办法",
    ),
    (
        "Annotations for a code host's pipeline",
        "代码托管平台流水线的批注",
    ),
    (
        "Write to this file instead of the screen",
        "写到这个文件，不显示在屏幕上",
    ),
    (
        "List the ids behind every figure",
        "列出每个数字所依据的编号",
    ),
    ("How problems are told", "问题的列法"),
    ("How many days to look ahead", "往后看多少天"),
    ("Only what this unit leads", "只看这个单位牵头的"),
    ("Only this county", "只看这个县区"),
    ("Only this state", "只看这个状态"),
    ("Only this light", "只看这种灯"),
    ("Only this category", "只看这个类别"),
    ("Only this kind", "只看这一类"),
    ("Only this status", "只看这个状态"),
    ("Only this regulation", "只看这部法规"),
    ("Only this result", "只看这个结果"),
    ("Only the tasks of this issue", "只看这个问题的措施"),
    ("Only the tasks of this unit", "只看这个单位的措施"),
    ("Only what is not inspected yet", "只看还没有检查的"),
    // Which record
    (
        "The record: its id or the office's own number",
        "编号，或本机构的号数",
    ),
    ("The issue: its id or number", "问题的编号或号数"),
    ("The task: its id or number", "措施的编号或号数"),
    (
        "The facility: its id, its number or its name",
        "设施的编号、号数或名称",
    ),
    (
        "The assigned article, such as henan-2022-a23",
        "分解条款的编号，如 henan-2022-a23",
    ),
    // Steps
    (
        "The day it happened [default: today]",
        "发生的日期［默认：今天］",
    ),
    (
        "The unit or group that did it [default: the unit whose act it is, else this office's]",
        "办理的单位或检查组［默认：这一步的主办单位；没有的为本机构］",
    ),
    ("The number of the paper it rests on", "所依据文件的文号"),
    ("Who approved it", "批准人或批准机构"),
    ("Why", "理由"),
    (
        "A paper or photograph that proves it; may be given several times",
        "佐证材料；可以写多次",
    ),
    ("Anything more", "说明"),
    ("The remark", "备注"),
    ("0 to 100, with or without %", "进度，0 到 100，可带 %"),
    ("What needs a leader to coordinate", "需协调事项"),
    ("The new deadline", "新的时限"),
    ("The day it was applied for", "申请的日期"),
    ("The day a reply is due", "回复的时限"),
    (
        "A unit that checked, at least one from outside the lead unit; may be given several times",
        "验收单位，至少一个不是牵头单位；可以写多次",
    ),
    ("The opinion given", "意见"),
    (
        "How: a word of the vocabulary; may be given several times",
        "方式：词表中的词；可以写多次",
    ),
    ("What it found", "结果"),
    ("The issue it goes into", "并入哪个问题"),
    ("The result", "结果"),
    ("Is the law made known and studied?", "法规是否学习宣传到位"),
    ("Is the work done by law?", "工作是否依法开展"),
    ("Is power used by law?", "权力是否依法行使"),
    (
        "The round, from 1 [default: the latest there is]",
        "第几轮，从 1 起［默认：已有的最近一轮］",
    ),
    ("The facility inspected", "检查的设施"),
    (
        "How it was inspected: a word of the vocabulary; may be given several times",
        "检查方式：词表中的词；可以写多次",
    ),
    ("What was found", "检查发现"),
    (
        "An issue it led to; may be given several times",
        "形成的问题；可以写多次",
    ),
    ("The status from that day on", "从这一天起的状态"),
    // Facts of an issue
    (
        "What it is called, at most 40 characters",
        "问题名称，不超过四十字",
    ),
    ("Who, where, what fact", "具体问题：何处、何事、何数"),
    ("Its nature", "问题性质"),
    (
        "Its category: a word of the vocabulary",
        "问题类别：词表中的词",
    ),
    (
        "The channel it came by: a word of the vocabulary",
        "问题来源：词表中的词",
    ),
    ("The level that found it", "发现的层级"),
    (
        "The level that found it [default: the ledger's own]",
        "发现的层级［默认：本账本的层级］",
    ),
    ("How grave it is", "严重程度"),
    (
        "A paper or record it rests on; may be given several times",
        "来源依据：文号或记录；可以写多次",
    ),
    (
        "The focus it falls under: a word of the vocabulary; may be given several times",
        "聚焦领域：词表中的词；可以写多次",
    ),
    (
        "The facility concerned: id, number or name",
        "涉及的设施：编号、号数或名称",
    ),
    (
        "The county concerned, when no facility is given",
        "涉及的县区（没有写设施时）",
    ),
    (
        "An article it touches, such as henan-2022-a45; may be given several times",
        "涉及的条款，如 henan-2022-a45；可以写多次",
    ),
    (
        "The item of the major-hazard standard, for a major hazard",
        "重大隐患的判定依据",
    ),
    (
        "What was done at once, for a major issue",
        "重大问题的先行处置",
    ),
    ("Why it came about", "原因分析"),
    ("How it is put right", "整改类型"),
    ("Who may read of it", "公开属性"),
    ("The unit that answers for it", "牵头单位"),
    (
        "A unit that helps; may be given several times",
        "配合单位；可以写多次",
    ),
    ("The congress body that presses for it", "督办委室"),
    ("What is asked", "整改要求"),
    ("By what it is accepted", "销号标准"),
    (
        "The deadline",
        "时限：可写 2024-06-30、6.30、15个工作日、下周五、月底前",
    ),
    // Facts of a task
    ("The issue it serves", "所属问题"),
    ("What is to be done", "整改措施"),
    ("What is to be reached", "整改目标"),
    ("The unit that does it", "责任单位"),
    (
        "The unit that does it [default: the issue's lead unit]",
        "责任单位［默认：问题的牵头单位］",
    ),
    ("Who answers for it: an official's post", "责任人：写职务"),
    ("The planned start", "计划启动日期"),
    ("Funds needed, in yuan", "所需资金，元"),
    ("Funds secured, in yuan", "落实资金，元"),
    ("What is done meanwhile or if it fails", "预案"),
    // Facts of an article
    ("The regulation", "法规"),
    (
        "The article's number, such as 23 or 23-1",
        "条号，如 23；第二十三条之一写 23-1",
    ),
    (
        "The paragraph, when only one is meant",
        "款，只指其中一款时写",
    ),
    (
        "The item of it, when only one is meant",
        "项，只指其中一项时写",
    ),
    (
        "What it asks, in a few words of your own",
        "事项，用自己的话概括",
    ),
    ("The department that answers for it", "牵头部门"),
    (
        "How it is inspected: a word of the vocabulary; may be given several times",
        "检查方式：词表中的词；可以写多次",
    ),
    (
        "A department that helps; may be given several times",
        "配合部门；可以写多次",
    ),
    ("Who or what is inspected", "检查对象"),
    ("What the inspection looks for", "检查重点"),
    ("The group that inspects", "检查组"),
    ("The day it must be inspected by", "检查完成时限"),
    // Facts of a facility
    ("The name", "名称"),
    ("The kind: a word of the vocabulary", "类型：词表中的词"),
    ("Who owns and runs it", "性质"),
    ("The county", "县区"),
    ("The status it is recorded with", "登记时的状态"),
    ("Township or street", "乡镇街道"),
    ("The address of the facility", "设施地址"),
    ("Town or country", "城乡"),
    ("The unified social credit code", "统一社会信用代码"),
    ("The filing number with civil affairs", "民政备案编号"),
    ("Beds", "床位"),
    ("Nursing beds", "护理型床位"),
    ("Beds occupied", "在住床位"),
    // Facts of a unit
    (
        "The slug, such as civil-affairs",
        "编号，小写英文，如 civil-affairs",
    ),
    ("The full name", "全称"),
    (
        "The full name; note the old one as an alias",
        "全称；旧名用 --alias 记下",
    ),
    ("The kind", "类别"),
    ("The level", "层级"),
    (
        "The level [default: county for a county's unit, else the ledger's own]",
        "层级［默认：县区的单位为县级，其他同本账本］",
    ),
    ("The short name tables print", "表里用的简称"),
    (
        "Another name it goes by; may be given several times",
        "别称或曾用名；可以写多次",
    ),
    (
        "The GB/T 2260 division code of a county's unit",
        "县区单位的行政区划代码（GB/T 2260）",
    ),
    ("Its part in the joint conference", "联席会议身份"),
    (
        "The unit that leads an inspection group",
        "检查组的负责委室",
    ),
    (
        "A member of an inspection group; may be given several times",
        "检查组的成员单位；可以写多次",
    ),
    (
        "A county an inspection group guides; may be given several times",
        "检查组指导的县区；可以写多次",
    ),
    (
        "What it is responsible for; may be given several times",
        "职责；可以写多次",
    ),
    ("The day it came into being", "设立日期"),
    ("The day it ceased to be", "撤销日期"),
    // Facts of a regulation
    (
        "The slug, such as henan-care-2022",
        "编号，小写英文，如 henan-care-2022",
    ),
    ("How many articles it has", "总条数"),
    ("The file with the text of the law", "法规全文的文件"),
    (
        "The name [default: as the text has it]",
        "名称［默认：文中的名称］",
    ),
    (
        "Write even though numbers do not follow on",
        "编号不相衔接也写入",
    ),
    ("The short name", "简称"),
    ("The day it was adopted", "通过日期"),
    ("The day it took effect", "施行日期"),
    ("Who adopted it", "通过机关"),
    ("Where the text comes from", "文本来源"),
    ("What a reader must know of this record", "关于本记录的说明"),
    (
        "A chapter as NAME:FIRST-LAST, such as General:1-9; give them all, in order",
        "章，写“章名:首条-末条”，如 总则:1-9；按顺序写全",
    ),
    // Facts of a campaign
    (
        "The slug, such as 2024-elder-care",
        "编号，小写英文，如 2024-elder-care",
    ),
    ("The first day", "启动日期"),
    ("The last day", "结束日期"),
    (
        "The theme, as the superior plan words it",
        "主题，用上级方案的提法",
    ),
    ("The number of the superior body's plan", "上级方案文号"),
    (
        "A regulation whose enforcement is inspected; may be given several times",
        "检查的法规；可以写多次",
    ),
    // Starting a ledger
    ("The folder; made when it is not there", "目录；没有就新建"),
    ("The full name of the body", "机关名称，如 开封市人大常委会"),
    (
        "Its GB/T 2260 division code, six digits",
        "行政区划代码，六位数字（GB/T 2260）",
    ),
    ("Its level", "层级"),
    (
        "The prefix of its ids: 1 to 8 upper-case letters or digits",
        "机构代号，用在编号前面：1 至 8 位大写字母或数字",
    ),
    (
        "The slug of the first campaign [default: the year and elder-care]",
        "第一个专项的编号［默认：年份加 elder-care］",
    ),
    (
        "The name of the first campaign [default: linked supervision of elder care, in Chinese]",
        "第一个专项的名称［默认：养老服务联动监督］",
    ),
    (
        "The first day of the first campaign [default: today]",
        "第一个专项的启动日期［默认：今天］",
    ),
    // A drafted breakdown
    (
        "Propose who answers for each article of a regulation, as a table to be confirmed",
        "逐条提出责任单位和检查方式的初稿，列成表由人确认",
    ),
    (
        "Assign the articles that a confirmed table takes",
        "把确认过的表里“采用”的条款登记为分解条款",
    ),
    (
        "The table, as a workbook or CSV",
        "确认过的表，Excel 工作簿或 CSV",
    ),
    (
        "Take in a table: one of ours that was filled in, or a ledger somebody kept by hand",
        "导入表格：从账本导出、填好送回的，或者别处手工记的台账",
    ),
    (
        "The table: xlsx, xls, ods or CSV",
        "表格文件：Excel、WPS 的工作簿或 CSV",
    ),
    ("Write without asking", "不再询问，直接写入"),
    (
        "Take only these rows, by their numbers in the table, such as 3,5-8",
        "只取这几行，按表里的行号，如 3,5-8",
    ),
    (
        "What its rows are: issue or facility [default: by its heads]",
        "手工台账里记的是什么：issue（问题）或 facility（设施）［默认：看表头］",
    ),
    (
        "What a column holds whose name is not known; `skip` for nothing; may be given several times",
        "认不得的列是哪一项，不读的填“不读”；可写几次",
    ),
    (
        "A fact of the rows that do not say it; may be given several times",
        "表里没写的行都按这一项填；可写几次",
    ),
    (
        "Where the ledger changed too, take what the file says",
        "账本也改过的，以表为准",
    ),
    (
        "Where the ledger changed too, keep what it says",
        "账本也改过的，以账本为准",
    ),
    (
        "The day of the progress and of new records that do not say it [default: today; of a ledger kept by hand none]",
        "没有写日期的进展、新记录用这个日期［默认：今天；手工台账没有默认］",
    ),
    (
        "Who reported the progress, or found what is new [default: the lead unit, or this office's unit]",
        "报告进展的单位，或发现新问题的单位［默认：牵头单位；新记录为本机构所属单位］",
    ),
    (
        "The day the articles are assigned [default: today]",
        "分解的日期［默认：今天］",
    ),
    // An issue raised by an inspection
    (
        "Raise an issue of this title from what was found",
        "把检查发现登记为问题，这里写问题名称",
    ),
    ("The nature of the issue raised", "所登记问题的性质"),
    (
        "The category of the issue raised: a word of the vocabulary",
        "所登记问题的类别：词表中的词",
    ),
    (
        "How grave the issue raised is [default: general]",
        "所登记问题的严重程度［默认：一般］",
    ),
    (
        "The county concerned, when no facility was inspected",
        "涉及的县区（没有检查设施时）",
    ),
    // Votes, bulletins, outcomes, look-backs
    (
        "Add one item with its ballots",
        "登记一个测评项目和它的票数",
    ),
    (
        "Take in the ballots of many items from a table",
        "从表格读入各项目的票数，全部无误才写入",
    ),
    ("What it is called on the ballot", "测评票上的项目名称"),
    ("The unit that is judged", "被测评的单位"),
    (
        "What is judged, when process and outcome are voted on apart",
        "测评内容；过程和成效分开测评的才写",
    ),
    (
        "An issue it stands for; may be given several times",
        "该项对应的问题，可写多个",
    ),
    ("Ballots for satisfied", "满意票"),
    ("Ballots for basically satisfied", "基本满意票"),
    ("Ballots for unsatisfied", "不满意票"),
    ("Invalid ballots", "无效票"),
    (
        "Print the ballot: an item a line, with empty boxes; writes nothing",
        "印出测评表：一项一行，三个空白方框；不写入",
    ),
    (
        "Print the ballot of a vote to come, of the items in this table (CSV)",
        "印出即将进行的测评的表，项目取自这个表格（CSV）",
    ),
    (
        "Only what was graded unsatisfied, for the next round",
        "只印不满意的项目，供下一轮测评用",
    ),
    (
        "Print the result: grades and ballots, the rule, how many were present",
        "印出测评结果：等次、票数、定等办法、到会人数",
    ),
    (
        "Print the minutes: who came, what was heard, the numbered decisions",
        "印出会议纪要：参加单位、会议情况、编号的议定事项",
    ),
    (
        "Print the bulletin: its head, what the ledger tells of the days it covers, its distribution",
        "印出简报：报头、本期情况（从账本取数）、报送单位",
    ),
    (
        "Votes on satisfaction: grades and rates, rounds side by side, what is to be voted on again",
        "满意度测评：等次和满意率，各轮对比，需再次测评的项目",
    ),
    (
        "Outcomes by kind, with the issues they answer; common issues without one",
        "成果转化：分类计数，对应的问题，尚无长效措施的共性问题",
    ),
    (
        "Look-backs: what is due, what was found, what relapsed",
        "回头看：应看的、已看的结果、反弹的",
    ),
    (
        "The paper on how a regulation is carried out: tables and findings; the prose is yours",
        "执法检查情况报告：表格和各章检查情况，文字由起草人写",
    ),
    (
        "The regulation [default: the only one with assigned articles]",
        "法规[默认：只有一部分解了条款的法规时，就是它]",
    ),
    (
        "The paper on what became of the issues: figures, then issue by issue",
        "整改落实情况报告：总体数字，逐项整改情况，下一步",
    ),
    // Reports on articles
    ("Compare with this earlier day", "与较早的这一天比较"),
    (
        "The assigned articles with who, how, by when and what came of it",
        "条款任务分解表：谁负责、怎样检查、何时完成、结果如何",
    ),
    ("What the table is grouped by", "怎样分组"),
    // Focus areas
    (
        "A focus area of the inspection: a word of the vocabulary; may be given several times",
        "检查重点（九个方面）：词表中的词；可以写多次",
    ),
    (
        "An aspect of the survey: a word of the vocabulary; may be given several times",
        "调研方面（五个方面）：词表中的词；可以写多次",
    ),
];
