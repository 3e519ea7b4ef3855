//! Chinese words for countries, kinds and families of tie, topics and times.

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
    ("美", "US"), ("中", "CN"), ("美方", "US"), ("中方", "CN"), ("台", "TW"), ("台资", "TW"), ("中资", "CN"), ("美资", "US"), ("中国大陆", "CN"), ("大陆", "CN"),
    ("南韩", "KR"), ("大韩民国", "KR"), ("中华人民共和国", "CN"), ("美利坚", "US"),
];

#[rustfmt::skip]
static KINDS: &[(&str, &str)] = &[
    ("合资公司", "joint-venture"), ("合资企业", "joint-venture"), ("合资项目", "joint-venture"), ("技术伙伴关系", "technology-partnership"), ("技术联盟", "technology-partnership"),
    ("联合研究", "research"), ("研究合作", "research"), ("授权", "licence"), ("许可协议", "licence"), ("专利许可", "licence"), ("供货", "supply"), ("供应关系", "supply"), ("供应协议", "supply"),
    ("经销", "distribution"), ("分销", "distribution"), ("代理", "distribution"), ("成员关系", "membership"), ("会员关系", "membership"), ("承诺", "commitment"), ("并购", "acquisition,succession"), ("合并", "acquisition,succession"), ("兼并", "acquisition,succession"), ("出售股份", "divestment"),
    ("源代码审查", "disclosure"), ("入股", "investment"),
];

#[rustfmt::skip]
static FAMILIES: &[(&str, &str)] = &[
    ("联盟", "alliance"), ("合作", "alliance"), ("合作关系", "alliance"), ("合作项目", "alliance"), ("同盟", "alliance"), ("伙伴关系", "alliance"), ("股权关系", "ownership"), ("控制关系", "control"),
];

#[rustfmt::skip]
static TOPICS: &[(&str, &str)] = &[
    ("云", "cloud"), ("云计算", "cloud"), ("服务器", "servers"), ("半导体", "semiconductors"), ("芯片", "semiconductors"), ("网络", "networking"), ("操作系统", "operating-systems"), ("安全", "security"),
    ("存储", "storage"), ("人工智能", "artificial-intelligence"), ("专利", "patents"), ("软件", "software"), ("支付", "payments"), ("电子商务", "e-commerce"), ("媒体", "media"), ("出行", "mobility"), ("移动出行", "mobility"), ("生命科学", "life-sciences"), ("IT服务", "it-services"), ("信息技术服务", "it-services"),
    ("个人设备", "personal-devices"), ("智能手机", "personal-devices"), ("网络安全", "security"), ("信息安全", "security"),
];

#[rustfmt::skip]
static NUMBERS: &[(&str, u32)] = &[
    ("一", 1), ("两", 2), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9), ("十", 10),
];

static RELATIVE: &[(&str, Relative)] = &[
    ("今天", Relative::Today),
    ("今年", Relative::Year(0)),
    ("去年", Relative::Year(-1)),
];
