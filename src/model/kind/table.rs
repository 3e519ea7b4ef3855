//! The rows.

use super::super::words::{Family, Role};
use super::{KindRow, Labels, LinkRule, RoleCount, Shape, Start};

const fn one(role: Role) -> RoleCount {
    RoleCount {
        role,
        min: 1,
        max: Some(1),
    }
}

const fn any(role: Role, min: usize) -> RoleCount {
    RoleCount {
        role,
        min,
        max: None,
    }
}

const fn maybe(role: Role) -> RoleCount {
    RoleCount {
        role,
        min: 0,
        max: Some(1),
    }
}

const fn arrow(from: Role, to: Role) -> LinkRule {
    LinkRule {
        from,
        to,
        directed: true,
        holding: false,
        unless: None,
    }
}

const fn line(from: Role, to: Role) -> LinkRule {
    LinkRule {
        from,
        to,
        directed: false,
        holding: false,
        unless: None,
    }
}

const PARTNERS: Shape = Shape {
    roles: &[any(Role::Partner, 2)],
    links: &[line(Role::Partner, Role::Partner)],
};

macro_rules! shape {
    ([$($role:expr),+], [$($link:expr),*]) => {
        Shape { roles: &[$($role),+], links: &[$($link),*] }
    };
}

pub(super) const TABLE: &[KindRow] = &[
    KindRow {
        name: "joint-venture",
        labels: Labels {
            en: "joint venture",
            ko: "합작사",
            zh: "合资",
        },
        family: Family::Alliance,
        shapes: &[shape!(
            [any(Role::Partner, 2), maybe(Role::Vehicle)],
            [
                line(Role::Partner, Role::Partner),
                LinkRule {
                    holding: true,
                    ..arrow(Role::Partner, Role::Vehicle)
                }
            ]
        )],
        start: Start::ClosedWithVehicle,
        place_for: None,
        meaning: "they found a common venture; without a vehicle, one without equity",
    },
    KindRow {
        name: "technology-partnership",
        labels: Labels {
            en: "technology partnership",
            ko: "기술 제휴",
            zh: "技术合作",
        },
        family: Family::Alliance,
        shapes: &[
            PARTNERS,
            shape!(
                [any(Role::Provider, 1), any(Role::Recipient, 1)],
                [arrow(Role::Provider, Role::Recipient)]
            ),
        ],
        start: Start::Agreed,
        place_for: None,
        meaning: "they develop, integrate or help; their businesses stay apart",
    },
    KindRow {
        name: "research",
        labels: Labels {
            en: "research",
            ko: "연구",
            zh: "研究",
        },
        family: Family::Alliance,
        shapes: &[PARTNERS],
        start: Start::Agreed,
        place_for: None,
        meaning: "they share knowledge only",
    },
    KindRow {
        name: "licence",
        labels: Labels {
            en: "licence",
            ko: "라이선스",
            zh: "许可",
        },
        family: Family::Alliance,
        shapes: &[
            shape!(
                [any(Role::Licensor, 1), any(Role::Licensee, 1)],
                [arrow(Role::Licensor, Role::Licensee)]
            ),
            PARTNERS,
        ],
        start: Start::Agreed,
        place_for: None,
        meaning: "a right to use; between partners, a cross-licence",
    },
    KindRow {
        name: "supply",
        labels: Labels {
            en: "supply",
            ko: "공급",
            zh: "供应",
        },
        family: Family::Alliance,
        shapes: &[shape!(
            [any(Role::Supplier, 1), any(Role::Customer, 1)],
            [arrow(Role::Supplier, Role::Customer)]
        )],
        start: Start::Agreed,
        place_for: None,
        meaning: "one delivers for the other's own use",
    },
    KindRow {
        name: "distribution",
        labels: Labels {
            en: "distribution",
            ko: "유통",
            zh: "分销",
        },
        family: Family::Alliance,
        shapes: &[shape!(
            [any(Role::Principal, 1), any(Role::Distributor, 1)],
            [arrow(Role::Principal, Role::Distributor)]
        )],
        start: Start::Agreed,
        place_for: None,
        meaning: "one sells or runs the other's product for third parties",
    },
    KindRow {
        name: "membership",
        labels: Labels {
            en: "membership",
            ko: "회원",
            zh: "成员",
        },
        family: Family::Alliance,
        shapes: &[shape!(
            [any(Role::Member, 1), one(Role::Body)],
            [arrow(Role::Member, Role::Body)]
        )],
        start: Start::Agreed,
        place_for: None,
        meaning: "one belongs to a body",
    },
    KindRow {
        name: "commitment",
        labels: Labels {
            en: "commitment",
            ko: "투자 약속",
            zh: "投资承诺",
        },
        family: Family::Alliance,
        shapes: &[shape!(
            [any(Role::Investor, 1), any(Role::Counterpart, 0)],
            [line(Role::Investor, Role::Counterpart)]
        )],
        start: Start::Agreed,
        place_for: Some(Role::Counterpart),
        meaning: "a pledge to spend; nobody is owned",
    },
    KindRow {
        name: "ownership",
        labels: Labels {
            en: "ownership",
            ko: "지분 보유",
            zh: "持股",
        },
        family: Family::Ownership,
        shapes: &[shape!(
            [any(Role::Holder, 1), one(Role::Held)],
            [arrow(Role::Holder, Role::Held)]
        )],
        start: Start::Closed,
        place_for: None,
        meaning: "a holding stated as fact, the deal behind it unknown",
    },
    KindRow {
        name: "investment",
        labels: Labels {
            en: "investment",
            ko: "지분 투자",
            zh: "投资",
        },
        family: Family::Ownership,
        shapes: &[shape!(
            [
                any(Role::Investor, 1),
                one(Role::Investee),
                any(Role::Seller, 0)
            ],
            [arrow(Role::Investor, Role::Investee)]
        )],
        start: Start::Closed,
        place_for: None,
        meaning: "one takes a stake without control",
    },
    KindRow {
        name: "acquisition",
        labels: Labels {
            en: "acquisition",
            ko: "인수",
            zh: "收购",
        },
        family: Family::Ownership,
        shapes: &[shape!(
            [
                any(Role::Acquirer, 1),
                maybe(Role::Target),
                any(Role::Seller, 0)
            ],
            [
                arrow(Role::Acquirer, Role::Target),
                LinkRule {
                    unless: Some(Role::Target),
                    ..arrow(Role::Acquirer, Role::Seller)
                }
            ]
        )],
        start: Start::Closed,
        place_for: None,
        meaning: "control, or a business, assets or patents, is bought",
    },
    KindRow {
        name: "divestment",
        labels: Labels {
            en: "divestment",
            ko: "지분 매각",
            zh: "减持",
        },
        family: Family::Ownership,
        shapes: &[shape!(
            [any(Role::Seller, 1), one(Role::Target), any(Role::Buyer, 0)],
            [
                arrow(Role::Seller, Role::Target),
                arrow(Role::Buyer, Role::Target)
            ]
        )],
        start: Start::Closed,
        place_for: None,
        meaning: "a stake shrinks, and nobody gains control",
    },
    KindRow {
        name: "control",
        labels: Labels {
            en: "control",
            ko: "지배",
            zh: "控制",
        },
        family: Family::Control,
        shapes: &[shape!(
            [any(Role::Controller, 1), one(Role::Controlled)],
            [arrow(Role::Controller, Role::Controlled)]
        )],
        start: Start::Agreed,
        place_for: None,
        meaning: "power without a known share",
    },
    KindRow {
        name: "disclosure",
        labels: Labels {
            en: "disclosure",
            ko: "소스 공개",
            zh: "披露",
        },
        family: Family::State,
        shapes: &[shape!(
            [any(Role::Discloser, 1), any(Role::Recipient, 1)],
            [arrow(Role::Discloser, Role::Recipient)]
        )],
        start: Start::Agreed,
        place_for: None,
        meaning: "one lets a state body inspect",
    },
    KindRow {
        name: "regulation",
        labels: Labels {
            en: "regulation",
            ko: "규제",
            zh: "监管",
        },
        family: Family::State,
        shapes: &[shape!(
            [any(Role::Authority, 1), any(Role::Addressee, 1)],
            [arrow(Role::Authority, Role::Addressee)]
        )],
        start: Start::Agreed,
        place_for: None,
        meaning: "a measure against named organisations; a general law is an event",
    },
    KindRow {
        name: "succession",
        labels: Labels {
            en: "succession",
            ko: "승계",
            zh: "承继",
        },
        family: Family::Succession,
        shapes: &[shape!(
            [any(Role::Predecessor, 1), any(Role::Successor, 1)],
            [arrow(Role::Predecessor, Role::Successor)]
        )],
        start: Start::Closed,
        place_for: None,
        meaning: "a rename, split or merger",
    },
];
