//! Korean words for countries, kinds and families of tie, topics and times.

use super::Words;
use crate::ask::dates::Relative;

pub(in crate::ask) static WORDS: Words = Words {
    countries: COUNTRIES,
    kinds: KINDS,
    families: FAMILIES,
    topics: TOPICS,
    months: &[],
    numbers: NUMBERS,
    relative: RELATIVE,
};

#[rustfmt::skip]
static COUNTRIES: &[(&str, &str)] = &[
    ("대한민국", "KR"), ("미", "US"), ("중", "CN"), ("중국 본토", "CN"), ("타이완", "TW"), ("미국계", "US"), ("중국계", "CN"), ("대만계", "TW"), ("홍콩", "HK"), ("일본", "JP"),
];

#[rustfmt::skip]
static KINDS: &[(&str, &str)] = &[
    ("합작", "joint-venture"), ("합작_회사", "joint-venture"), ("합작_법인", "joint-venture"), ("합작_투자", "joint-venture"), ("합작_기업", "joint-venture"), ("합작사", "joint-venture"), ("조인트_벤처", "joint-venture"),
    ("기술_협력", "technology-partnership"), ("기술_제휴", "technology-partnership"), ("공동_연구", "research"), ("연구_협력", "research"), ("라이센스", "licence"), ("특허_사용_계약", "licence"),
    ("납품", "supply"), ("공급_계약", "supply"), ("총판", "distribution"), ("판매_대행", "distribution"), ("회원_관계", "membership"), ("가입", "membership"), ("투자_계획", "commitment"),
    ("지분", "ownership"), ("소수_지분_투자", "investment"), ("투자", "investment"), ("인수_합병", "acquisition,succession"), ("합병", "acquisition,succession"), ("매각", "divestment"), ("소스_코드_공개", "disclosure"), ("소스코드_심사", "disclosure"),
];

#[rustfmt::skip]
static FAMILIES: &[(&str, &str)] = &[
    ("제휴", "alliance"), ("동맹", "alliance"), ("협력", "alliance"), ("파트너십", "alliance"), ("제휴_관계", "alliance"), ("협력_관계", "alliance"), ("소유_관계", "ownership"), ("지배_관계", "control"),
];

#[rustfmt::skip]
static TOPICS: &[(&str, &str)] = &[
    ("클라우드", "cloud"), ("서버", "servers"), ("반도체", "semiconductors"), ("네트워크", "networking"), ("네트워킹", "networking"), ("운영_체제", "operating-systems"), ("보안", "security"),
    ("저장_장치", "storage"), ("스토리지", "storage"), ("인공_지능", "artificial-intelligence"), ("특허", "patents"), ("소프트웨어", "software"), ("결제", "payments"), ("전자_상거래", "e-commerce"), ("미디어", "media"), ("모빌리티", "mobility"), ("차량_공유", "mobility"), ("생명_과학", "life-sciences"), ("IT_서비스", "it-services"),
    ("개인용_기기", "personal-devices"), ("스마트폰", "personal-devices"), ("사이버_보안", "security"), ("운영체제", "operating-systems"),
];

#[rustfmt::skip]
static NUMBERS: &[(&str, u32)] = &[
    ("한", 1), ("두", 2), ("세", 3), ("네", 4), ("다섯", 5), ("여섯", 6), ("일곱", 7), ("여덟", 8), ("아홉", 9), ("열", 10),
];

static RELATIVE: &[(&str, Relative)] = &[
    ("오늘", Relative::Today),
    ("올해", Relative::Year(0)),
    ("작년", Relative::Year(-1)),
    ("지난해", Relative::Year(-1)),
];
