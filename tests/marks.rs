//! What is planned, suspended or only possible is marked wherever it is told: in every answer, drawing and report, in every format.
//!
//! Each graph here has one tie. What its output says of planned or possible things it therefore says of this tie, and a mark that is taken
//! away anywhere is missed here. Commands, formats, pictures, breakdowns and questions are those that the program has: a new one fails
//! until it is put on a list.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tieup::answer::{self, By};
use tieup::export::{self, Figure};

/// A tie that may be taken for more than it is.
struct Case {
    name: &'static str,
    /// What the other party has beside its role.
    party: &'static str,
    dates: &'static str,
    flags: &'static [&'static str],
    /// One of these marks it.
    words: &'static [&'static str],
}

const AS_OF: &[&str] = &["--as-of", "2015-06"];

const CASES: &[Case] = &[
    Case {
        name: "planned",
        party: "",
        dates: "announced = \"2014-05-01\", due = \"2020\"",
        flags: AS_OF,
        words: &["planned"],
    },
    Case {
        name: "possible",
        party: "",
        dates: "observed = \"2013-05-01\"",
        flags: AS_OF,
        words: &["possibl", "\"certain\": false", "in-force,false"],
    },
    Case {
        name: "or-planned",
        party: "",
        dates: "due = \"2014\", observed = \"2018\"",
        flags: AS_OF,
        words: &["planned", "possibl"],
    },
    Case {
        name: "suspended",
        party: "",
        dates: "announced = \"2013-05-01\", suspended = \"2014-05-01\"",
        flags: AS_OF,
        words: &["suspended"],
    },
    Case {
        name: "party",
        party: ", until = \"2015\"",
        dates: "announced = \"2013-05-01\"",
        flags: AS_OF,
        words: &["possibl", ",in-force,true,,beta"],
    },
    Case {
        name: "then",
        party: "",
        dates: "announced = \"2015\"",
        flags: &["--since", "2015-06"],
        words: &["possibly then", "possibly-then", "possibl"],
    },
];

/// What each case is told from: a tie that is in force for certain, and began in the time.
const CERTAIN: &[Case] = &[
    Case {
        name: "certain-as-of",
        party: "",
        dates: "announced = \"2013-05-01\"",
        flags: AS_OF,
        words: &[],
    },
    Case {
        name: "certain-since",
        party: "",
        dates: "announced = \"2015-08-01\"",
        flags: &["--since", "2015-06"],
        words: &[],
    },
];

const MARKS: &[&str] = &[
    "possibl",
    "planned",
    "suspended",
    "\"certain\": false",
    "in-force,false",
    ",in-force,true,,beta",
];

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The graph of a case, as a file.
fn graph(case: &Case, of: &str) -> PathBuf {
    let file = folder(&format!("marks-{of}-{}", case.name)).join("graph.toml");
    let text = format!(
        "[org.alpha]\nname = \"Alpha\"\nhq = \"US\"\n[org.beta]\nname = \"Beta\"\nhq = \"CN\"\n\
         [bloc.one]\nlabel = \"One\"\ncountries = [\"US\"]\n[bloc.two]\nlabel = \"Two\"\ncountries = [\"CN\"]\n\
         [tie.t]\nkind = \"supply\"\nparties.alpha = \"supplier\"\n\
         parties.beta = {{ role = \"customer\"{} }}\ndates = {{ {} }}\namounts.committed = \"USD 1m\"\n\
         evidence = [{{ source = \"paper\" }}]\n[source.paper]\npublisher = \"Paper\"\npublished = \"2015\"\n",
        case.party, case.dates
    );
    fs::write(&file, text).expect("a file");
    file
}

/// What the program says, in small letters and with plain blanks.
fn run(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
    command
        .args(args)
        .env("SOURCE_DATE_EPOCH", "1446768000") // 6 November 2015
        .env_remove("COLUMNS")
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    let output = command.output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!told.is_empty(), "{args:?}: {said}");
    plain(&told)
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('\u{a0}', " ")
}

/// Says that a text has one of the words that mark a case; of what is certain, none of any.
fn check(case: &Case, text: &str, of: &str) {
    if case.words.is_empty() {
        let mark = MARKS.iter().find(|mark| text.contains(**mark));
        assert_eq!(mark, None, "{}: {of}:\n{text}", case.name);
    } else {
        let is_marked = case.words.iter().any(|word| text.contains(word));
        assert!(is_marked, "{}: {of} is not marked:\n{text}", case.name);
    }
}

fn cases() -> impl Iterator<Item = &'static Case> {
    CASES.iter().chain(CERTAIN)
}

/// How each command is asked about the tie. Some tell of no tie, or of none that is like these: there is nothing to ask them here.
fn questions(command: &str, case: &Case) -> Vec<Vec<&'static str>> {
    let of_time = case.flags != AS_OF;
    match command {
        "ties" | "orgs" => vec![vec![]],
        "stats" => {
            let by = By::ALL.iter().filter(|by| **by != By::Broker);
            let each = by.map(|by| vec!["--by", by.name()]);
            std::iter::once(vec![]).chain(each).collect()
        }
        "partners" => vec![vec!["alpha"], vec!["alpha", "--group"]],
        "path" => vec![vec!["alpha", "beta"]],
        "show" => vec![vec!["tie.t"]],
        // It tells of steps, each with its own date, and not of how ties stand.
        "timeline" if of_time => vec![vec![]],
        // It tells of two days, and no party that may have left.
        "diff" if of_time => vec![vec!["--from", "2014", "--to", "2016"]],
        "diff" if case.name != "party" && !case.words.is_empty() => {
            vec![vec!["--from", "2012", "--to", "2015-06"]]
        }
        // Of owners and holdings there are cases of their own, below.
        "timeline" | "diff" | "graphs" | "views" | "holdings" | "owners" => Vec::new(),
        other => panic!("say how `{other}` is asked about a tie"),
    }
}

#[test]
fn every_answer_marks_what_is_not_certain_in_every_format() {
    for case in cases() {
        let file = graph(case, "answers");
        let file = file.to_str().expect("UTF-8");
        let mut commands: Vec<&str> = answer::commands().collect();
        commands.dedup();
        for command in commands {
            for question in questions(command, case) {
                let flags = match command {
                    "diff" if case.flags == AS_OF => &[],
                    _ => case.flags,
                };
                for format in answer::Format::ALL.map(answer::Format::name) {
                    let ask = [
                        &[command, "-g", file, "--format", format],
                        &*question,
                        flags,
                    ];
                    let args = ask.concat();
                    let text = run(&args);
                    // The names of columns are no marks.
                    let told = match format {
                        "csv" => text.split_once('\n').map_or("", |(_, rows)| rows),
                        _ => &text,
                    };
                    check(case, told, &format!("{args:?}"));
                }
            }
        }
    }
}

#[test]
fn every_drawing_marks_what_is_not_certain() {
    for case in cases() {
        let file = graph(case, "drawings");
        let file = file.to_str().expect("UTF-8");
        for format in export::Format::all() {
            let mut settings = vec![vec![]];
            let has = |setting| format.settings().contains(&setting);
            if has(export::Setting::As) {
                let figures = Figure::ALL.iter().filter(|one| one.name() != "ownership");
                settings.extend(figures.map(|figure| vec!["--as", figure.name()]));
            }
            settings.extend(has(export::Setting::Plain).then(|| vec!["--plain"]));
            settings.extend(has(export::Setting::Fold).then(|| vec!["--fold"]));
            match format.name() {
                // It has the whole record of a tie, in the shape of the input; and one is in pixels.
                "json" | "png" => continue,
                _ => {}
            }
            for own in settings {
                let args = ["export", "-g", file, "--to", format.name()];
                let args = [&args, &*own, case.flags].concat();
                let text = run(&args);
                // A page has the words of all that may be; its picture has those of what is there.
                let picture = text
                    .split("<svg")
                    .nth(1)
                    .filter(|_| format.name() == "html");
                let picture = picture.and_then(|rest| rest.split("</svg>").next());
                check(case, picture.unwrap_or(&text), &format!("{args:?}"));
            }
        }
        for command in [
            &["partners", "alpha"][..],
            &["path", "alpha", "beta"],
            &["ties"],
        ] {
            for format in ["dot", "mermaid", "svg"] {
                let args = [command, &["-g", file, "--format", format], case.flags].concat();
                check(case, &run(&args), &format!("{args:?}"));
            }
        }
    }
}

/// The words that the program lists where it is given another.
fn listed(folder: &Path, graph: &str, marker: &str) -> Vec<String> {
    let said = embedded(folder, graph, marker).expect_err("there is no such word");
    let list = said.split("use one of ").nth(1).expect("a list");
    let list = list.lines().next().expect("a line");
    list.split(',').map(|word| word.trim().to_owned()).collect()
}

/// A report with one marker, filled; else what was said.
fn embedded(folder: &Path, graph: &str, marker: &str) -> Result<String, String> {
    let report = folder.join("report.md");
    fs::write(&report, format!("<!-- tieup {marker} -->\n")).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
    command.args(["-g", graph, "embed", "report.md"]);
    let output = command.current_dir(folder).output().expect("it runs");
    if output.status.success() {
        let text = fs::read_to_string(&report).expect("there");
        let body = text.split_once("-->").map_or("", |(_, body)| body);
        Ok(plain(body))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// How each question of reports is asked about the tie.
fn markers(question: &str, case: &Case) -> Vec<String> {
    let of_time = case.flags != AS_OF;
    let table = |options: &str| format!("table id=a query={question} {options}");
    let answer = |options: &str| format!("answer id=a query={question} {options}");
    match question {
        "ties" | "orgs" => vec![table("")],
        "stats" => vec![table(""), table("by=degree")],
        "partners" => vec![
            table("org=Alpha"),
            table("org=Alpha group=yes"),
            answer("org=Alpha"),
        ],
        "path" => vec![table("from=Alpha to=Beta"), answer("from=Alpha to=Beta")],
        "show" => vec![table("record=tie.t")],
        "timeline" if of_time => vec![table("")],
        "timeline" | "diff" | "holdings" | "owners" => Vec::new(),
        other => panic!("say how `{other}` is asked about a tie in a report"),
    }
}

#[test]
fn every_figure_table_and_sentence_of_a_report_marks_what_is_not_certain() {
    for case in cases() {
        let file = graph(case, "reports");
        let folder = file.parent().expect("a folder");
        let file = file.to_str().expect("UTF-8");
        let select = format!(
            "{}={}",
            case.flags[0].trim_start_matches('-'),
            case.flags[1]
        );
        let questions = listed(folder, file, "table id=a query=nothing");
        let asked = questions
            .iter()
            .flat_map(|question| markers(question, case));
        let figures =
            ["svg", "mermaid", "dot"].map(|format| format!("figure id=a format={format}"));
        for marker in asked.chain(figures) {
            let marker = format!("{marker} {select}");
            let text =
                embedded(folder, file, &marker).unwrap_or_else(|said| panic!("{marker}: {said}"));
            check(case, &text, &marker);
        }
        let path = folder.join("whole.md");
        let path = path.to_str().expect("UTF-8");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tieup"));
        command
            .args(["report", "-g", file, "-o", path])
            .args(case.flags);
        assert!(command.output().expect("it runs").status.success());
        let report = plain(&fs::read_to_string(path).expect("there"));
        let head = report.split("## the picture").next().expect("a head");
        check(case, head, "the head of a report");
    }
}

#[test]
fn a_sentence_tells_the_time_that_was_asked_for() {
    let case = &CASES[5];
    let file = graph(case, "sentences");
    let folder = file.parent().expect("a folder");
    let file = file.to_str().expect("UTF-8");
    let tell = |lang: &str, select: &str| {
        let marker = format!("answer id=a org=Alpha notes=no lang={lang} {select}");
        let text = embedded(folder, file, &marker).expect("it is filled");
        let mut lines = text.lines().filter(|line| !line.is_empty());
        lines.next().unwrap_or_default().to_owned()
    };
    for (lang, select, sentence) in [
        (
            "en",
            "since=2015-06",
            "as last known, alpha is allied with beta (possibly), by ties that began since 2015-06.",
        ),
        (
            "en",
            "since=2015 until=2015",
            "as last known, alpha is allied with beta, by ties that began in 2015.",
        ),
        (
            "en",
            "step=announced until=2015-06",
            "as last known, alpha is allied with beta (possibly), by ties with the step announced until 2015-06.",
        ),
        (
            "ko",
            "since=2015-06",
            "alpha의 제휴 상대(알려진 바, 2015-06 이후 시작된 관계): beta (추정).",
        ),
        (
            "zh",
            "since=2015-06",
            "alpha的合作伙伴（据所知，2015-06以来 开始的关系）：beta (可能)。",
        ),
    ] {
        assert_eq!(tell(lang, select), sentence);
    }
}

/// What is not certain of a group is who counts with it: an owner that only possibly has more than half.
#[test]
fn pictures_of_groups_mark_who_only_possibly_counts_with_them() {
    let file = folder("marks-groups").join("graph.toml");
    let text = "[org.alpha]\nname = \"Alpha\"\n[org.beta]\nname = \"Beta\"\n[org.head]\nname = \"Head\"\n\
                [tie.t]\nkind = \"supply\"\nparties = { alpha = \"supplier\", beta = \"customer\" }\n\
                dates.announced = \"2013\"\n[tie.h]\nkind = \"ownership\"\nparties.beta = \"held\"\n\
                parties.head = { role = \"holder\", stake = 60 }\ndates.observed = \"2013\"\n";
    fs::write(&file, text).expect("a file");
    let file = file.to_str().expect("UTF-8");
    for format in ["dot", "mermaid", "svg"] {
        let args = [
            "partners", "alpha", "--group", "-g", file, "--format", format,
        ];
        let text = run(&[&args[..], AS_OF].concat());
        // In DOT a name is broken into lines.
        let text = text.replace("\\n", " ");
        for mark in ["beta (possibly", "beta possibly counts with head"] {
            assert!(text.contains(mark), "{format}: {mark}:\n{text}");
        }
    }
}

/// What a holding may be taken for that it is not.
struct Stake {
    name: &'static str,
    /// The party that holds, beside its role; its dates; and what else there is.
    holder: &'static str,
    dates: &'static str,
    beside: &'static str,
    flags: &'static [&'static str],
    /// All of them mark it: in tables and Markdown, in CSV, in JSON, in drawings, in sentences.
    table: &'static [&'static str],
    csv: &'static [&'static str],
    json: &'static [&'static str],
    drawn: &'static [&'static str],
    said: &'static [&'static str],
}

const HELD: Stake = Stake {
    name: "held",
    holder: "stake = 60",
    dates: "from = \"2013-05-01\"",
    beside: "",
    flags: AS_OF,
    table: &[],
    csv: &[],
    json: &[],
    drawn: &[],
    said: &[],
};

const STAKES: &[Stake] = &[
    HELD,
    Stake {
        name: "held-since",
        dates: "from = \"2015-08-01\"",
        flags: &["--since", "2015-06"],
        ..HELD
    },
    Stake {
        name: "possible",
        dates: "observed = \"2013-05-01\"",
        table: &["60 %, possibly", "| possibly alpha → beta"],
        csv: &["us,false,60,60", "possible,majority", "in-force,false"],
        json: &["certain false"],
        drawn: &["(possibly)"],
        said: &["possibly: 60 %"],
        ..HELD
    },
    Stake {
        name: "or-planned",
        dates: "due = \"2014\", observed = \"2018\"",
        table: &["60 %, possibly", "| possibly alpha → beta"],
        csv: &[
            "us,false,60,60",
            "possible,majority",
            "in-force,false,planned",
        ],
        json: &["certain false", "or_status [ planned ]"],
        drawn: &["(planned or in force)"],
        said: &["possibly: 60 %"],
        ..HELD
    },
    Stake {
        name: "party",
        holder: "stake = 60, until = \"2015\"",
        table: &["60 %, possibly", "| possibly alpha → beta"],
        csv: &["us,false,60,60", "possible,majority"],
        json: &["certain false"],
        drawn: &["(possibly)"],
        said: &["possibly: 60 %"],
        ..HELD
    },
    Stake {
        name: "suspended",
        dates: "from = \"2013-05-01\", suspended = \"2014-05-01\"",
        table: &["[tie.t] (suspended)"],
        csv: &["suspended,true", ",tie.t,"],
        json: &["status suspended", "suspended [ { tie t certain true"],
        drawn: &["(suspended)"],
        said: &["suspended"],
        ..HELD
    },
    Stake {
        name: "control",
        holder: "stake = { min = 50, max = 60 }",
        table: &["| possibly alpha → beta"],
        csv: &["possible,majority"],
        json: &["control { certain false"],
        said: &["possibly in control|possibly controlled"],
        ..HELD
    },
    Stake {
        name: "stake-then",
        dates: "from = \"2015\"",
        flags: &["--since", "2015-06"],
        table: &["[tie.t] (possibly then)"],
        csv: &["match", ",possible"],
        json: &["match possible"],
        drawn: &["(possibly then)"],
        said: &["possibly 60 %|possibly: 60 %"],
        ..HELD
    },
    Stake {
        name: "plan",
        beside: "[tie.plan]\nkind = \"acquisition\"\n\
                 parties = { alpha = { role = \"acquirer\", stake = 100 }, beta = \"target\" }\n\
                 dates = { announced = \"2014-05-01\", due = \"2020\" }\nevidence = [{ source = \"paper\" }]\n",
        table: &["planned", "alpha (acquirer, 100 %)", "[tie.plan]"],
        csv: &["acquisition tie.plan"],
        json: &["planned [ { id plan"],
        drawn: &["(planned)|, 1 planned"],
        said: &["planned: alpha"],
        ..HELD
    },
    Stake {
        name: "excess",
        beside: "[org.gamma]\nname = \"Gamma\"\n[tie.u]\nkind = \"ownership\"\n\
                 parties = { gamma = { role = \"holder\", stake = 70 }, beta = \"held\" }\n\
                 dates.from = \"2013-05-01\"\nevidence = [{ source = \"paper\" }]\n",
        table: &[
            "60 %, possibly",
            "contested: ",
            "130 %",
            "| possibly alpha → beta",
        ],
        csv: &["us,false,60,60", "possible,majority", " to 130 %"],
        json: &["certain false", "130 %"],
        drawn: &["≠ gamma 70 % + alpha 60 % = 130 %"],
        said: &[
            "possibly: 60 %",
            "contested: gamma 70 % + alpha 60 % = 130 %",
        ],
        ..HELD
    },
];

/// The first of the words of tables, which stands within one column: of a way of control alone the `possibly` above it.
fn first_of(case: &Stake) -> &'static [&'static str] {
    match case.name {
        "control" => &["possibly"],
        _ => &case.table[..case.table.len().min(1)],
    }
}

/// One or the other of these words, behind `|`.
fn has(text: &str, words: &str) -> bool {
    if words.starts_with('|') {
        return text.contains(words);
    }
    words.split('|').any(|word| text.contains(word))
}

/// Says that a text has all words that mark a holding; of one that is certain, none that marks any.
fn check_stake(case: &Stake, text: &str, words: &[&str], of: &str) {
    for word in words {
        assert!(has(text, word), "{}: {of} lacks {word}:\n{text}", case.name);
    }
    if case.name.starts_with("held") {
        let marks = [
            "possibl",
            "planned:",
            "suspended",
            "contested:",
            "certain false",
            ",false,60",
            "≠",
        ];
        // The names of columns are no marks.
        let told = if of.contains("csv") {
            text.split_once('\n').map_or("", |(_, rows)| rows)
        } else {
            text
        };
        let mark = marks.iter().find(|mark| told.contains(**mark));
        assert_eq!(mark, None, "{}: {of}:\n{text}", case.name);
    }
}

fn stake_graph(case: &Stake, of: &str) -> PathBuf {
    let file = folder(&format!("marks-{of}-{}", case.name)).join("graph.toml");
    let text = format!(
        "[org.alpha]\nname = \"Alpha\"\nhq = \"US\"\n[org.beta]\nname = \"Beta\"\nhq = \"US\"\n\
         [tie.t]\nkind = \"ownership\"\nparties.alpha = {{ role = \"holder\", {} }}\n\
         parties.beta = \"held\"\ndates = {{ {} }}\nevidence = [{{ source = \"paper\" }}]\n{}\
         [source.paper]\npublisher = \"Paper\"\npublished = \"2015\"\n",
        case.holder, case.dates, case.beside
    );
    fs::write(&file, text).expect("a file");
    file
}

/// Without what sets words apart in a format: emphasis, escapes, breaks, quotes.
fn bare(text: &str, format: &str) -> String {
    let text = match format {
        "json" => text.replace(['"', ':', ','], " "),
        "md" | "table" => text.replace("<br>", " ").replace(['*', '\\'], ""),
        _ => return text.to_owned(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn owners_and_holdings_mark_what_is_possible_planned_suspended_or_contradicted() {
    for case in STAKES {
        let file = stake_graph(case, "stakes");
        let file = file.to_str().expect("UTF-8");
        let questions = [
            &["owners", "beta"][..],
            &["owners", "beta", "--holder", "alpha"],
            &["holdings", "alpha"],
        ];
        for question in questions {
            for format in ["table", "md", "csv", "json", "dot", "mermaid", "svg"] {
                let args = [question, &["-g", file, "--format", format], case.flags].concat();
                let text = bare(&run(&args), format);
                let words = match format {
                    // Columns stand apart by blanks, and lines run through all of them.
                    "table" => first_of(case),
                    "md" => case.table,
                    "csv" => case.csv,
                    "json" => case.json,
                    _ => case.drawn,
                };
                check_stake(case, &text, words, &format!("{args:?}"));
            }
        }
    }
}

#[test]
fn pictures_of_ownership_mark_what_is_possible_planned_suspended_or_contradicted() {
    for case in STAKES {
        let file = stake_graph(case, "owning");
        let file = file.to_str().expect("UTF-8");
        let figures = [
            &["--to", "svg", "--as", "ownership"][..],
            &["--to", "svg"],
            &["--to", "dot"],
            &["--to", "mermaid"],
            &["--to", "mermaid", "--plain"],
        ];
        for figure in figures {
            // What contradicts each other is told without a day, too.
            let is_excess = case.name == "excess";
            let flags = [Some(case.flags), is_excess.then_some(&[][..])];
            for flags in flags.into_iter().flatten() {
                let args = [&["export", "-g", file], figure, flags].concat();
                check_stake(case, &run(&args), case.drawn, &format!("{args:?}"));
            }
        }
    }
}

#[test]
fn reports_on_owners_and_holdings_mark_what_is_possible_planned_suspended_or_contradicted() {
    for case in STAKES {
        let file = stake_graph(case, "holders");
        let folder = file.parent().expect("a folder");
        let file = file.to_str().expect("UTF-8");
        let select = format!("{}={}", &case.flags[0][2..], case.flags[1]);
        for (question, org) in [("owners", "Beta"), ("holdings", "Alpha")] {
            let filled = |directive: &str| {
                let marker = format!("{directive} id=a query={question} org={org} {select}");
                let text = embedded(folder, file, &marker);
                (
                    bare(
                        &text.unwrap_or_else(|said| panic!("{marker}: {said}")),
                        "md",
                    ),
                    marker,
                )
            };
            let (text, marker) = filled("table");
            // A report cites, and tells no tie by its id.
            let words = match case.name {
                "suspended" => &["60 %; (suspended)"],
                "stake-then" => &["(possibly then)"],
                _ => first_of(case),
            };
            check_stake(case, &text, words, &marker);
            let (text, marker) = filled("answer");
            check_stake(case, &text, case.said, &marker);
        }
        // A dossier tells of owners in a line each.
        if !matches!(case.name, "plan" | "stake-then") {
            let args = [&["show", "org.beta", "-g", file], case.flags].concat();
            let words: Vec<&str> = case
                .table
                .iter()
                .map(|word| match *word {
                    "| possibly alpha → beta" => "possibly controls",
                    "[tie.t] (suspended)" => "60 %, suspended",
                    word => word,
                })
                .collect();
            let text = run(&args);
            let owners = text
                .split("owners")
                .nth(1)
                .unwrap_or_else(|| panic!("{args:?}: {text}"));
            let owners = owners.split("[org.alpha]").next().expect("a line");
            check_stake(case, &bare(owners, "table"), &words, &format!("{args:?}"));
        }
    }
}
