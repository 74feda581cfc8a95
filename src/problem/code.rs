//! Every problem code: its name, default severity, meaning and remedy, in one table.

use serde::{Deserialize, Serialize};

use crate::lang::{Text, t};

/// How grave a problem is. `supervise.yaml` may change it code by code.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not reported.
    Off,
    /// Reported; the answer of `check` stays yes.
    Warning,
    /// Reported; the answer of `check` is no.
    Error,
}

impl Severity {
    /// The word on the screen.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::Off => t("不查", "off"),
            Self::Warning => t("提醒", "warning"),
            Self::Error => t("错误", "error"),
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident
        $meaning:literal / $meaning_en:literal => $remedy:literal / $remedy_en:literal;)*) => {
        /// A named problem. `docs/problems.md` lists them all.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $meaning_en] $variant,)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name people see, such as `E-DATE`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The severity when `supervise.yaml` says nothing.
            #[must_use]
            pub const fn default_severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What the code means, as a short phrase.
            #[must_use]
            pub const fn meaning(self) -> Text {
                match self { $(Self::$variant => t($meaning, $meaning_en),)* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn remedy(self) -> Text {
                match self { $(Self::$variant => t($remedy, $remedy_en),)* }
            }
        }
    };
}

codes! {
    // Reading a file
    Read "E-READ" Error "文件读不出" / "The file cannot be read"
        => "看文件在不在、是否被占用、有没有读取权限" / "See whether the file is there, is in use and may be read";
    Size "E-SIZE" Error "文件过大" / "The file is too large"
        => "长篇材料另存，记录里写文号或文件名；照片、扫描件不要放进账本" / "Keep long papers elsewhere and name them; keep photographs and scans out of the ledger";
    Utf8 "E-UTF8" Error "文件不是 UTF-8 编码" / "The file is not UTF-8"
        => "用编辑器另存为 UTF-8" / "Save the file again as UTF-8";
    Gbk "E-GBK" Error "文件是 GBK（ANSI）编码" / "The file is in GBK (ANSI)"
        => "在记事本中“另存为”，编码选 UTF-8" / "In Notepad choose Save As and encoding UTF-8";
    Link "E-LINK" Error "符号链接" / "A symbolic link"
        => "换成真正的文件；账本不读链接" / "Put the real file there; the ledger follows no links";
    Conflict "E-CONFLICT" Error "留有合并冲突标记" / "Conflict markers of a merge are left"
        => "在两种写法中选定一种，删去 <<<<<<<、=======、>>>>>>> 三行" / "Choose one of the two versions and delete the lines <<<<<<<, ======= and >>>>>>>";
    Yaml "E-YAML" Error "YAML 写法有误" / "The YAML is malformed"
        => "看这一行和上一行：缩进是否对齐，冒号、逗号、括号是否半角，冒号后有没有空格，引号是否成对" / "Look at this line and the one above: indentation, half-width punctuation, the space after the colon, matching quotes";
    Depth "E-DEPTH" Error "嵌套太深" / "Nested too deeply"
        => "看括号是不是多打了；账本的记录只有三四层" / "Records nest only a few levels; look for stray brackets";
    Anchor "E-ANCHOR" Error "用了锚点、别名或标签" / "An anchor, alias or tag is used"
        => "把内容直接写出来；若是文字以 & * ! 开头，加引号" / "Write the content out; put text that starts with & * ! in quotes";
    Key "E-KEY" Error "没有这个字段" / "There is no such field"
        => "改正字段名，或删去这一行" / "Correct the name of the field or delete the line";
    KeyTwice "E-KEY-TWICE" Error "字段重复" / "The field stands twice"
        => "留一个，删一个" / "Keep one and delete the other";
    Missing "E-MISSING" Error "缺必填字段" / "A required field is missing"
        => "补上这个字段" / "Add the field";
    Type "E-TYPE" Error "填写的形式不对" / "The value has the wrong form"
        => "按提示的形式改写" / "Write it in the form that is asked for";
    DateForm "E-DATE" Error "日期不对" / "The date is not right"
        => "日期写成 2024-06-30 这样" / "Write dates as YYYY-MM-DD, such as 2024-06-30";
    Value "E-VALUE" Error "不在可填的值之内" / "The value is not one of those allowed"
        => "照提示改正" / "Correct it as told";
    IdForm "E-ID" Error "编号写法不对" / "The id is malformed"
        => "问题、措施、设施的编号写成 KF-I051、KF-T001、KF-F001；其他编号只用小写字母、数字和连字符" / "Write issues, tasks and facilities as KF-I051, KF-T001, KF-F001, other ids in lower-case letters, digits and hyphens";
    Path "E-PATH" Error "文件放错了地方" / "The file is in the wrong place"
        => "移到所示的位置，或改正记录中的编号" / "Move it to the place shown or correct the id in the record";
    Schema "E-SCHEMA" Error "账本的格式版本不认识" / "The ledger's schema version is unknown"
        => "换用新版程序；不要自己改 schema" / "Use a newer program; do not change schema by hand";
    Stray "W-STRAY" Warning "账本里有不属于它的文件" / "A file that does not belong to the ledger"
        => "移走或删去；记录只能是 .yaml 文件" / "Move or delete it; records are .yaml files only";

    // Taking in foreign papers
    Paper "E-PAPER" Error "这份文件读不成法规" / "No regulation can be read from this file"
        => "看文件是不是法规全文；Word 文件另存为 .docx，其他另存为 UTF-8 文本" / "See that it holds the whole regulation; save Word files as .docx, others as UTF-8 text";
    Numbering "E-NUMBERING" Error "编号不相衔接" / "The numbers do not follow on"
        => "对照原文；原文就是如此，加 --accept 再导入" / "Compare with the original; if it is so there, import again with --accept";
    Doubt "W-READING" Warning "导入时有拿不准的地方" / "Something could be read in two ways"
        => "对照原文核对，不对就改文件再导入" / "Compare with the original; if it is wrong correct the file and import again";

    // Between records
    Ref "E-REF" Error "所指的记录不存在" / "The record referred to does not exist"
        => "改正编号，或先登记那条记录" / "Correct the id or add that record first";
    Word "E-WORD" Error "词表里没有这个词" / "The vocabulary has no such word"
        => "改用词表中的词，或把它加进 vocabulary.yaml" / "Use a word of the vocabulary or add it to vocabulary.yaml";
    UidTwice "E-UID-TWICE" Error "两条记录的 uid 相同" / "Two records share one uid"
        => "若是复制出来的文件，换一个 uid；若是同一件事登记了两次，只留一条" / "Give a copied file another uid; keep one of the two if they are one matter";
    OrgKind "E-ORG-KIND" Error "单位的类别不合" / "The unit is of the wrong kind"
        => "换成合适类别的单位，或改正该单位的类别" / "Name a unit of a fitting kind or correct the unit's kind";
    LeadCo "E-LEAD-CO" Error "牵头单位又列为配合单位" / "The lead unit is also listed as a co-unit"
        => "从配合单位中删去它" / "Take it out of the co-units";
    Place "E-PLACE" Error "未写明涉及的设施或县区" / "Neither facility nor county is given"
        => "涉及一家设施的填 facility，涉及一个县区的填 county" / "Give the facility, or the county when a whole county is concerned";
    County "E-COUNTY" Error "县区与设施所在县区不一致" / "The county differs from the facility's"
        => "删去 county，或改正其一" / "Delete county or correct one of them";

    NotDrawn "E-DRAWN" Error "走访的设施不在抽中之列" / "The facility visited is not one that was drawn"
        => "对照 supervise draw show 的结果；不属于这次抽查的，删去 draw" / "Compare with supervise draw show; delete draw from a visit that is no part of it";
    Frame "E-FRAME" Error "抽查名录里有不该列入的设施" / "The frame holds a facility that does not belong there"
        => "名录只列当天运营、属于抽查范围的设施；改正名录，或补记设施的运营状态" / "List only facilities that operated that day and lie where the draw is made; correct the frame or record the facility's status";

    // Histories
    Step "E-STEP" Error "这一步不合办理顺序" / "This step is impossible here"
        => "改正这一步的日期或动作，或补上缺的前一步" / "Correct the step's date or action or add the step missing before it";
    StepNeeds "E-STEP-NEEDS" Error "这一步缺少应有的内容" / "The step lacks what it must carry"
        => "补上所缺的内容" / "Add what is missing";
    StepAlien "E-STEP-ALIEN" Error "这一步不该有这个字段" / "The step carries a field that is not its own"
        => "删去这个字段，或改正动作" / "Delete the field or correct the action";
    StepOrder "W-STEP-ORDER" Warning "办理记录没有按日期先后排列" / "The history is not in order of date"
        => "按日期先后排列；程序按日期读" / "Put the steps in order of date; they are read by date";
    FactNeeds "E-FACT-NEEDS" Error "这一步之前应写明的事项不全" / "A fact that must be known at this step is missing"
        => "补上这个字段" / "Add the field";
    Future "W-FUTURE" Warning "日期在今天之后" / "A date after today"
        => "核对日期；办理记录只记已经发生的事" / "Check the date; a history records what has happened";
    SecondName "E-SECOND" Error "重大问题由发现人自己核实" / "A major issue was verified by its finder alone"
        => "请另一个单位或小组核实" / "Have another unit or group verify it";
    OwnCheck "E-OWN-CHECK" Error "只有牵头单位自己验收" / "Only the lead unit itself checked the work"
        => "验收人中至少有一个牵头单位以外的单位" / "At least one checker must come from outside the lead unit";
    PlanTask "E-PLAN-TASK" Error "报了整改方案而没有整改措施" / "A plan without a task"
        => "用 supervise task add 登记整改措施，列入方案的日期不晚于报送方案的日期" / "Add the tasks with supervise task add, planned no later than the plan was handed in";
    TaskOpen "E-TASK-OPEN" Error "整改措施未完成就申请销号" / "Closure applied for while a task was not done"
        => "先办完各项措施并登记完成，再申请销号" / "Finish the tasks and record it, then apply for closure";
    TaskDue "E-TASK-DUE" Error "措施的完成时限晚于问题的整改时限" / "A task is due after its issue"
        => "提前措施的时限，或先办理问题延期" / "Bring the task's deadline forward or extend the issue first";
    FiveParts "E-FIVE" Error "重大隐患的措施未做到五落实" / "A task on a major hazard lacks one of the five parts"
        => "写明责任、措施、资金、时限、预案五项" / "Give person, measure, funds, deadline and contingency";
    DueOrder "E-DUE-ORDER" Error "日期先后颠倒" / "Two dates are the wrong way round"
        => "改正其中一个日期" / "Correct one of the dates";
    Extensions "W-EXTENSIONS" Warning "延期次数超过规定" / "More extensions than the rules allow"
        => "再次延期须经主任会议同意，并在 approved_by 中写明" / "Further extensions need the council of chairpersons; name it in approved_by";
    LateExtension "W-LATE" Warning "过期之后才申请延期" / "Extension applied for after the deadline"
        => "从时限次日到批准之日仍算逾期；记录属实的，无需改动" / "The days up to the grant still count as overdue; if the record is true, nothing need be changed";
    SameProgress "W-SAME" Warning "进展未更新" / "Progress repeats the entry before it"
        => "写明这段时间新做了什么" / "Say what was done in this period";

    // Meetings
    Held "E-HELD" Error "会议的召开情况对不上" / "The day a meeting was held does not fit"
        => "改期召开的，用 meeting set 改会议日期；还没有记召开的，先用 meeting hold" / "Change the date of a meeting held on another day with meeting set; record that it was held with meeting hold";
    Item "E-ITEM" Error "议定事项的序号不对" / "The number of a decision is wrong"
        => "序号从 1 起，不重复；用 meeting show 看这次会议的议定事项" / "Numbers begin at 1 and stand once; see meeting show for the decisions";
    HalfTwice "W-HALF-MONTH" Warning "一个半月有两次推进会" / "One half-month has two half-monthly meetings"
        => "其中一次没有开的，用 meeting cancel 取消；不是推进会的，改正会议类别" / "Cancel the one that is not held, or correct the kind of meeting";

    // Facts
    FourClear "W-FOUR" Warning "专题调研没有写全四个弄清" / "A survey lacks one of the four clarifications"
        => "补写需求、责任、瓶颈、抓手；确实没有的写“无”" / "Write need, responsible, bottleneck and lever; write none where there is none";
    Vague "W-VAGUE" Warning "问题描述空泛" / "The description is vague"
        => "写明在哪里、什么事、多少数量" / "Say where and what: which place, which fact, which figure";
    TitleLong "W-TITLE" Warning "标题过长" / "The title is too long"
        => "标题写成一句不超过四十字的话，细节写进 description" / "Keep the title under forty characters; details belong in description";
    Personal "E-PERSONAL" Error "疑似个人信息" / "Looks like personal data"
        => "删去；已经提交到 git 的，历史版本里仍然留着，须请技术人员清除" / "Delete it; git does not forget, and what was committed needs its history rewritten";
    Beds "E-BEDS" Error "护理型床位多于总床位" / "More nursing beds than beds"
        => "核对床位数" / "Check the numbers of beds";
    Occupied "W-BEDS" Warning "在住床位多于总床位" / "More beds occupied than there are"
        => "核对在住人数" / "Check the number of residents";
    Twin "W-TWIN" Warning "同一县区有同名的设施" / "Two facilities of one county share a name"
        => "是同一家的，停用后登记的那条（supervise facility status 编号 关闭）；不是的，在名称里区分" / "Close the later record if they are one, or tell them apart by name";
    Long "E-LONG" Error "文字超过规定的字数" / "The text is longer than it may be"
        => "只写所说的事；长篇材料另存，写文件名" / "Say only what was said; keep long papers elsewhere and name them";
    Merge "E-MERGE" Error "合并的对象不对" / "Merged into the wrong record"
        => "并入没有被合并的那一条" / "Merge into one that is not itself merged";
    Twice "E-TWICE" Error "同一件事登记了两次" / "One thing is recorded twice"
        => "核对后只留一条；编号或时期写错了的，改正" / "Keep one; correct the number or the period if it is wrong";
    Similar "W-SIMILAR" Warning "与另一条意见内容相近" / "Much the same as another opinion"
        => "说的是同一件事，用 supervise opinion merge 合并；不是的，照常分办" / "Merge them with supervise opinion merge if they are one; deal it out as usual if not";
    Uscc "E-USCC" Error "统一社会信用代码校验不符" / "The unified social credit code fails its check digit"
        => "对照登记证书重新录入 18 位代码" / "Type the 18 characters again from the certificate";
    Division "E-DIVISION" Error "行政区划代码写法不对" / "The division code is malformed"
        => "写六位数字，如 410200" / "Write six digits, such as 410200";
    ArticleNo "E-ARTICLE-NO" Error "条号超出法规总条数" / "The article number is beyond the regulation's"
        => "核对条号与法规的总条数" / "Check the number against the regulation's total";
    ArticleTwice "E-ARTICLE-TWICE" Error "同一条款分解了两次" / "One article is assigned twice"
        => "并成一条，或写明款、项" / "Make them one or give paragraph and item";
    Chapters "E-CHAPTERS" Error "章的条号不相衔接" / "The chapters' article numbers do not join"
        => "各章首尾条号应连续，合起来等于总条数" / "Chapters must follow on and add up to the total";
    ResultIssue "W-RESULT" Warning "检查未落实而没有形成问题" / "An unfulfilled article led to no issue"
        => "登记问题，把编号填入 issues；不形成问题的，在 reason 中写明理由" / "Add an issue and name it in issues or say why not in reason";
    VoteNoValid "E-VOTE-NOVALID" Error "测评项目没有有效票" / "An item was voted on without a valid ballot"
        => "核对票数；确无有效票的，删去这一项，另行测评" / "Check the ballots; if none is valid delete the item and vote again";
    VoteQuorum "E-VOTE-QUORUM" Error "到会人数不符合法定人数" / "Too few were present for a vote"
        => "核对出席人数和组成人员总数；确未过半数的，测评无效" / "Check who was present and how many members there are; without a majority the vote is void";
    VoteCount "E-VOTE-COUNT" Error "票数与人数不符" / "Ballots and people do not add up"
        => "每人每项一票：满意、基本满意、不满意、无效相加应等于出席人数" / "One ballot a member: satisfied, basically, unsatisfied and invalid add up to those present";
    VoteRound "E-VOTE-ROUND" Error "测评的轮次不相衔接" / "The rounds of a vote do not follow on"
        => "第一轮不写 before；以后各轮在 before 写明更早的一轮" / "The first round has no before; each later one names an earlier round";
    VoteTwice "E-VOTE-TWICE" Error "一次测评里有两个相同的项目" / "One item stands twice on a ballot"
        => "留一个，删一个；过程和成效分别测评的，写明 dimension" / "Keep one; tell process and outcome apart by dimension";
    NumberTwice "E-NUMBER-TWICE" Error "文号或期号重复" / "A number is taken twice"
        => "后发的那份改用下一个号；一个号用过就不再用" / "Give the later paper the next number; a number is never used again";
    NumberGap "W-NUMBER-GAP" Warning "文号或期号有空缺" / "Numbers are missing in a series"
        => "补登缺的那几份；作废的也要登记，占着原号" / "Add the papers that are missing; one that was cancelled keeps its number";
    NoticeIssues "E-NOTICE-ISSUES" Error "函件涉及的问题个数不对" / "A notice concerns the wrong number of issues"
        => "催办、督办、约谈提请、问责建议一函一个问题；交办单至少一个" / "What presses or blames concerns exactly one issue, a handover at least one";
    NoticeLead "E-NOTICE-LEAD" Error "交办单上的问题不由主送单位牵头" / "An issue handed over is not led by the addressee"
        => "改正主送单位，或改正问题的牵头单位；牵头单位不同的，分开发" / "Correct the addressee or the issue's lead unit; send other units sheets of their own";
    NoticeReply "W-NOTICE-REPLY" Warning "催办、督办没有写答复时限" / "A notice that presses names no day of reply"
        => "写明答复时限（reply_due）；没有写的，按催办阶梯推算" / "Give reply_due; without it the days of the ladder count";
    NoticeStep "W-NOTICE-STEP" Warning "函件与问题的办理记录对不上" / "A notice and the history of its issue disagree"
        => "核对文号和答复时限；问题里缺的，用 supervise issue assign 或 issue urge 补记，写明文号" / "Check the number and the day of reply; add a missing step with supervise issue assign or issue urge and its --doc";
    NoticePaper "W-NOTICE-PAPER" Warning "办理记录里的文号没有登记函件" / "A history names a paper that is not in the register"
        => "用 supervise notice add 补登，带上 --on 和 --number；文号写错的改正" / "Add it with supervise notice add, --on and --number, or correct the number";
    Calendar "W-CALENDAR" Warning "缺少年历，日期为暂定" / "A calendar year is missing; dates are provisional"
        => "国务院办公厅放假通知公布后，写入 calendar/年份.yaml" / "Write calendar/YEAR.yaml once the State Council's notice is out";
    Setting "E-SETTING" Error "账本设置有误" / "The ledger's settings are wrong"
        => "改正 supervise.yaml 或 vocabulary.yaml" / "Correct supervise.yaml or vocabulary.yaml";

    // Papers
    Template "W-TEMPLATE" Warning "模板用不了，用的是程序自带的" / "A template cannot be used; the program's own is"
        => "照提示改模板；改不好的，移走这个文件，用 supervise template export 另起一份" / "Correct the template as told, or move it away and begin anew with supervise template export";

    // Editing
    Editor "E-EDITOR" Error "编辑器用不了" / "The editor cannot be used"
        => "用环境变量 EDITOR 指定编辑器，例如 EDITOR=nano；Windows 上默认用记事本" / "Name an editor in the variable EDITOR, such as EDITOR=nano";

    // Taking back a change
    Undo "E-UNDO" Error "改动不能撤销" / "The change cannot be taken back"
        => "用 git diff 看改动，手工改回；已经提交的用 git revert" / "See git diff and edit by hand; take back a commit with git revert";
}

impl Code {
    /// Whether `check` can find it. The others are told when a foreign paper is taken in, a
    /// record is edited or a change is taken back.
    #[must_use]
    pub const fn is_of_check(self) -> bool {
        !matches!(
            self,
            Self::Paper | Self::Numbering | Self::Doubt | Self::Editor | Self::Undo
        )
    }

    /// The code of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_start_with_their_default_severity() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for code in Code::ALL {
            let letter = match code.default_severity() {
                Severity::Error => "E-",
                Severity::Warning => "W-",
                Severity::Off => unreachable!("no code is off by default"),
            };
            assert!(code.name().starts_with(letter), "{}", code.name());
        }
    }
}
