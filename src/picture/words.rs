//! The words of pictures in the three languages of the program: those that no other table has.

use crate::diag::{counted, is_han};
use crate::model::{Date, Day, Family, Labels, Lang, Model, Names, Phase, Standing, Status, Tie};

const fn labels(en: &'static str, ko: &'static str, zh: &'static str) -> Labels {
    Labels { en, ko, zh }
}

pub(crate) const fn family(family: Family) -> Labels {
    match family {
        Family::Alliance => labels("alliance", "제휴", "合作"),
        Family::Ownership => labels("ownership", "지분", "股权"),
        Family::Control => labels("control", "지배", "控制"),
        Family::State => labels("state", "국가", "国家机关"),
        Family::Succession => labels("succession", "승계", "承继"),
    }
}

/// What a standing means, for the legend.
pub(crate) const fn standing(standing: Standing) -> Labels {
    match standing {
        Standing::Confirmed => labels("confirmed", "확인됨", "已证实"),
        Standing::Reported => labels(
            "reported by one source",
            "출처 한 곳의 보도",
            "仅一个来源报道",
        ),
        Standing::Claimed => labels(
            "only rumoured or alleged",
            "소문이나 주장뿐",
            "仅为传闻或指称",
        ),
        Standing::Unsupported => labels("without support (?)", "근거 없음 (?)", "无依据 (?)"),
        Standing::Denied => labels("denied (×)", "부인됨 (×)", "被否认 (×)"),
    }
}

pub(crate) const CONTESTED: Labels = labels(
    "a source says otherwise",
    "달리 말하는 출처가 있음",
    "有来源说法不同",
);
pub(crate) const SEVERAL: Labels = labels("several kinds", "여러 종류", "多种");
pub(crate) const OTHERS: Labels = labels("in no bloc", "블록 없음", "不属任何阵营");
pub(crate) const SHARE: Labels = labels("share in a venture", "합작사 지분", "合资股份");
pub(crate) const FOLDED: Labels = labels(
    "Too many to draw each: blocs stand for their organisations.",
    "너무 많아 블록으로 묶음.",
    "数量过多，按阵营合并。",
);
pub(crate) const ROW_TO_COLUMN: Labels = labels(
    "From the row to the column.",
    "행에서 열로.",
    "由行指向列。",
);
pub(crate) const IN_BOTH_CELLS: Labels = labels(
    "From the row to the column; what has no direction stands in both cells.",
    "행에서 열로; 방향이 없는 관계는 두 칸에 모두 있음.",
    "由行指向列；无方向的关系在两格中都列出。",
);
pub(crate) const ABOVE_THE_DIAGONAL: Labels = labels(
    "Nothing here has a direction: each stands once, on the diagonal or above.",
    "방향이 있는 관계가 없어 대각선과 그 위쪽에 한 번씩만 있음.",
    "各关系均无方向，只在对角线及其上方列出一次。",
);
/// What a sign before a kind means.
pub(crate) const NO_DIRECTION: Labels = labels(
    "no direction: in both cells",
    "방향 없음: 두 칸에 모두 있음",
    "无方向：两格均列出",
);
pub(crate) const YEARS: Labels = labels(
    "Ties by the year in which they began, in the lane of each bloc that has a part in them.",
    "시작 연도별 관계 수, 참여한 블록마다 셈.",
    "按开始年份统计的关系数，凡有一方参与的阵营均计入。",
);
pub(crate) const EVENT: Labels = labels("event", "사건", "事件");
pub(crate) const IN_FORCE: Labels = labels("in force", "유효", "有效");
pub(crate) const POSSIBLY_IN_FORCE: Labels =
    labels("possibly in force", "유효할 수 있음", "可能有效");
pub(crate) const OF_VOTES: Labels = labels("of votes", "의결권", "表决权");

pub(crate) const fn phase(phase: Phase) -> Labels {
    match phase {
        Phase::Unknown => labels("unknown", "불명", "不明"),
        Phase::Planned => labels("planned", "계획", "计划中"),
        Phase::InForce => IN_FORCE,
        Phase::Suspended => labels("suspended", "중단", "中止"),
        Phase::Ended => labels("ended", "종료", "已终止"),
        Phase::Dropped => labels("dropped", "무산", "未成"),
    }
}

/// A status in words.
pub(crate) fn status(status: Status, lang: Lang) -> String {
    let word = phase(status.phase).in_lang(lang);
    match (status.certain, lang) {
        (true, _) => word.to_owned(),
        (false, Lang::En) => format!("possibly {word}"),
        (false, Lang::Ko) => format!("{word} 가능"),
        (false, Lang::Zh) => format!("可能{word}"),
    }
}

/// The status of a tie on a day in words, with the other phases in which it may be: `possibly in force, or still planned`.
pub(crate) fn status_on(model: &Model, tie: &Tie, day: Day, lang: Lang) -> String {
    status_or(model.status(tie, day), &model.else_phases(tie, day), lang)
}

/// The same of a status that is known.
pub(crate) fn status_or(is: Status, others: &[Phase], lang: Lang) -> String {
    let mut words = vec![status(is, lang)];
    words.extend(others.iter().map(|&other| match (other, lang) {
        (Phase::Planned, Lang::En) => "still planned".to_owned(),
        (other, lang) => phase(other).in_lang(lang).to_owned(),
    }));
    let or = match lang {
        Lang::En => ", or ",
        Lang::Ko => " 또는 ",
        Lang::Zh => "，或",
    };
    words.join(or)
}

/// What is said of a tie that is possibly in force.
pub(crate) const POSSIBLY: Labels = labels("possibly", "불확실", "存疑");

/// What is said of one that is possibly in force, or still planned.
pub(crate) const PLANNED_OR_IN_FORCE: Labels =
    labels("planned or in force", "계획 또는 유효", "计划中或有效");

/// What is said of a tie that possibly lies in the time that was asked for.
pub(crate) const POSSIBLY_THEN: Labels = labels(
    "possibly\u{a0}then",
    "해당\u{a0}기간\u{a0}불확실",
    "时段存疑",
);

/// What is said of a tie that ties somebody who is only possibly there.
pub(crate) const POSSIBLY_THERE: Labels = labels("possibly there", "참여 불확실", "是否参与存疑");

/// The same where nothing beside says what is only possible.
pub(crate) const ONLY_POSSIBLE: Labels = labels("only possible", "불확실", "存疑");

/// What stands for ties that are not plainly what was asked for.
pub(crate) const IN_DOUBT: Labels = labels(
    "planned, suspended, over or only possible",
    "계획, 중단, 종료 또는 불확실",
    "计划中、中止、已终止或存疑",
);

/// So many ties of which something is said: `2 planned`.
pub(crate) fn so_many(count: usize, what: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{count}\u{a0}{what}"),
        Lang::Ko => format!("{what}\u{a0}{count}건"),
        Lang::Zh => format!("{what}\u{a0}{count}\u{a0}项"),
    }
}

/// With whom somebody counts in a group, and with whom only possibly: `with Mid, possibly with Top`.
pub(crate) fn counts_with(
    with: Option<&str>,
    possibly: Option<&str>,
    lang: Lang,
) -> Option<String> {
    let with = with.map(|name| match lang {
        Lang::En => format!("with {name}"),
        Lang::Ko => format!("{name} 계열"),
        Lang::Zh => format!("属{name}"),
    });
    let possibly = possibly.map(|name| match lang {
        Lang::En => format!("possibly with {name}"),
        Lang::Ko => format!("{name} 계열 여부 불확실"),
        Lang::Zh => format!("可能属{name}"),
    });
    let words: Vec<String> = with.into_iter().chain(possibly).collect();
    (!words.is_empty()).then(|| in_row(&words, lang))
}

/// Several in a row, none of them the last by its words.
pub(crate) fn in_row(all: &[String], lang: Lang) -> String {
    all.join(match lang {
        Lang::En | Lang::Ko => ", ",
        Lang::Zh => "，",
    })
}

/// Says in words that a year is a bound: `–2014` is `by 2014`, `2014–` is `2014 or later`; and of one in which something was observed, that it is not the start.
pub(crate) fn bounded(observed: bool, years: &str, lang: Lang) -> String {
    if let Some(latest) = years.strip_prefix('–') {
        return match lang {
            Lang::En => format!("by\u{a0}{latest}"),
            Lang::Ko => format!("{latest}\u{a0}이전"),
            Lang::Zh => format!("{latest}年前"),
        };
    }
    if let Some(earliest) = years.strip_suffix('–') {
        return match lang {
            Lang::En => format!("{earliest}\u{a0}or\u{a0}later"),
            Lang::Ko => format!("{earliest}\u{a0}이후"),
            Lang::Zh => format!("{earliest}年后"),
        };
    }
    match (observed, lang) {
        (false, _) => years.to_owned(),
        (true, Lang::En) => format!("in\u{a0}{years}"),
        (true, Lang::Ko) => format!("{years}\u{a0}확인"),
        (true, Lang::Zh) => format!("见于{years}"),
    }
}

/// The same of the years in which something ended, after those in which it began.
pub(crate) fn until(years: &str, lang: Lang) -> String {
    match (years.strip_prefix('–'), lang) {
        (None, _) => years.to_owned(),
        (Some(latest), Lang::En) => format!("{latest}\u{a0}or\u{a0}earlier"),
        (Some(latest), Lang::Ko) => format!("{latest}\u{a0}이전"),
        (Some(latest), Lang::Zh) => format!("{latest}年前"),
    }
}

/// What stands between the first years and the last, where one of them is more than a year.
pub(crate) fn to(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "\u{a0}to\u{a0}",
        Lang::Ko | Lang::Zh => "\u{a0}…\u{a0}",
    }
}

/// So many ties.
pub(crate) fn ties(count: usize, lang: Lang) -> String {
    match lang {
        Lang::En => held(count, "tie"),
        Lang::Ko => format!("관계\u{a0}{count}건"),
        Lang::Zh => format!("{count}\u{a0}项关系"),
    }
}

/// So many of something in English, on one line.
fn held(count: usize, noun: &str) -> String {
    counted(count, noun).replace(' ', "\u{a0}")
}

/// A kind with the number of its ties, where there are several.
pub(crate) fn times(kind: &str, count: usize) -> String {
    let kind = kind.replace(' ', "\u{a0}");
    if count == 1 {
        kind
    } else {
        format!("{kind}\u{a0}×{count}")
    }
}

/// Things side by side.
pub(crate) fn listed<S: AsRef<str>>(things: &[S], lang: Lang) -> String {
    let comma = if lang == Lang::Zh { "、" } else { ", " };
    let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
    things.join(comma)
}

/// What something is, before who has part in it.
pub(crate) fn headed(what: &str, who: &str, lang: Lang) -> String {
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    format!("{what}{colon}{who}")
}

/// Two sentences one after the other.
pub(crate) fn sentences(first: &str, second: &str, lang: Lang) -> String {
    let space = if lang == Lang::Zh { "" } else { " " };
    format!("{first}{space}{second}")
}

/// So many more.
pub(crate) fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("and {count} more"),
        Lang::Ko => format!("외 {count}건"),
        Lang::Zh => format!("另有 {count}\u{a0}条"),
    }
}

/// The title of a picture of what a few are party to.
pub(crate) fn ties_of(names: &[&str], lang: Lang) -> String {
    match (lang, names) {
        (Lang::En, [name]) => format!("{name} and its ties"),
        (Lang::En, [names @ .., last]) => {
            format!("{} and {last}, and their ties", names.join(", "))
        }
        (Lang::Zh, names) => format!("{}的关系", listed(names, lang)),
        (_, names) => format!("{}의 관계", listed(names, lang)),
    }
}

/// So many organisations.
pub(crate) fn orgs(count: usize, lang: Lang) -> String {
    match lang {
        Lang::En => held(count, "organisation"),
        Lang::Ko => format!("조직\u{a0}{count}곳"),
        Lang::Zh => format!("{count}\u{a0}个组织"),
    }
}

/// So many ties inside a bloc.
pub(crate) fn within(count: usize, lang: Lang) -> String {
    let ties = ties(count, lang);
    match lang {
        Lang::En => format!("{ties} within"),
        Lang::Ko => format!("내부 {ties}"),
        Lang::Zh => format!("内部 {ties}"),
    }
}

/// So many ties without a date.
pub(crate) fn undated(count: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} without a date left out.", ties(count, lang)),
        Lang::Ko => format!("날짜 없는 {}은 뺌.", ties(count, lang)),
        Lang::Zh => format!("另有\u{a0}{}没有日期。", ties(count, lang)),
    }
}

/// The numbers of a caption.
pub(crate) struct Caption {
    pub(crate) ties: usize,
    pub(crate) orgs: usize,
    pub(crate) sources: usize,
    pub(crate) undrawn: usize,
    pub(crate) day: Option<Day>,
    /// How many of the ties are in which doubt; empty where none is.
    pub(crate) doubts: String,
    /// When the latest of the sources was published: without a day, that is the state of knowledge.
    pub(crate) latest: Option<Date>,
}

impl Caption {
    pub(crate) fn in_words(&self, lang: Lang) -> String {
        let (ties, orgs) = (ties(self.ties, lang), orgs(self.orgs, lang));
        let (sources, undrawn) = (self.sources, self.undrawn);
        let day = match (self.day, self.latest, lang) {
            (Some(day), _, Lang::En) => format!("; as of {day}"),
            (Some(day), _, Lang::Ko) => format!("; {day} 기준"),
            (Some(day), _, Lang::Zh) => format!("；截至\u{a0}{day}"),
            (None, None, _) => String::new(),
            (None, Some(latest), lang) => {
                let latest = plainly(latest);
                match lang {
                    Lang::En if sources == 1 => format!(" of {latest}"),
                    Lang::En => format!("; as of the latest of these, {latest}"),
                    Lang::Ko => format!("; 최신 출처 {latest} 기준"),
                    Lang::Zh => format!("；截至最新来源\u{a0}{latest}"),
                }
            }
        };
        let doubts = match (&*self.doubts, lang) {
            ("", _) => String::new(),
            (doubts, Lang::En) => format!("; of these ties {doubts}"),
            (doubts, Lang::Ko) => format!("; 이 가운데 {doubts}"),
            (doubts, Lang::Zh) => format!("；其中{doubts}"),
        };
        let day = day + &doubts;
        match lang {
            Lang::En => {
                let sources = held(sources, "source");
                let (join, are) = if undrawn == 1 {
                    ("joins", "is")
                } else {
                    ("join", "are")
                };
                let undrawn = match undrawn {
                    0 => String::new(),
                    more => {
                        let ties = held(more, "tie");
                        format!("; {ties} {join} no two organisations and {are} not drawn")
                    }
                };
                format!("{ties} between {orgs}, after {sources}{day}{undrawn}.")
            }
            Lang::Ko => {
                let undrawn = match undrawn {
                    0 => String::new(),
                    more => format!("; 두 조직을 잇지 않는 관계 {more}건은 그리지 않음"),
                };
                format!("{orgs} 사이의 {ties}, 출처\u{a0}{sources}건{day}{undrawn}.")
            }
            Lang::Zh => {
                let undrawn = match undrawn {
                    0 => String::new(),
                    more => format!("；另有\u{a0}{more}\u{a0}项不连接两个组织，未画出"),
                };
                format!("{orgs}之间的\u{a0}{ties}，依据\u{a0}{sources}\u{a0}个来源{day}{undrawn}。")
            }
        }
    }
}

/// A date in digits; one that is written with signs of uncertainty, by its years.
fn plainly(date: Date) -> String {
    let written = date.to_string();
    if written.chars().all(|c| c.is_ascii_digit() || c == '-') {
        written
    } else {
        date.years_label()
    }
}

/// A name in a language. The usual one stays where it is in the language's script, as it is the one by which the graph knows the bearer.
pub(crate) fn name<'m>(usual: &'m str, names: &'m Names, lang: Lang) -> &'m str {
    let is_hangul = |c: char| matches!(c, '\u{ac00}'..='\u{d7a3}');
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}');
    let fits = match lang {
        Lang::En => !usual
            .chars()
            .any(|c| is_hangul(c) || is_kana(c) || is_han(c)),
        Lang::Ko => usual.chars().any(is_hangul),
        Lang::Zh => usual.chars().any(is_han) && !usual.chars().any(is_kana),
    };
    if fits {
        usual
    } else {
        names.first(lang.name()).unwrap_or(usual)
    }
}
