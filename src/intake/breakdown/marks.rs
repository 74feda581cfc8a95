//! The words around names: what binds, forbids, allows or declares; what makes a body lead or help;
//! what suggests a way to inspect. They are words of legal drafting in general.

/// Words that bind: with one of these a clause asks something of its subject.
pub(super) const DUTIES: &[&str] = &[
    "应当", "必须", "有义务", "的义务", "负责", "主管", "履行下列", "履行以下", "承担下列",
    "责令",
];

/// Words of a clause that binds though it says no 应当: it grants, sets a figure, decides.
pub(super) const GRANTS: &[&str] = &[
    "罚款", "给予", "予以", "发放", "资助", "查处", "享受", "免费", "优惠", "减免", "免收",
    "规定执行", "标准执行", "价格执行", "不低于", "不少于", "至少", "制定", "批准",
];

/// Where such a word is part of a noun.
pub(super) const IN_NOUNS: &[&str] = &[
    "主管部门", "主管机", "主管人员", "主管单位", "负责人", "负责的主管", "制定本",
];

/// Words that forbid.
pub(super) const BANS: &[&str] = &["不得", "禁止", "严禁", "不准"];

/// Words that only allow or encourage; a clause that opens with one binds nobody.
pub(super) const ENCOURAGING: &[&str] = &[
    "鼓励", "提倡", "倡导", "支持", "引导", "推动", "可以", "有权", "有条件的",
];

/// Words of a clause that says what the law is about.
pub(super) const SCOPE: &[&str] = &["所称", "是指", "适用本", "适用于本", "参照本", "下列用语"];

/// Words of a clause about the law's force and its place among others.
pub(super) const EFFECT: &[&str] = &[
    "同时废止", "从其规定", "适用其规定", "已有规定的", "已经规定", "另有规定",
];

/// Words of a clause that declares a principle or a right.
pub(super) const PRINCIPLE: &[&str] = &[
    "的原则", "为原则", "的方针", "受法律保护", "不得侵犯", "受国家保护",
];

/// Private persons: what the law asks of them is no matter of an inspection.
pub(super) const PRIVATE: &[&str] = &[
    "赡养人", "扶养人", "抚养人", "子女", "配偶", "家庭成员", "亲属", "家属", "老年人", "监护人",
    "代理人", "公民", "市民", "行人", "乘客", "个人", "父母", "夫妻", "夫妇", "兄", "姐", "弟",
    "妹", "委托人", "当事人", "他人", "家庭", "申请人", "本人", "残疾人", "未成年人", "消费者",
    "患者",
];

/// Bodies an inspection can go to.
pub(super) const BODIES: &[&str] = &[
    "政府", "部门", "机关", "机构", "单位", "企业", "组织", "委员会", "法院", "检察院", "学校",
    "院校", "幼儿园", "医院", "公司", "协会", "团体", "媒体", "场所", "馆", "站", "中心", "行业",
    "办事处", "国家机关", "工作人员", "服务人员", "从业人员", "护理人员", "银行", "经营者",
    "社区", "设施", "平台", "联合会", "大学", "公园", "景区", "服务商", "开发商", "业主大会",
    "人员",
];

/// Prepositions: the noun after one is not the subject.
pub(super) const GOVERNING: &[&str] = &[
    "对", "为", "向", "与", "给", "将", "使", "按照", "根据", "在", "经",
];

/// Before a name: it is told or asked something, or is only a place to go to.
pub(super) const TOLD: &[&str] = &[
    "向", "报", "报告", "报请", "报送", "报经", "上报", "提请", "通报", "告知", "通知", "抄送",
    "抄告", "反映", "移送", "移交", "征求", "征得", "听取", "督促", "指导", "监督", "要求",
    "明确", "在", "到",
];

/// Before a name: it is made or let act.
pub(super) const TASKED: &[&str] = &["接受", "责成", "协调", "组织"];

/// Before a name: it takes part in what another leads.
pub(super) const TOGETHER: &[&str] = &["会同", "协同", "联合", "商", "会商"];

/// After a name: what it does is help.
pub(super) const HELPS: &[&str] = &["配合", "协助", "协同", "参与"];

/// Between a name and what it does.
pub(super) const ADVERBS: &[&str] = &[
    "应当", "应", "可以", "必须", "依法", "积极", "予以", "给予", "做好", "密切", "及时", "共同",
    "按照规定", "需要",
];

/// After a name: it works within its own functions, beside the one in charge.
pub(super) const OWN_PART: &[&str] = &[
    "按照各自职责", "按照各自的职责", "依照各自职责", "根据各自职责", "按照职责", "依照职责",
    "根据职责", "按职责", "在各自职责范围内", "在各自的职责范围内", "在各自职权范围内",
    "在职责范围内", "依据各自职责", "依据职责", "依职责", "依各自职责", "履行各自职责",
    "各司其职", "依照法定职责",
];

/// After a government something is reported to: it only approves.
pub(super) const APPROVES: &[&str] = &[
    "批准", "审批", "同意", "审定", "核准", "决定", "审查", "审议",
];

/// Between a preposition and a name.
pub(super) const WHICH: &[&str] = &[
    "同级", "本级", "当地", "所在地", "所在", "户籍所在地", "住所地", "居住地", "上级", "上一级",
    "其", "其他", "该", "各", "省", "市", "县", "区", "有关", "相关", "原", "备案的", "登记的",
];

/// Words that suggest a way to inspect, by the code of the vocabulary's word.
pub(super) const METHODS: &[(&str, &[&str])] = &[
    ("on-site", &[
        "设施", "场所", "建设", "配建", "配置", "改造", "无障碍", "消防", "用房", "标识", "窗口",
        "食品", "床位", "场地", "设备", "安全管理",
    ]),
    ("spot-check", &[
        "补贴", "津贴", "收费", "价格", "合同", "协议", "费用", "减免", "免费", "优惠", "发放",
        "投诉", "举报", "体检", "不低于", "不少于", "罚款", "责令",
    ]),
    ("third-party", &["综合评估", "质量评估", "等级评定", "等级评估", "第三方", "绩效评价"]),
    ("unannounced", &["虐待", "欺诈", "虚假", "非法集资", "诈骗", "侮辱", "擅自"]),
    ("interview", &[
        "独居", "探访", "巡访", "走访", "看望", "上门", "留守", "生活状况", "困难家庭", "家庭暴力",
        "救助", "特困",
    ]),
    ("questionnaire", &[
        "满意", "优待", "护理假", "陪护", "探亲", "人格尊严", "精神慰藉", "精神关怀",
    ]),
    ("symposium", &[
        "会同", "协调机制", "工作机制", "培训", "人才", "志愿", "行业组织", "行业协会", "医养结合",
    ]),
    ("hearing", &["领导", "统筹", "主管", "负责", "体系", "规划", "政策", "经费", "投入"]),
    ("documents", &[
        "制度", "规划", "计划", "预算", "经费", "资金", "标准", "档案", "备案", "登记", "公布",
        "公示", "统计", "办法", "政策", "责令", "处分", "许可", "审批", "预案", "机制",
    ]),
];

/// Openings of a clause whose subject is the state or society at large: nobody to inspect.
pub(super) const STATE: &[&str] = &["国家", "全社会"];

/// What follows 国家 in a body's name.
pub(super) const STATE_BODIES: &[&str] = &["国家机关", "国家工作人员"];

/// Prepositions whose noun is the object a clause opens with.
pub(super) const OBJECTS: &[&str] = &["对", "为", "向", "给", "将", "使"];

/// After a body that is itself made part of something.
pub(super) const COUNTED: &[&str] = &["纳入", "列入", "列为", "作为"];

/// Before a body that others help: 配合有关部门.
pub(super) const HELPED: &[&str] = &["配合", "协助"];

/// What is done to a body that others oversee: 对乡镇人民政府……进行指导.
pub(super) const OVERSEES: &[&str] = &["指导", "监督", "督促", "检查", "考核", "评价", "问责"];

/// After a body in the description of a mechanism: 民政部门牵头、有关部门配合的协调机制.
pub(super) const SHARES: &[&str] = &[
    "牵头", "负责", "各负其责", "分工负责", "主导", "领导", "协同", "配合", "联动", "协作",
    "参与", "主管", "监管",
];

/// What such a description ends with.
pub(super) const MECHANISMS: &[&str] = &["机制", "体制", "格局", "体系", "原则", "模式"];

/// Verbs whose giver may go unsaid.
pub(super) const GIVING: &[&str] = &["给予", "予以", "发放", "资助", "免收", "减免", "免费"];

/// After a body whose paper or choice others go by: 有关部门出具的意见.
pub(super) const GAVE: &[&str] = &[
    "出具的", "规定的", "确定的", "制定的", "认定的", "指定的", "批准的", "发布的", "颁发的",
];
