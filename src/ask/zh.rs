//! How questions are put in Chinese. A new phrase is one row; see `pattern` for how rows are written.
//!
//! Words stand without spaces, and traditional characters are read as simplified ones.

use super::dates::Relative;
use super::question::Ask::{
    Diff, Holdings, Orgs, Owners, Partners, Path, Show, Stats, Ties, Timeline,
};
use super::table::{CONTROL, GROUP, Language, PLACE, SAYS, STANDING, STATUS, TIME, TOPIC, WAY};

pub(super) static TABLE: Language = Language {
    name: "中文 (Chinese)",
    parts: PARTS,
    questions: QUESTIONS,
    modifiers: MODIFIERS,
    fillers: FILLERS,
    particles: &[
        "与", "和", "跟", "同", "的", "了", "过", "有", "是", "在", "被", "吗", "呢",
    ],
    countries: COUNTRIES,
    kinds: KINDS,
    families: FAMILIES,
    topics: TOPICS,
    months: &[],
    relative: RELATIVE,
};

#[rustfmt::skip]
static PARTS: &[(&str, &str)] = &[
    ("with", "与|和|跟|同|及|以及"),
    ("which", "哪些|哪个|哪家|哪几家|哪几个|哪一家|哪几项|哪一项|哪项|什么|何种|哪种|那些"),
    ("firm", "公司|企业|机构|厂商|组织|集团|单位"),
    ("firms", "[所有|全部] [<place> [的]] @firm [们]"),
    ("who", "谁|何人|@which @firms|[还] 有 (谁|@which @firms)|<place> [的|有] @which @firm"),
    ("whom", "谁|@which @firms"),
    ("list", "列出|列举|显示|展示|给出|给我|查看|查|找出"),
    ("give", "[@list]"),
    ("ask", "有 (谁|哪些|哪几家|哪几个|什么)|是 (谁|哪些|哪家|哪几家|什么|哪个|哪几个)|(是|有)_哪些 @firm|(是|有)_哪些 <kind>|@which"),
    // What began has 了 or 过.
    ("worked", "(合作|结盟|联手|联盟|携手|结成联盟|建立合作|建立了合作|建立合作关系|合作关系|达成合作|结伴) (了|过) {began}|(达成|建立|结成|展开|开展) 了 (合作|联盟|合作关系|伙伴关系) {began}"),
    ("works", "[有] (合作|结盟|联手|联盟|携手|合作关系|伙伴关系|联盟关系) [关系]|是 (合作伙伴|盟友|伙伴)|保持 合作|有 合作"),
    ("partner", "合作伙伴|伙伴|盟友|合作方|合作公司|合作企业|合作对象|联盟伙伴"),
    ("tie", "交易|协议|合同|项目"),
    ("anyties", "@ties|[<place> [的]] [<topic> [领域|方面|类] [的]] 关系 {state}"),
    ("kinds", "<kind> [@tie] [(和|与|或|或者|及|以及|、) <kind> [@tie]] [(和|与|或|或者|及|以及) <kind> [@tie]]"),
    ("sanction", "(制裁|制裁_措施|管制_措施|管制|(实体清单|制裁名单) [措施|规定|条目]) {kind=regulation}"),
    ("stage", "[还|仍|仍然|尚|都] [只|仅|仅仅] [是|在|属于] (计划|拟议|规划) [中|阶段] {status=planned} {still}|(尚未|还没|还没有|还未|仍未) (完成|成交|交割|完结|达成) {status=planned} {still}"),
    ("span", "<date:half1> 上半年|<date:half2> 下半年|<date:half1> 上半月|<date:half2> 下半月|<date:third1> 上旬|<date:third2> 中旬|<date:third3> 下旬"),
    ("dropped", "(阻止|否决|叫停|禁止) {status=blocked}|撤回 {status=withdrawn}|拒绝 {status=refused}|(取消|放弃|搁浅|流产|告吹|落空|失败) {status=dropped}"),
    ("ordropped", "(阻止|否决|叫停|禁止) {or-status=blocked}|撤回 {or-status=withdrawn}|拒绝 {or-status=refused}"),
    ("ties", "[所有|全部] [<place> [的]] [<topic> [领域|方面|类] [的]] (@kinds|@tie)"),
    ("made", "(成立|建立|组建|设立|签订|签署|达成|宣布 {step}|创办|创建|做|进行|开展|缔结|搞|完成) [了|过] {began}"),
    ("have", "(有|拥有|存在|有过) [了] {was}"),
    ("verb", "(收购|并购|买下|收购了|并购了|买了|买下了|收购过) {kind=acquisition}|(供应|供货|供应了) {kind=supply}|(投资|投资了|入股|入股了|投资过) {kind=investment}"),
    ("gave", "(供货|供应) {kind=supply}|供 [过|了] [什么|哪些] 货 {kind=supply}"),
    ("own", "拥有|控制|持有|掌控|控股|持股|所有|掌握"),
    ("owner", "所有者|股东|大股东|母公司|控股股东|控制者|主人|老板|实际控制人|股权结构|所有人|拥有者"),
    ("holding", "子公司|持股|下属公司|控股公司|旗下公司|旗下企业|投资组合|附属公司|股份"),
    ("joined", "联系 起来|联系 在一起|关联|连接|联系|相连|相关"),
    ("route", "链条|最短的链条|路径|关系|联系|关联|连接|最短路径|关系链"),
    ("history", "历史|大事记|时间线|年表|沿革|时间轴|发展史"),
    ("by", "(种类 {by=kind}|类型 {by=kind}|类别 {by=kind}|家族 {by=family}|大类 {by=family}|阵营 {by=bloc}|集团 {by=bloc}|年份 {by=year}|年度 {by=year}|年 {by=year}|状态 {by=status}|可信度 {by=standing})"),
    ("count", "多少|几|有多少|有几"),
    ("measure", "个|家|项|笔|种|起|宗|条|份|桩"),
    ("deal", "<record>|<org> [@with] <org> [之间] [的|成立的|组建的|签订的] <kind> [@tie]|<org> 对 <org> 的 <kind>"),
    ("about", "@deal|<org>|<org> @with <org>|<org> 的 <kind>"),
];

#[rustfmt::skip]
static QUESTIONS: &[(super::question::Ask, &str)] = &[
    (Partners, "@who @with <org> (@worked|@works {was})"),
    (Partners, "<org> @with @whom (@worked|@works {was})"),
    (Partners, "@who 是 {was} <org> 的 @partner"),
    (Partners, "@give {was} <org> [的] [<place> [的]] @partner [@ask]"),
    (Partners, "@with <org> (@worked|@works {was}) 的 @firms [@ask]"),
    (Partners, "[@list] @with <org> (@worked|@works {was}) 的 @which @firms"),
    (Partners, "@who {began} 加入 [了|过] <org> {kind=membership}"),
    (Partners, "<org> 有 {was} @which [<place> [的]] @partner"),
    (Partners, "<org> 的 [<place> [的]] @partner {was} (有|是|都有|都是) (谁|@which [@firm])"),

    (Ties, "<org> [@with <org> {both}] (@made|@have) @which @ties"),
    (Ties, "<org> [@with <org> {both}] (@made|@have) 的 @ties [@ask]"),
    (Ties, "<org> @with @firms (@made|@have) (@which) @ties"),
    (Ties, "@with <org> (@made|@have) @ties 的 @firms [@ask] {whom}"),
    (Ties, "@who @with <org> (@made|@have) [@which] @ties {whom}"),
    (Ties, "@who (@made|@have) [@which] @ties"),
    (Ties, "@give <org> [的] @anyties [@ask]"),
    (Ties, "<org> {was} (有|有没有|是否有|没有) @ties"),
    (Ties, "<org> @with <org> {both} [之间] {was} (有没有|是否有) @ties"),
    (Ties, "@give <org> @with <org> {both} [之间] [的] @ties [@ask]"),
    (Ties, "<org> @with <org> {both} 之间 有 @which @ties"),
    (Ties, "[有] @which @anyties"),
    (Ties, "<org> (有|@made) @which @anyties"),
    (Ties, "@give @anyties [@ask]"),
    (Ties, "谁 (向|给) 谁 (供货|供应) {kind=supply}"),
    (Ties, "<org> {began} (从|向) <org> {both} @verb [了|过] [什么]"),
    (Ties, "@made @which @ties"),
    (Ties, "@which @anyties [现在|目前] @stage"),
    (Ties, "<org> {began} @gave {side=subject}"),
    (Ties, "<org> {began} 把 (什么|@which @firms|哪些业务) 卖 [给] [了] <org> {both} {kind=acquisition} {kind=divestment}"),
    (Ties, "谁 公开 [了|过] 源代码 {began} {kind=disclosure} [又] [是] [给 (谁|@which @firms) [看] [的]]"),
    (Ties, "[有] @which [对|向] <place> (政府|国家) (机构|机关|部门) 的 披露 {kind=disclosure}"),
    (Ties, "@which @anyties [可能] [早] [在] <date:until> (或|或者) (之前|更早|以前) [就|已] [有|存在]"),
    (Ties, "<topic> (方面|领域) [都] 有 @which [@anyties]"),
    (Ties, "@which (经|经过|由) <org> (审查|审核|审批|审议) [过] 的 @ties [被] @dropped [了]"),
    (Ties, "@which @ties [经|经过|由] <org> (审查|审核|审批|审议) [后] [被] @dropped [了]"),
    (Ties, "@which @sanction [是] [直接] (针对|涉及|打击) <org> [的]"),
    (Ties, "(针对|对) <org> 的 @sanction [@ask]"),
    (Ties, "<org> 的 @sanction [@ask]"),
    (Ties, "@give <org> (及|和|与|以及) [其|它的] @partner 的 [全部|所有] @anyties {wide} [@ask]"),
    (Ties, "<org:under> (旗下|控制|控股) [的] @firm @with <place> 有 {was} @which @anyties"),
    (Ties, "@with <place> [的] @firm 有 {was} @which @ties"),
    (Ties, "@who {began} @verb <org> {side=object}"),
    (Ties, "<org> {began} @verb [了|过] (谁|什么|@which @firms) {side=subject}"),
    (Ties, "<org> {began} 被 @whom @verb {side=object}"),
    (Ties, "[被] <org> {began} @verb 的 {side=subject} @firms [@ask]"),

    (Path, "<org> @with <org> [之间] (有|是) [什么|怎样|怎么样|何|哪些] [的] (关系|关联|联系)"),
    (Path, "<org> @with <org> [之间] [是] (如何|怎么|怎样) @joined [的|在一起的|起来的]"),
    (Path, "<org> @with <org> [之间] [还] (有|有没有|是否有) (关系|关联|联系)"),
    (Path, "<org> @with <org> [之间] [有] (哪些|什么) [最短的] (关系|关联|联系|路径)"),
    (Path, "<org> (如何|怎么|怎样) @with <org> @joined [的]"),
    (Path, "@give <org> @with <org> [之间] [的] [所有 {all}|最短] @route [@ask]"),
    (Path, "@give [从] <org> 到 <org> [的] [所有 {all}|最短] @route [@ask]"),

    (Owners, "@who @own [了|着] <org>"),
    (Owners, "<org> [是] [被|由] @whom (@own|拥有|所有) [的]"),
    (Owners, "<org> [是] 归 (谁|@which @firms) [所有|管] [的]"),
    (Owners, "<org> [的] (背后|幕后) [是] (谁|@which @firms)"),
    (Owners, "@who @own [了|着] <org> 的 (股份|股权|股票)"),
    (Owners, "<org> [是] 属于 (谁|@which @firms) [的]"),
    (Owners, "<org> 是 谁的 [子公司|公司]"),
    (Owners, "<org> 的 @owner [是|有] [谁|@which|哪家]"),
    (Owners, "@give <org> [的] @owner"),
    (Owners, "<org> [是] 由 @whom (持股|控股) [受 @whom (控制|掌控)]"),

    (Holdings, "<org> @own [(和|与|或|及) @own] [了|着] (什么|@which [@firms]|谁) [的 股份]"),
    (Holdings, "<org> 在 @which @firms [中] (持股|有股份|持有股份)"),
    (Holdings, "<org> [的] [旗下] @holding [@ask]"),
    (Holdings, "<org> 有 @which @holding"),
    (Holdings, "<org> 旗下 有 @which @firms"),
    (Holdings, "@list <org> @own 的 @firms"),
    (Holdings, "@which @firms (被|由|属于) <org> [@own]"),

    (Timeline, "<org> (发生|出) [了|过] (什么|什么事|哪些事|什么事情)"),
    (Timeline, "<org> @with <org> {both} 之间 (发生|出) [了|过] (什么|什么事|哪些事|什么事情)"),
    (Timeline, "[都] 发生 [了|过] (什么|什么事|哪些事|什么事情)"),
    (Timeline, "@give <org> [的] @history"),
    (Timeline, "@give <org> @with <org> {both} [之间] [的] @history"),
    (Timeline, "@give <date:in> [的] @history"),
    (Timeline, "时间线"),
    (Show, "<org> (收购|并购|买下) {kind=acquisition} <org> {both} (经过|经历) [了] (@which|什么样的) (步骤|阶段|过程|环节)"),
    (Timeline, "<org> 的 <kind> [的] [各个|各|所有] (日期|时间|步骤) [@ask|是 什么 [时候]|有哪些]"),
    (Timeline, "<org> @with <org> [是] [从] (什么时候|何时|哪年|几时) [开始|起] (@worked|@works) [的] {both} {family=alliance}"),
    (Timeline, "<org> [是] (什么时候|何时|哪年|自何时) [起] 加入 [了] <org> [的] {both} {kind=membership}"),
    (Timeline, "(收购|并购) <org> 的 (计划|提议|要约) (何时|什么时候) (开始|提出) [、] [又|和] [何时|什么时候] (失败|告吹|结束|终止) [的] {kind=acquisition}"),

    (Orgs, "[图中|图里|图谱中|图谱里] [有] @which @firms"),
    (Orgs, "[图中|图里|图谱中|图谱里] 有 @which @firms"),
    (Orgs, "@which @firms 在 (图中|图里|图谱中|图谱里)"),
    (Orgs, "[@list] @firms"),
    (Orgs, "(@anyties|@sanction) (涉及|牵涉) [了] @which @firms"),
    (Orgs, "(图中|图里|图谱中|图谱里) [的] @firms [@ask]"),
    (Orgs, "[@list] (图中|图里|图谱中|图谱里) [的] @firms [@ask]"),
    (Orgs, "<place> [的] @firm 有 (哪些|哪几家)"),
    (Orgs, "<place> [有] @which @firm"),
    (Orgs, "[图中|图里] [一共] 有 @count 家 @firms"),

    (Stats, "[一共|总共] @count @measure @ties"),
    (Stats, "<org> [一共|总共] (@made|@have) (多少|几) @measure @ties"),
    (Stats, "<org> (@made|@have) 多少 [@measure] @ties"),
    (Stats, "[一共|总共] @count @ties"),
    (Stats, "<org> @with <org> {both} 之间 [一共|总共] @count [@measure] @ties"),
    (Stats, "[@list] (按|按照) @by [统计|计算|列出|分类] [的] @ties [数|数量|统计]"),
    (Stats, "各 (类 {by=kind}|种 {by=kind}|年 {by=year}) @anyties [各|分别] [有] @count [@measure]"),
    (Stats, "<org> [的] 各 (类 {by=kind}|种 {by=kind}|年 {by=year}) @anyties [各|分别] [有] @count [@measure]"),
    (Stats, "[@list] (按|按照) @by [统计] 各 [有] @count [@measure]"),
    (Stats, "@anyties [按|按照] @by [统计] [各|分别] [有] @count [@measure]"),
    (Stats, "[@list] (按|按照) @by [统计] [各] [有] @count [@measure] @anyties"),
    (Stats, "@ties (按|按照) @by [统计|分类] [的] [数|数量]"),
    (Stats, "@give [@ties|<org>] [的] (统计|统计数字|概况|总览)"),
    (Stats, "{by=broker} (谁|@which @firms) 是 (中间人|中介|桥梁|掮客|经纪人)"),
    (Stats, "{by=broker} @give (中间人|中介|桥梁|掮客|经纪人) [@ask]"),
    (Stats, "{by=degree} (谁|@which @firms) [的] (交易|合作|关系|联系) 最多"),
    (Stats, "{by=amount} @give (总金额|金额|交易总额|金额总计|总额|金额合计) [是] [多少]"),
    (Stats, "{by=component} @give [有] [@count|@which] [个] (连通分量|连通块|群组)"),

    (Show, "(关于|对于) @about [的] [都] [知道|有|了解] [什么|哪些] [信息|资料|情况|内容]"),
    (Show, "(介绍|说明|讲讲|说说|讲一下|介绍一下|说一下|查看|显示) (@deal|<org>)"),
    (Show, "<org> 是 (什么|谁|什么公司|什么机构|什么企业|哪家公司|一家什么公司)"),
    (Show, "(@deal|<org>) 的 (证据|来源|出处|详情|资料|详细信息|细节) [是] [什么|有哪些]"),
    (Show, "谁 (说|报道|报道了|说了|宣布|宣布了) @deal"),
    (Show, "谁 (说|报道|报道了|宣布|宣布了) <org> @with <org> (成立|建立|组建|设立|签订|签署) [了|过] <kind> [@tie]"),
    (Show, "@deal [是] (什么时候|何时|哪年|几时) (宣布|成立|签署|签订|完成|公布|达成|开始) [的]"),
    (Show, "<org> [是] (什么时候|何时|哪年) (收购|并购|买下) [了] <org> [的] {kind=acquisition}"),
    (Show, "<org> @with <org> [是] (什么时候|何时|哪年) (成立|组建|签订|签署|宣布) [了|的] <kind> [@tie] [的]"),

    (Diff, "<date:from> (和|与|到|至|跟) <date:to> [之间|相比|期间] [有] (什么|哪些|什么样的) (变化|不同|区别|改变|变动)"),
    (Diff, "[从] <date:from> (到|至) <date:to> [之间|期间] [发生] [了] [什么|哪些] (变化|改变|变动)"),
    (Diff, "<date:from> (和|与|到|至|跟) <date:to> [之间] (变了什么|改变了什么|有何变化|有何不同)"),
    (Diff, "比较 <date:from> (和|与|跟) <date:to>"),
    (Diff, "<date:from> (到|至|和|与) <date:to> [之间|期间] (新增|新出现|出现|多) [了] (什么|哪些 [@anyties])"),
    (Diff, "(@span|<date:in>) [发生了|有] [什么|哪些] (变化|改变|变动|不同)"),
    (Diff, "(@span|<date:in>) (变了什么|改变了什么|新增 [了] (什么|哪些))"),
];

#[rustfmt::skip]
static MODIFIERS: &[(&str, &str)] = &[
    (TIME, "[自|自从|从] <date:since> (以来|起|以后|之后起|开始|至今) [的]"),
    (TIME, "(自|自从) <date:since>"),
    (TIME, "[从] <date:since> (到|至) <date:until> [之间|期间|间] [的]"),
    (TIME, "[在] @span [的|里|内|期间]"),
    (TIME, "[在|到] <date:mid> (年中|中期) [时|的]"),
    (TIME, "[在] <date:since> (和|与|到|至) <date:until> (之间|期间|间) [的]"),
    (TIME, "[在] <date:before> (之前|以前|前) [的]"),
    (TIME, "[在] <date:after> (之后|后) [的]"),
    (TIME, "(到|直到|至) <date:until> [为止] [的]"),
    (TIME, "(截至|截止|截止到|截至到) <date:as-of> [的|为止|底|末]"),
    (TIME, "[在|到] <date:as-of> (底|末|年底|年末) [的|时]"),
    (TIME, "[在|于] <date:in> 的 {began}"),
    (TIME, "[在|于] <date:in> [时|中|间|里|内|期间]"),
    (TIME, "(今天|现在|目前|如今|当前|当今) [的] {as-of=today}"),
    (TIME, "仍然 {status=in-force}"),
    (PLACE, "(在|来自) <place> [的|内|境内]"),
    (PLACE, "@with <place> [的] @firm"),
    (PLACE, "[在] <place:between> (和|与|跟|同|及) <place:between> (之间|间|两国|两国之间|双方) [的]"),
    (PLACE, "[在] <place:between> [@firm] (和|与|跟|同|及) <place:between> @firm [之间|间] [的]"),
    (PLACE, "<place:between> <place:between> (之间|间|两国|两国之间) [的]"),
    (STATUS, "@stage [的]"),
    (STATUS, "(含|包括|包含) (计划中|计划|拟议) [的] [在内] {status=alive}"),
    (STATUS, "[已|已经] [处于] (有效|生效|生效中|进行中|存续) [的] {status=in-force}"),
    (STATUS, "(计划中|计划|拟议|拟议中|规划中) [的] {status=planned}"),
    (STATUS, "(计划中|计划|拟议) 或 [已] (有效|生效|生效中|进行中) [的] {status=alive}"),
    (STATUS, "[被] @dropped [[或|和|及] [被] @ordropped] [[或|和|及] [被] @ordropped] [了] [的]"),
    (STATUS, "[已|已经] [被] (暂停|中止) [了] [但 [还|尚] (未|没|没有) (终止|结束)] [的] {status=suspended}"),
    (STATUS, "[已|已经] (结束|终止|解散) [了] [的] {status=ended}"),
    (STANDING, "(已证实|证实|已确认|确认) [的] {standing=confirmed}"),
    (STANDING, "(有争议|存在争议) [的] {standing=contested}"),
    (STANDING, "(传闻|据称) [的|中的] {standing=claimed}"),
    (STANDING, "(只凭|仅凭|只靠|仅靠) (传闻|传言) [的] {standing=claimed}"),
    (STANDING, "(被否认|否认) [的] {standing=denied}"),
    (TOPIC, "[关于|在|有关] <topic> [(或|或者) <topic:or>] (领域|方面|行业|上|相关) [的]"),
    (TOPIC, "(关于|有关) <topic> [的]"),
    (CONTROL, "[@with] [<place>] [的] (国有|国有控股|国家控制的|政府控制的|国营|受国家控制的|国资|国家控股) [的] [<place>] [的] [@firm] [的] {under=state}"),
    (CONTROL, "(涉及|牵涉|包括|包含) [<place>] [的] (国有|国有控股|国营|国家控制的|国家控股) [的] [<place>] @firm {under=state} {was}"),
    (PLACE, "(有|涉及|包括) <place> [的] (参与方|当事方|参与者)"),
    (CONTROL, "[@with] <org:under> (控制|旗下|控股) 的 @firm [的]"),
    (WAY, "(通过|经过|经由|经) (<org:through>|<kind:through>) [的]"),
    (WAY, "(不通过|不经过|不经|绕过|不包括|除了) (<org:not-through>|<kind:not-through>) [的]"),
    (WAY, "<number> (步|跳) (以内|之内|内) [的]"),
    (GROUP, "[包括|含|连同] [其] (子公司) [在内] [的] {group}"),
    (SAYS, "[并|且] (附来源|谁说的|来源是什么|据谁说|注明来源) {cite}"),
];

#[rustfmt::skip]
static FILLERS: &[&str] = &[
    "请问", "请", "吗", "呢", "啊", "呀", "都", "曾", "曾经", "告诉我", "请告诉我", "我想知道", "一下", "帮我", "麻烦", "到底", "究竟", "些", "谢谢",
];

#[rustfmt::skip]
static COUNTRIES: &[(&str, &str)] = &[
    ("美", "US"), ("中", "CN"), ("美方", "US"), ("中方", "CN"), ("台", "TW"), ("台资", "TW"), ("中资", "CN"), ("美资", "US"), ("中国大陆", "CN"), ("大陆", "CN"),
    ("南韩", "KR"), ("大韩民国", "KR"), ("中华人民共和国", "CN"), ("美利坚", "US"),
];

#[rustfmt::skip]
static KINDS: &[(&str, &str)] = &[
    ("合资公司", "joint-venture"), ("合资企业", "joint-venture"), ("合资项目", "joint-venture"), ("技术伙伴关系", "technology-partnership"), ("技术联盟", "technology-partnership"),
    ("联合研究", "research"), ("研究合作", "research"), ("授权", "licence"), ("许可协议", "licence"), ("专利许可", "licence"), ("供货", "supply"), ("供应关系", "supply"), ("供应协议", "supply"),
    ("经销", "distribution"), ("代理", "distribution"), ("会员", "membership"), ("承诺", "commitment"), ("并购", "acquisition"), ("合并", "acquisition"), ("出售股份", "divestment"),
    ("源代码审查", "disclosure"), ("入股", "investment"),
];

#[rustfmt::skip]
static FAMILIES: &[(&str, &str)] = &[
    ("联盟", "alliance"), ("合作", "alliance"), ("合作关系", "alliance"), ("合作项目", "alliance"), ("同盟", "alliance"), ("伙伴关系", "alliance"), ("股权关系", "ownership"), ("控制关系", "control"),
];

#[rustfmt::skip]
static TOPICS: &[(&str, &str)] = &[
    ("云", "cloud"), ("云计算", "cloud"), ("服务器", "servers"), ("半导体", "semiconductors"), ("芯片", "semiconductors"), ("网络", "networking"), ("操作系统", "operating-systems"), ("安全", "security"),
    ("存储", "storage"), ("人工智能", "artificial-intelligence"), ("专利", "patents"), ("软件", "software"), ("支付", "payments"), ("电子商务", "e-commerce"), ("媒体", "media"),
];

static RELATIVE: &[(&str, Relative)] = &[
    ("今天", Relative::Today),
    ("今年", Relative::Year(0)),
    ("去年", Relative::Year(-1)),
];
