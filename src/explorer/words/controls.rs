//! The words of the page's controls. In the script, `{}` takes what it is told.

use crate::model::{Labels, Lang};

const fn row(en: &'static str, ko: &'static str, zh: &'static str) -> Labels {
    Labels { en, ko, zh }
}

/// The words of a control. A key that is not there is shown itself, which a test forbids.
pub(in crate::explorer) fn control(key: &str, lang: Lang) -> &str {
    let found = CONTROLS.iter().find(|(known, _)| *known == key);
    found.map_or(key, |(_, labels)| labels.in_lang(lang))
}

/// All of them.
pub(in crate::explorer) static CONTROLS: &[(&str, Labels)] = &[
    ("all-time", row("Any time", "전체 기간", "全部时间")),
    ("amounts", row("Amounts", "금액", "金额")),
    ("archived", row("copy", "보관본", "存档")),
    ("as-of", row("as of {}", "{} 기준", "截至 {}")),
    ("back", row("Back", "뒤로", "返回")),
    ("bloc", row("Bloc", "블록", "阵营")),
    ("clear", row("Clear filters", "필터 지우기", "清除筛选")),
    ("close", row("Close", "닫기", "关闭")),
    ("contested", row("contested", "이견 있음", "有争议")),
    (
        "contested-value",
        row(
            "{} says {}; the record keeps {}",
            "{}: {}, 기록은 {}",
            "{} 称 {}；本记录采用 {}",
        ),
    ),
    ("controls", row("controls", "지배", "控股")),
    ("copy-link", row("Copy link", "링크 복사", "复制链接")),
    ("copied", row("Copied", "복사됨", "已复制")),
    (
        "count",
        row(
            "{} of {} ties and {} of {} organisations shown",
            "관계 {}/{}건, 조직 {}/{}곳 표시",
            "显示 {}/{} 项关系、{}/{} 个组织",
        ),
    ),
    ("curator", row("The curator", "편집자", "编者")),
    ("csv", row("Table as CSV", "표 CSV", "表格 CSV")),
    ("dates", row("Dates", "날짜", "日期")),
    ("diagram", row("Diagram", "관계도", "关系图")),
    (
        "diagram-keys",
        row(
            "Arrow keys go from one to the next, Enter opens the evidence.",
            "화살표 키로 이동, Enter로 근거 열기.",
            "方向键移动，回车打开依据。",
        ),
    ),
    ("download", row("Download", "내려받기", "下载")),
    (
        "drawer",
        row("Time, path, filters", "시점·경로·필터", "时间·路径·筛选"),
    ),
    ("evidence", row("Who says so", "누가 말하는가", "谁这样说")),
    ("family", row("Family", "갈래", "类别")),
    ("field.about", row("about", "관련", "关于")),
    ("field.controls", row("controls", "지배", "控股")),
    ("field.follows", row("follows", "앞선 단계", "承接")),
    ("field.from", row("from", "시작", "起")),
    ("field.hq", row("run from", "본사", "总部")),
    (
        "field.incorporated",
        row("incorporated in", "설립지", "注册地"),
    ),
    ("field.kind", row("kind", "종류", "种类")),
    ("field.name", row("name", "이름", "名称")),
    ("field.names", row("name", "이름", "名称")),
    ("field.part_of", row("part of", "소속", "属于")),
    ("field.products", row("product", "제품", "产品")),
    ("field.puts", row("puts in", "출자", "投入")),
    ("field.role", row("role", "역할", "角色")),
    ("field.stake", row("stake", "지분", "股权")),
    ("field.through", row("through", "경유 법인", "通过")),
    ("field.topics", row("topic", "주제", "主题")),
    ("field.until", row("until", "까지", "至")),
    ("field.was", row("stake before", "이전 지분", "原股权")),
    ("field.where", row("where", "장소", "地点")),
    ("filters", row("Filters", "필터", "筛选")),
    ("fit", row("Fit", "맞춤", "适应")),
    ("follows", row("Follows", "앞선 단계", "承接")),
    ("from", row("From", "출발", "起点")),
    ("gives", row("Gives", "제시", "给出")),
    ("help", row("Help", "도움말", "帮助")),
    ("hops", row("Neighbourhood", "이웃", "邻域")),
    ("hops-n", row("{} hops", "{}단계", "{} 步")),
    ("hops-1", row("1 hop", "1단계", "1 步")),
    ("hops-all", row("all", "전체", "全部")),
    ("hops-off", row("clear", "해제", "取消")),
    (
        "key-arrows",
        row(
            "from one to the next in the picture",
            "그림 안에서 이동",
            "在图中移动",
        ),
    ),
    (
        "key-enter",
        row("open the evidence", "근거 열기", "打开依据"),
    ),
    (
        "key-esc",
        row(
            "close, then leave the neighbourhood",
            "닫기, 이웃 보기 끝내기",
            "关闭，然后退出邻域",
        ),
    ),
    (
        "key-hops",
        row(
            "neighbourhood of so many hops",
            "그 단계까지의 이웃",
            "若干步以内的邻域",
        ),
    ),
    (
        "key-plus",
        row("one hop more, one less", "한 단계 더, 덜", "多一步，少一步"),
    ),
    ("key-search", row("search", "검색", "搜索")),
    (
        "key-zoom",
        row("zoom in, out, fit", "확대, 축소, 맞춤", "放大，缩小，适应"),
    ),
    ("key-pan", row("move the picture", "그림 옮기기", "移动图")),
    ("ids", row("Identifiers", "식별자", "标识")),
    ("kind", row("Kind", "종류", "种类")),
    ("kept-nothing", row("nothing", "없음", "无")),
    ("language", row("Language", "언어", "语言")),
    ("light", row("Light", "밝게", "浅色")),
    ("dark", row("Dark", "어둡게", "深色")),
    ("auto", row("Auto", "자동", "自动")),
    ("matrix", row("Matrix", "행렬", "矩阵")),
    ("more", row("{} more", "{}개 더", "另有 {} 项")),
    ("names", row("Other names", "다른 이름", "其他名称")),
    (
        "no-controls",
        row("does not control", "지배하지 않음", "不控股"),
    ),
    (
        "no-evidence",
        row(
            "No evidence is recorded.",
            "기록된 근거 없음.",
            "没有记录依据。",
        ),
    ),
    (
        "no-path",
        row(
            "No path over what is shown.",
            "표시된 관계로는 이어지지 않음.",
            "在所示关系中没有路径。",
        ),
    ),
    (
        "no-picture",
        row(
            "There is nothing dated to draw.",
            "그릴 날짜가 없음.",
            "没有可画的日期。",
        ),
    ),
    (
        "no-links",
        row(
            "There is no link to draw.",
            "그릴 관계가 없음.",
            "没有可画的关系。",
        ),
    ),
    (
        "noscript",
        row(
            "Search, filters, time and the evidence need scripts; the picture does not.",
            "검색, 필터, 시간, 근거에는 스크립트가 필요하고, 그림에는 필요하지 않음.",
            "搜索、筛选、时间和依据需要脚本；图不需要。",
        ),
    ),
    ("note", row("Note", "비고", "备注")),
    (
        "nothing",
        row(
            "Nothing is called like that.",
            "그런 이름은 없음.",
            "没有这样的名称。",
        ),
    ),
    (
        "nothing-shown",
        row(
            "The filters leave nothing.",
            "필터에 남는 것이 없음.",
            "筛选后没有内容。",
        ),
    ),
    ("org", row("Organisation", "조직", "组织")),
    ("orgs", row("Organisations", "조직", "组织")),
    ("others", row("In no bloc", "블록 없음", "不属任何阵营")),
    ("overview", row("Overview", "개요", "概览")),
    (
        "overview-hint",
        row(
            "Too many to read at once: blocs stand for their organisations. Search for one, or choose a bloc, to see who is around it.",
            "한꺼번에 읽기에는 너무 많아 블록으로 묶음. 조직을 검색하거나 블록을 고르면 그 주변이 보임.",
            "数量太多，按阵营合并显示。搜索一个组织或选择一个阵营即可查看其周边。",
        ),
    ),
    (
        "in-doubt",
        row(
            "{} of these ties planned, suspended or only possible",
            "이 가운데 계획, 중단 또는 불확실 {}건",
            "其中 {} 项计划中、中止或存疑",
        ),
    ),
    ("parties", row("Parties", "당사자", "各方")),
    ("part-of", row("Part of", "소속", "属于")),
    ("path", row("Path", "경로", "路径")),
    ("path-to", row("Path to…", "…까지의 경로", "到…的路径")),
    ("path-clear", row("Clear path", "경로 지우기", "清除路径")),
    (
        "path-hops",
        row(
            "{} steps from {} to {}",
            "{}단계: {} → {}",
            "{} 步：{} → {}",
        ),
    ),
    ("pause", row("Pause", "멈춤", "暂停")),
    ("places", row("Where", "장소", "地点")),
    ("play", row("Play", "재생", "播放")),
    ("png", row("Picture as PNG", "그림 PNG", "图 PNG")),
    ("perhaps", row("possibly", "불확실", "存疑")),
    (
        "possibly-there",
        row("possibly there", "참여 불확실", "是否参与存疑"),
    ),
    (
        "possibly-then",
        row("possibly then", "해당 기간 불확실", "时段存疑"),
    ),
    ("products", row("Products", "제품", "产品")),
    ("puts", row("puts in {}", "{} 출자", "投入 {}")),
    ("quote", row("Quote", "인용", "引文")),
    (
        "near",
        row("Show only its neighbourhood", "이웃만 보기", "只看其邻域"),
    ),
    ("resolved", row("Kept because", "택한 이유", "采用理由")),
    (
        "rule",
        row(
            "A moment shows the ties that were in force, planned or suspended at its end, certainly or possibly, as far as their dates tell: what “--as-of” keeps. A tie without any date is shown at every moment. “Play” goes on to the next moment at which something changes.",
            "그 시점의 끝에 유효, 계획 또는 중단 상태이거나 그럴 수 있는 관계를 날짜에 따라 표시함(--as-of와 같음). 날짜가 없는 관계는 늘 표시됨. ‘재생’은 변화가 있는 다음 시점으로 넘어감.",
            "显示在该时点结束时（确定或可能）有效、计划中或中止的关系，以其日期为准（同 --as-of）。没有日期的关系始终显示。“播放”依次跳到下一个有变化的时点。",
        ),
    ),
    ("says", row("Says", "내용", "内容")),
    ("search", row("Search", "검색", "搜索")),
    (
        "search-hint",
        row(
            "A name in any script",
            "어느 문자로든 이름",
            "任何文字的名称",
        ),
    ),
    ("search-found", row("{} found", "{}개 찾음", "找到 {} 项")),
    ("shown-at", row("Shown: {}", "표시: {}", "显示：{}")),
    ("source", row("Source", "출처", "来源")),
    ("sources", row("Sources", "출처", "来源")),
    ("standing", row("Standing", "확실성", "可信度")),
    ("start", row("Start", "시작", "开始")),
    ("status", row("Status", "상태", "状态")),
    ("svg", row("Picture as SVG", "그림 SVG", "图 SVG")),
    ("table", row("Table", "표", "表格")),
    ("theme", row("Colours", "색", "配色")),
    ("through", row("through {}", "{} 통해", "通过 {}")),
    ("ties", row("Ties", "관계", "关系")),
    (
        "ties-of",
        row("{} ties shown", "표시된 관계 {}건", "所示关系 {} 项"),
    ),
    (
        "ties-of-1",
        row("1 tie shown", "표시된 관계 1건", "所示关系 1 项"),
    ),
    ("tie", row("Tie", "관계", "关系")),
    ("time", row("Time", "시간", "时间")),
    ("time-off", row("any time", "전체 기간", "全部时间")),
    ("timeline", row("Timeline", "연표", "时间线")),
    (
        "title-orgs",
        row("{} organisations", "조직 {}곳", "{} 个组织"),
    ),
    (
        "title-orgs-more",
        row(
            "{} organisations, and {} that no line leads to",
            "조직 {}곳, 선이 닿지 않는 조직 {}곳",
            "{} 个组织，另有 {} 个没有连线",
        ),
    ),
    (
        "tools",
        row("Search and filters", "검색과 필터", "搜索与筛选"),
    ),
    ("title-ties", row("{} ties", "관계 {}건", "{} 项关系")),
    ("to", row("To", "도착", "终点")),
    ("topic", row("Topic", "주제", "主题")),
    ("topics", row("Topics", "주제", "主题")),
    ("via", row("via {}", "{} 경유", "经由 {}")),
    ("vouches", row("Vouches for", "뒷받침", "佐证")),
    ("was", row("was {}", "이전 {}", "原为 {}")),
    (
        "whole",
        row(
            "Numbers are those of the whole selection; what the filters leave out is faded, and a dashed cell has only ties that are planned, suspended or only possible at the moment.",
            "숫자는 전체 선택 기준이며, 필터에서 빠진 것은 흐리게, 그 시점에 계획, 중단 또는 불확실한 관계만 있는 칸은 점선으로 보임.",
            "数字按全部所选内容计算；被筛除的部分以淡色显示；该时点只有计划中、中止或存疑关系的格子用虚线框。",
        ),
    ),
    ("zoom-in", row("Zoom in", "확대", "放大")),
    ("zoom-out", row("Zoom out", "축소", "缩小")),
];
