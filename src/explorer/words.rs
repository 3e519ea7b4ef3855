//! The words of the page in the languages of the program: those of the vocabularies, and those of its controls.

mod controls;

use std::collections::BTreeMap;

use super::facts::Said;
use crate::model::{
    DateKey, Family, Kind, Labels, Lang, Modality, OrgDateKey, OrgKind, Phase, Purpose, Role,
    Standing,
};
use crate::picture::words as picture;

pub(super) use controls::{CONTROLS, control};

const fn labels(en: &'static str, ko: &'static str, zh: &'static str) -> Labels {
    Labels { en, ko, zh }
}

/// All words by key: `kind.supply`, `standing.confirmed`, and those of the controls.
pub(super) fn all() -> BTreeMap<String, Said> {
    let mut all = BTreeMap::new();
    let mut put = |table: &str, name: &str, labels: Labels| {
        let said = Said::new(|lang| labels.in_lang(lang).to_owned());
        all.insert(format!("{table}.{name}"), said);
    };
    for &family in Family::ALL {
        put("family", family.name(), picture::family(family));
    }
    for &standing in Standing::ALL {
        put("standing", standing.name(), self::standing(standing));
    }
    for &modality in Modality::ALL {
        put("modality", modality.name(), self::modality(modality));
    }
    for &role in Role::ALL {
        put("role", role.name(), self::role(role));
    }
    for &key in DateKey::ALL {
        put("date", key.name(), date(key));
    }
    for &key in OrgDateKey::ALL {
        put("date", key.name(), org_date(key));
    }
    for &purpose in Purpose::ALL {
        put("amount", purpose.name(), amount(purpose));
    }
    for &phase in Phase::ALL {
        put("phase", phase.name(), self::phase(phase));
    }
    for kind in Kind::all() {
        put("kind", kind.name(), kind.row().labels);
    }
    for kind in OrgKind::all() {
        let said = Said::new(|lang: Lang| kind.label(lang.name()).to_owned());
        all.insert(format!("org.{}", kind.name()), said);
    }
    for (key, labels) in CONTROLS {
        let said = Said::new(|lang| labels.in_lang(lang).to_owned());
        all.insert((*key).to_owned(), said);
    }
    all
}

const fn phase(phase: Phase) -> Labels {
    match phase {
        Phase::InForce => labels("in force", "유효", "有效"),
        phase => picture::phase(phase),
    }
}

const fn standing(standing: Standing) -> Labels {
    match standing {
        Standing::Confirmed => labels("confirmed", "확인됨", "已证实"),
        Standing::Reported => labels("reported once", "한 곳 보도", "单一来源"),
        Standing::Claimed => labels("only claimed", "주장뿐", "仅为指称"),
        Standing::Unsupported => labels("unsupported", "근거 없음", "无依据"),
        Standing::Denied => labels("denied", "부인됨", "被否认"),
    }
}

const fn modality(modality: Modality) -> Labels {
    match modality {
        Modality::Filed => labels("filed", "공식 기록", "正式文件"),
        Modality::Announced => labels("announced", "당사자 발표", "当事方宣布"),
        Modality::Reported => labels("reported", "보도", "报道"),
        Modality::Rumoured => labels("rumoured", "소문", "传闻"),
        Modality::Alleged => labels("alleged", "의혹 제기", "指称"),
        Modality::Inferred => labels("inferred", "추론", "推断"),
        Modality::Opinion => labels("opinion", "의견", "观点"),
        Modality::Silent => labels("silent", "언급 없음", "未提及"),
        Modality::Denied => labels("denied", "부인", "否认"),
    }
}

const fn role(role: Role) -> Labels {
    match role {
        Role::Partner => labels("partner", "파트너", "合作方"),
        Role::Vehicle => labels("venture", "합작사", "合资企业"),
        Role::Provider => labels("provider", "제공자", "提供方"),
        Role::Recipient => labels("recipient", "수령자", "接受方"),
        Role::Licensor => labels("licensor", "허가자", "许可方"),
        Role::Licensee => labels("licensee", "피허가자", "被许可方"),
        Role::Supplier => labels("supplier", "공급자", "供应方"),
        Role::Customer => labels("customer", "고객", "客户"),
        Role::Principal => labels("principal", "원공급자", "委托方"),
        Role::Distributor => labels("distributor", "유통사", "经销商"),
        Role::Member => labels("member", "회원", "成员"),
        Role::Body => labels("body", "단체", "团体"),
        Role::Investor => labels("investor", "투자자", "投资方"),
        Role::Counterpart => labels("counterpart", "상대방", "对方"),
        Role::Holder => labels("holder", "보유자", "持有方"),
        Role::Held => labels("held", "피보유자", "被持有方"),
        Role::Investee => labels("investee", "피투자자", "被投资方"),
        Role::Acquirer => labels("acquirer", "인수자", "收购方"),
        Role::Buyer => labels("buyer", "매수자", "买方"),
        Role::Target => labels("target", "인수 대상", "标的"),
        Role::Seller => labels("seller", "매도자", "卖方"),
        Role::Controller => labels("controller", "지배자", "控制方"),
        Role::Controlled => labels("controlled", "피지배자", "被控制方"),
        Role::Discloser => labels("discloser", "공개자", "披露方"),
        Role::Authority => labels("authority", "당국", "主管机关"),
        Role::Addressee => labels("addressee", "조치 대상", "相对人"),
        Role::Predecessor => labels("predecessor", "전신", "前身"),
        Role::Successor => labels("successor", "후신", "后继者"),
    }
}

const fn date(key: DateKey) -> Labels {
    match key {
        DateKey::Rumoured => labels("rumoured", "소문", "传闻"),
        DateKey::Announced => labels("announced", "발표", "宣布"),
        DateKey::Signed => labels("signed", "체결", "签署"),
        DateKey::Approved => labels("approved", "승인", "批准"),
        DateKey::Due => labels("due", "예정", "预定"),
        DateKey::Closed => labels("closed", "완료", "完成"),
        DateKey::From => labels("from", "시작", "起"),
        DateKey::On => labels("on", "일자", "日期"),
        DateKey::Observed => labels("observed", "확인된 날", "观察到"),
        DateKey::Suspended => labels("suspended", "중단", "中止"),
        DateKey::Until => labels("until", "까지", "至"),
        DateKey::Ended => labels("ended", "종료", "终止"),
        DateKey::Withdrawn => labels("withdrawn", "철회", "撤回"),
        DateKey::Refused => labels("refused", "거절", "拒绝"),
        DateKey::Blocked => labels("blocked", "불허", "被禁止"),
    }
}

const fn org_date(key: OrgDateKey) -> Labels {
    match key {
        OrgDateKey::Founded => labels("founded", "설립", "成立"),
        OrgDateKey::Listed => labels("listed", "상장", "上市"),
        OrgDateKey::Delisted => labels("delisted", "상장 폐지", "退市"),
        OrgDateKey::Dissolved => labels("dissolved", "해산", "解散"),
    }
}

const fn amount(purpose: Purpose) -> Labels {
    match purpose {
        Purpose::Offered => labels("offered", "제시액", "报价"),
        Purpose::Paid => labels("paid", "지급액", "支付"),
        Purpose::Capital => labels("capital", "자본금", "资本"),
        Purpose::Committed => labels("committed", "약정액", "承诺"),
        Purpose::Fees => labels("fees", "수수료", "费用"),
        Purpose::Fine => labels("fine", "과징금", "罚款"),
        Purpose::Valuation => labels("valuation", "평가액", "估值"),
    }
}
