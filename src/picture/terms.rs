//! The words of the format's vocabularies in the three languages, as tooltips and pages say them.

use crate::model::{DateKey, Labels, Modality, OrgDateKey, Purpose, Role};

const fn labels(en: &'static str, ko: &'static str, zh: &'static str) -> Labels {
    Labels { en, ko, zh }
}

pub(crate) const fn modality(modality: Modality) -> Labels {
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

pub(crate) const fn role(role: Role) -> Labels {
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

pub(crate) const fn date(key: DateKey) -> Labels {
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

pub(crate) const fn org_date(key: OrgDateKey) -> Labels {
    match key {
        OrgDateKey::Founded => labels("founded", "설립", "成立"),
        OrgDateKey::Listed => labels("listed", "상장", "上市"),
        OrgDateKey::Delisted => labels("delisted", "상장 폐지", "退市"),
        OrgDateKey::Dissolved => labels("dissolved", "해산", "解散"),
    }
}

pub(crate) const fn amount(purpose: Purpose) -> Labels {
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

/// Before the whole that an organisation is part of.
pub(crate) const PART_OF: Labels = labels("part of", "소속:", "隶属于");
/// Who keeps the graph, as the voice of evidence.
pub(crate) const CURATOR: Labels = labels("the curator", "작성자", "编者");
/// Before those through whom a source knows.
pub(crate) const VIA: Labels = labels("via", "경유:", "经由");
