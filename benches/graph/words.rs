//! The words that invented graphs are made of.

pub(crate) const STEMS: &[&str] = &[
    "Ala", "Bero", "Cinda", "Dorun", "Elva", "Fanto", "Galu", "Hemi", "Istra", "Jano", "Kelo",
    "Lumi", "Mavo", "Neru", "Orsa", "Pelti", "Quano", "Rivo", "Selka", "Tamu", "Ulvo", "Vesta",
    "Wano", "Xilo", "Yaro", "Zemi", "Arko", "Bria", "Cora", "Deno", "Ebro", "Fiva", "Gora", "Hulo",
    "Inza", "Jura", "Kimo", "Loro", "Mira", "Nodo", "Omni", "Pari", "Quill", "Rondo", "Silo",
    "Tero", "Umbra", "Vanto", "Wexo", "Xena", "Yento", "Zoro", "Asti", "Bolo", "Cedo",
];

pub(crate) const ENDINGS: &[&str] = &[
    "soft", "tek", "net", "dyne", "corp", "lab", "com", "ware", "chip", "scan", "data", "core",
    "sys", "line", "link", "wave", "grid", "port", "mark", "point", "tron", "matic", "gen", "flow",
    "cast", "base", "star", "field",
];

pub(crate) const SUFFIXES: &[&str] = &[
    "",
    "Inc.",
    "Co., Ltd.",
    "GmbH",
    "Group",
    "",
    "S.A.",
    "Corporation",
    "",
];

pub(crate) const COUNTRIES: &[&str] = &[
    "US", "CN", "US", "CN", "KR", "JP", "DE", "TW", "FR", "NL", "IN", "GB", "SE", "US", "CN", "SG",
];

pub(crate) const HANGUL: &[&str] = &[
    "삼", "성", "한", "국", "대", "우", "현", "진", "아", "림", "동", "방", "세", "원",
];

pub(crate) const HAN: &[&str] = &[
    "曙", "光", "浪", "潮", "华", "信", "联", "想", "紫", "中", "科", "方", "正", "金",
];

pub(crate) const KANA: &[&str] = &[
    "ソ", "フ", "ト", "バ", "ン", "ク", "ミ", "ナ", "カ", "リ", "ハ", "サ",
];

pub(crate) const TOPICS: &[&str] = &[
    "servers",
    "cloud",
    "networking",
    "storage",
    "chips",
    "software",
    "security",
    "payments",
    "maps",
    "robots",
    "batteries",
    "displays",
    "phones",
    "cars",
    "satellites",
    "databases",
    "games",
    "search",
    "speech",
    "vision",
    "medicine",
    "energy",
    "steel",
    "glass",
    "logistics",
    "education",
    "finance",
    "media",
    "sensors",
    "printing",
];

pub(crate) const PUBLISHERS: &[&str] = &[
    "Reuters",
    "ZDNet Korea",
    "Caixin",
    "Nikkei",
    "Mercury News",
    "The Register",
    "Handelsblatt",
    "Les Echos",
    "Digitimes",
    "Yonhap",
    "Xinhua",
    "Kyodo",
    "Economic Times",
    "Business Wire",
];

pub(crate) const SAYS: &[&str] = &[
    "to resell gear and develop together",
    "a memorandum with the ministry",
    "cloud and data centres come later",
    "local control is meant to ease worry about imported technology",
    "hardware first, software within two years",
    "both say that they invest it",
    "the first step of a longer plan",
    "a networking park is to grow around the venture",
];
