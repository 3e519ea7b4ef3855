//! What `report::embed` promises about documents: nothing outside of the markers changes, a second run changes nothing, and
//! no name of a graph is markup.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tieup::Graph;
use tieup::answer::GraphRef;
use tieup::diag::{self, Output};
use tieup::report::{Document, Embedded, How, Page, embed};

fn document(text: &str) -> Document {
    Document {
        name: "report.md".to_owned(),
        stem: "report".to_owned(),
        text: text.to_owned(),
    }
}

fn run(graph: &Graph, text: &str, how: How, files: &BTreeMap<String, Vec<u8>>) -> Embedded {
    let about = GraphRef {
        name: "us-china-2015".to_owned(),
        title: None,
    };
    let beside = |_: usize, name: &str| files.get(name).cloned();
    embed(&[document(text)], graph, &about, how, &beside)
}

fn built_in() -> Graph {
    Graph::open("us-china-2015").expect("it is built in")
}

fn written(graph: &Graph, text: &str) -> Page {
    let mut embedded = run(graph, text, How::default(), &BTreeMap::new());
    assert_eq!(faults(&embedded), "");
    embedded.pages.remove(0)
}

fn faults(embedded: &Embedded) -> String {
    diag::Format::Human.render(&embedded.faults, &embedded.files, Output::default())
}

/// The rules that are broken, with the line and the column of each fault.
fn places(text: &str) -> Vec<(&'static str, usize, usize)> {
    let embedded = run(&built_in(), text, How::default(), &BTreeMap::new());
    let place = |fault: &diag::Diagnostic| {
        let span = fault.primary().expect("each fault has a place").span;
        let (line, column) = embedded.files.get(span.file).line_column(span.start);
        (fault.rule(), line, column)
    };
    embedded.faults.iter().map(place).collect()
}

const EVERYTHING: &str = "\
# A report

<!-- tieup figure id=map org=Inspur as-of=2015-11 caption=\"Inspur's alliances\" format=dot -->

<!-- tieup figure id=fence org=Inspur format=mermaid lang=zh-Hans -->

<!-- tieup answer id=who org=Inspur as-of=2015-11-06 -->

<!-- tieup table id=partners query=partners org=Inspur caption=\"Who works with Inspur\" -->

<!-- tieup table id=ties query=ties standing=contested notes=no -->

<!-- tieup timeline id=steps org=Cisco -->

<!-- tieup sources id=sources -->

The end
";

#[test]
fn a_second_run_changes_nothing() {
    let graph = built_in();
    let first = written(&graph, EVERYTHING);
    let second = written(&graph, &first.text);
    assert_eq!(first.text, second.text);
    assert_eq!(first.pictures.len(), 1);
    assert_eq!(first.pictures[0].name, "report.map.dot");
    assert_eq!(
        first.blocks,
        [
            "map", "fence", "who", "partners", "ties", "steps", "sources"
        ]
    );
}

#[test]
fn an_answer_is_a_sentence_with_its_sources_in_a_note() {
    let page = written(
        &built_in(),
        "<!-- tieup answer id=who org=인스퍼 as-of=2015-11-06 -->\n",
    );
    let line = "Inspur was allied with Cisco, IBM and OpenPOWER Foundation on 2015-11-06.[^who-1]";
    assert!(
        page.text.contains(&format!("\n\n{line}\n\n[^who-1]: ")),
        "{}",
        page.text
    );
}

#[test]
fn each_source_has_one_note_a_block() {
    let page = written(&built_in(), EVERYTHING);
    let notes: Vec<&str> = page
        .text
        .lines()
        .filter(|line| line.starts_with("[^partners-"))
        .collect();
    let sources: std::collections::BTreeSet<&str> = notes
        .iter()
        .filter_map(|note| note.split_once("]: "))
        .map(|(_, source)| source)
        .collect();
    assert_eq!(notes.len(), sources.len());
    assert!(notes.len() > 5);
}

#[test]
fn the_picture_says_who_is_tied_to_whom() {
    let page = written(&built_in(), EVERYTHING);
    let alt = "![Diagram of 5 organisations and 5 ties, of these 1\u{a0}planned or in force: \
               Inspur with Cisco (2 ties: 1\u{a0}planned or in force), ";
    let image = page
        .text
        .lines()
        .find(|line| line.starts_with(alt))
        .expect("the figure is there");
    assert!(image.ends_with("](report.map.dot)\\"), "{image}");
    assert!(page.text.contains("\\\nInspur's alliances[^map-1]\n"));
}

#[test]
fn a_picture_and_its_caption_are_in_the_language_that_is_asked_for() {
    let figure = "<!-- tieup figure id=map org=Inspur format=mermaid notes=no lang=ko -->\n";
    let text = written(&built_in(), figure).text;
    for words in ["[\"시스코\"]", "|\"회원\"|", "\n2015년 미·중 IT 제휴"] {
        assert!(text.contains(words), "no {words} in {text}");
    }
}

#[test]
fn chains_and_groups_are_asked_for_as_on_the_command_line() {
    let graph = built_in();
    let block = |options: &str| format!("<!-- tieup table id=t notes=no {options} -->\n");
    let through = written(&graph, &block("query=path from=Dell to=Sugon through=emc"));
    assert!(through.text.contains("VMware"));
    let barred = block("query=path from=Dell to=Sugon max=1");
    assert!(!written(&graph, &barred).text.contains("VMware"));
    let group = written(&graph, &block("query=partners org=VMware group=yes"));
    assert!(
        group.text.contains("Lenovo"),
        "EMC's partners are its group's"
    );
    for wrong in ["max=0", "through=nobody", "all=perhaps"] {
        let text = block(&format!("query=path from=Dell to=Sugon {wrong}"));
        let refused = run(&graph, &text, How::default(), &BTreeMap::new());
        assert_eq!(refused.faults.len(), 1, "{wrong}");
    }
}

/// What stands between the markers of a document's only block.
fn inside(text: &str) -> String {
    let start = text.find("-->").expect("the block begins") + 3;
    let end = text.find("<!-- /tieup").expect("the block ends");
    text[start..end].to_owned()
}

#[test]
fn a_question_in_words_writes_what_its_options_write() {
    let graph = built_in();
    for (words, options) in [
        (
            "table id=a ask=\"who partnered with Inspur since 2015\"",
            "table id=a org=Inspur since=2015 status=not-dropped",
        ),
        (
            "table id=a ask=\"인스퍼와 제휴한 회사는?\" as-of=2015-11",
            "table id=a org=Inspur as-of=2015-11 status=not-dropped",
        ),
        (
            "table id=a ask=\"which US firms are allied with Inspur\" caption=C",
            "table id=a org=Inspur hq=us caption=C",
        ),
        (
            "answer id=a ask=\"how is Dell connected to Sugon\" lang=ko",
            "answer id=a query=path from=Dell to=Sugon lang=ko",
        ),
        (
            "table id=a ask=\"tell me about cisco-inspur\"",
            "table id=a query=show record=cisco-inspur",
        ),
        (
            "table id=a ask=\"what changed between 2014 and 2015\"",
            "table id=a query=diff from=2014 to=2015",
        ),
    ] {
        let [asked, given] = [words, options].map(|marker| {
            let page = written(&graph, &format!("<!-- tieup {marker} -->\n"));
            assert_eq!(written(&graph, &page.text).text, page.text, "{marker}");
            inside(&page.text)
        });
        assert_eq!(asked, given, "{words}");
    }
}

#[test]
fn every_question_in_words_makes_a_table_unless_it_is_about_today() {
    let graph = Graph::open("us-china-tech").expect("it is built in");
    let rows = include_str!("data/ask.tsv").lines();
    let questions = rows
        .filter_map(|row| row.split_once('\t'))
        .filter(|(_, means)| !means.starts_with('!'));
    let marker = |(at, (question, _)): (usize, (&str, &str))| {
        let question = question.replace('"', "\\\"");
        format!("<!-- tieup table id=q{at} ask=\"{question}\" notes=no -->\n\n")
    };
    let markers: Vec<String> = questions.enumerate().map(marker).collect();
    let embedded = run(&graph, &markers.concat(), How::default(), &BTreeMap::new());
    let others = embedded.faults.iter().filter(|fault| {
        fault.message() != "the answer would depend on the day on which it is asked"
    });
    let others: Vec<String> = others
        .map(|fault| {
            let span = fault.primary().expect("each fault has a place").span;
            let (line, _) = embedded.files.get(span.file).line_column(span.start);
            format!("{}: {}", markers[line / 2].trim(), fault.message())
        })
        .collect();
    assert!(others.is_empty(), "{}", others.join("\n"));
    assert!(embedded.faults.len() < markers.len() / 10 && markers.len() > 200);
}

#[test]
fn a_question_that_is_not_understood_is_told_at_its_word() {
    let text = "\
<!-- tieup table id=a ask=\"who partnered with Inspur because of Cisco\" -->
<!-- tieup table id=b ask=\"who partnered with \\\"Inspr\\\"\" -->
<!-- tieup table id=c ask=\"who is allied with Inspur now\" -->
<!-- tieup table id=d ask=\"who partnered with Inspur\" query=ties -->
<!-- tieup table id=e ask=\"which ties in 2015\" -->
<!-- tieup answer id=f ask=\"which joint ventures did Cisco form in China\" -->
<!-- tieup figure id=g ask=x -->
<!-- tieup table id=h ask=\"who partnered with\" -->
";
    assert_eq!(
        places(text),
        [
            ("bad-option", 1, 54),
            ("bad-option", 2, 49),
            ("bad-option", 3, 27),
            ("bad-option", 4, 55),
            ("bad-option", 5, 27),
            ("bad-option", 6, 28),
            ("unknown-option", 7, 24),
            ("bad-option", 8, 46),
        ]
    );
    let told = faults(&run(&built_in(), text, How::default(), &BTreeMap::new()));
    for part in [
        "understood up to here",
        "did you mean `Inspur`",
        "`query=ties as-of=2015` or `query=ties since=2015 until=2015`",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn a_record_is_shown_with_the_sources_of_what_is_said_of_it() {
    let marker = "<!-- tieup table id=a query=show record=\"cisco-inspur, org.sugon\" -->\n";
    let text = written(&built_in(), marker).text;
    for part in [
        "| **Networking joint venture** ",
        "| Parties ",
        "| **Sugon** ",
        "[^a-1]: ",
        "| possibly in force  ",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_hand_edit_is_found_and_kept_unless_forced() {
    let graph = built_in();
    let first = written(&graph, EVERYTHING);
    let edited = first
        .text
        .replace("Inspur was allied", "Inspur was happily allied");
    let refused = run(&graph, &edited, How::default(), &BTreeMap::new());
    let rules: Vec<&str> = refused.faults.iter().map(diag::Diagnostic::rule).collect();
    assert_eq!(rules, [tieup::report::EDITED]);
    let how = How {
        force: true,
        ..How::default()
    };
    assert_eq!(
        run(&graph, &edited, how, &BTreeMap::new()).pages[0].text,
        first.text
    );
}

#[test]
fn a_picture_that_was_changed_by_hand_is_found_and_an_old_one_is_not_mistaken_for_it() {
    let graph = built_in();
    let first = written(&graph, EVERYTHING);
    let name = || "report.map.dot".to_owned();
    let hand = BTreeMap::from([(name(), b"digraph { mine }".to_vec())]);
    let refused = run(&graph, &first.text, How::default(), &hand);
    assert!(faults(&refused).contains("the picture `report.map.dot` was changed by hand"));
    // The report asks for something else now: the picture is the one that was written for the old question.
    let other = first
        .text
        .replace("figure id=map org=Inspur", "figure id=map org=Cisco");
    let old = BTreeMap::from([(name(), first.pictures[0].bytes.clone())]);
    assert_eq!(faults(&run(&graph, &other, How::default(), &old)), "");
    // A run that was killed had written the picture, and not yet the report.
    let new = BTreeMap::from([(name(), written(&graph, &other).pictures[0].bytes.clone())]);
    assert_eq!(faults(&run(&graph, &other, How::default(), &new)), "");
}

#[test]
fn blocks_are_emptied_and_filled_again_to_the_same_bytes() {
    let graph = built_in();
    let first = written(&graph, EVERYTHING);
    let how = How {
        clean: true,
        ..How::default()
    };
    let clean = run(&graph, &first.text, how, &BTreeMap::new());
    assert_eq!(faults(&clean), "");
    let clean = &clean.pages[0].text;
    assert!(clean.contains("-->\n<!-- /tieup who -->\n") && !clean.contains("allied"));
    assert_eq!(written(&graph, clean).text, first.text);
}

#[test]
fn line_ends_and_marks_of_the_document_are_kept() {
    let graph = built_in();
    let windows = format!("\u{feff}{}", EVERYTHING.trim_end().replace('\n', "\r\n"));
    let page = written(&graph, &windows);
    assert!(
        page.text.starts_with("\u{feff}# A report\r\n") && page.text.ends_with("\r\n\r\nThe end")
    );
    assert!(!page.text.replace("\r\n", "").contains(['\r', '\n']));
    assert_eq!(written(&graph, &page.text).text, page.text);
    // Git may change the line ends of what was written.
    let unix = page.text.replace("\r\n", "\n");
    assert_eq!(written(&graph, &unix).text, unix);
}

#[test]
fn every_fault_has_its_line_and_column() {
    let text = "\
<!-- tieup figure id=a format=dot org=Nobody -->
<!-- tieup figrue id=b -->
<!-- tieup table id=c hopps=2 -->
<!-- /tieup d -->
<!-- tieup answer id=a -->
<!-- tieup answer id=A -->
<!-- tieup answer -->
<!-- tieup table id=e
     query=partnres -->
- <!-- tieup table id=f -->
<!-- tieup figure id=\"g -->

<!-- tieup figure id=h kind=research family=ownership format=mermaid -->
<!-- tieup figure id=i format=json -->
<!-- tieup answer id=j query=ties -->
";
    assert_eq!(
        places(text),
        [
            ("bad-option", 1, 39),
            ("unknown-directive", 2, 12),
            ("unknown-option", 3, 23),
            ("unmatched-marker", 4, 1),
            ("repeated-id", 5, 22),
            ("bad-option", 6, 22),
            ("missing-option", 7, 1),
            ("bad-option", 9, 12),
            ("bad-marker", 10, 3),
            ("bad-marker", 11, 22),
            ("unfit-block", 13, 1),
            ("bad-option", 14, 31),
            ("bad-option", 15, 30),
        ]
    );
}

#[test]
fn a_marker_inside_a_block_is_a_fault() {
    let text = "<!-- tieup answer id=a org=IBM -->\n<!-- tieup answer id=b org=IBM -->\n<!-- /tieup a -->\n";
    assert_eq!(places(text), [("nested-marker", 2, 1)]);
}

#[test]
fn a_lost_closing_marker_is_found_by_what_stands_below() {
    let graph = built_in();
    let first = written(&graph, EVERYTHING).text;
    let start = first.find("<!-- /tieup who").expect("it was closed");
    let end = start + first[start..].find('\n').expect("a line");
    let lost = format!("{}{}", &first[..start], &first[end..]);
    assert!(
        faults(&run(&graph, &lost, How::default(), &BTreeMap::new()))
            .contains("`who` has lost its closing marker")
    );
    // A fence that is not closed hides the marker.
    let hidden = first.replace("Inspur was allied", "```\nInspur was allied");
    assert!(
        faults(&run(&graph, &hidden, How::default(), &BTreeMap::new()))
            .contains("the closing marker of `who` stands in code")
    );
}

#[test]
fn without_a_date_a_block_tells_what_is_known_whatever_the_day() {
    let page = written(
        &built_in(),
        "<!-- tieup answer id=a org=IBM notes=no -->\n\n<!-- tieup table id=b query=ties org=IBM -->\n",
    );
    assert!(page.text.contains("As last known, IBM is allied with "));
    assert!(!page.text.contains("9999"), "{}", page.text);
}

/// A graph with a hostile text in every field that may hold one.
fn hostile(text: &str) -> Graph {
    let text = serde_json::to_string(text).expect("a text");
    let json = format!(
        r#"{{"graph": {{"title": {text}, "topics": ["x"]}},
        "bloc": {{"us": {{"label": {text}, "countries": ["US"]}}}},
        "org": {{"a": {{"name": {text}, "hq": "US", "names": {{"en": [{text}]}}, "note": {text}}},
                 "b": {{"name": "B", "hq": "CN", "names": {{"ko": [{text}]}}}}}},
        "event": {{"e": {{"title": {text}, "dates": {{"on": "2015"}}, "about": ["org.a"]}}}},
        "view": {{"v": {{"title": {text}, "select": {{"org": ["a"]}}}}}},
        "tie": {{"t": {{"kind": "joint-venture", "title": {text}, "note": {text}, "topics": ["x"], "products": [{text}],
            "parties": {{"a": {{"role": "partner", "through": {text}, "note": {text}}}, "b": "partner"}},
            "dates": {{"announced": "2015"}},
            "evidence": [{{"source": "s", "says": {text}, "quote": {text}, "at": {text}, "via": [{text}], "note": {text}}}]}}}},
        "source": {{"s": {{"title": {text}, "publisher": {text}, "published": "2015", "lang": "en",
            "url": "https://x.org/?q=%3C|&copy;=(a)"}}}}}}"#
    );
    let path = std::env::temp_dir().join(format!(
        "tieup-hostile-{}-{:x}.json",
        std::process::id(),
        text.len() * 31 + usize::from(text.as_bytes()[1])
    ));
    std::fs::write(&path, json).expect("the folder is there");
    let graph = Graph::open(path.to_str().expect("it is UTF-8"));
    let _ = std::fs::remove_file(&path);
    graph.unwrap_or_else(|broken| {
        panic!(
            "{}",
            diag::Format::Human.render(&broken.diagnostics, &broken.files, Output::default())
        )
    })
}

const HOSTILE: &[&str] = &[
    "--><img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "a | b",
    "`code` ```",
    "```\n<!-- /tieup map -->\n```",
    "line\nbreak\r\nand\rmore",
    "[^1] [^who-1]: x",
    "[x](javascript:alert(1)) ![y](z)",
    "<!-- tieup figure id=map -->",
    "{{#include /etc/passwd}} {% raw %} {{< include x >}}",
    "=cmd()",
    "\"]; x [label=\"",
    "# head",
    "1. one",
    "- item",
    "--- ",
    "=== ",
    "***bold*** __u__ ~~s~~ $x$ ^a^ @cite :cow:",
    "\\",
    "&lt;b&gt; &amp; &#60;",
    "한국어 浪潮 \u{202e}abc",
];

const ASKED: &str = "\
<!-- tieup figure id=map format=dot -->

<!-- tieup figure id=view view=v format=mermaid lang=ko -->

<!-- tieup answer id=who org=a as-of=2016 -->

<!-- tieup table id=partners org=b -->

<!-- tieup table id=ties query=ties -->

<!-- tieup table id=orgs query=orgs -->

<!-- tieup timeline id=steps -->

<!-- tieup sources id=sources -->
";

#[test]
fn no_name_in_a_graph_is_markup() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for text in HOSTILE {
        let graph = hostile(text);
        let page = written(&graph, ASKED);
        assert_eq!(written(&graph, &page.text).text, page.text, "{text:?}");
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_MATH;
        for event in Parser::new_ext(&page.text, options) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    assert!(
                        ["<br>", ""].contains(&html.trim()) || html.trim().starts_with("<!-- "),
                        "{text:?} gives {html}"
                    );
                    assert!(!html.contains("img"), "{text:?} gives {html}");
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(dest_url.starts_with("https://x.org/"), "{text:?}");
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    assert_eq!(&*dest_url, "report.map.dot", "{text:?}");
                }
                Event::Start(
                    Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::Emphasis | Tag::Strikethrough,
                )
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::Rule => panic!("{text:?} gives {event:?}"),
                _ => {}
            }
        }
        let rows: Vec<&str> = page
            .text
            .lines()
            .filter(|line| line.starts_with('|'))
            .collect();
        assert!(rows.len() >= 12, "{text:?}: {}", page.text);
    }
}

fn lines() -> impl Strategy<Value = Vec<&'static str>> {
    let line = prop::sample::select(vec![
        "text",
        "",
        "```",
        "~~~",
        "    indented",
        "> quote",
        "- item",
        "1. one",
        "| a | b |",
        "| - | - |",
        "<div>",
        "</div>",
        "<pre>",
        "</pre>",
        "<!-- a comment -->",
        "<!--",
        "-->",
        "`code",
        "*한국어* 浪潮",
        "---",
        "===",
        "[^a-1]: note",
        "# head",
        "\t",
        "  ",
        "<!-- tieup answer id=a org=IBM -->",
        "<!-- tieup answer id=b org=浪潮 lang=ko notes=no -->",
        "<!-- tieup figure id=c org=Cisco format=mermaid -->",
        "<!-- /tieup a -->",
        "<!-- /tieup b -->",
        "$$",
        ":::",
    ]);
    prop::collection::vec(line, 0..24)
}

/// What stands outside of blocks, and the markers that open them.
fn outside(text: &str, ids: &[String]) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let mut rest = text;
    for id in ids {
        let (close, length) = {
            let marker = format!("<!-- /tieup {id} sha256=");
            let at = rest.find(&marker)?;
            (at, rest[at..].find("-->")? + 3)
        };
        let before = &rest[..close];
        let open = before.rfind(&format!("id={id} "))?;
        let open = open + before[open..].find("-->")? + 3;
        parts.push(before[..open].to_owned());
        rest = &rest[close + length..];
    }
    parts.push(rest.to_owned());
    Some(parts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_outside_of_markers_changes_and_a_second_run_changes_nothing(
        lines in lines(),
        end in prop::sample::select(vec!["\n", "\r\n"]),
        start in prop::sample::select(vec!["", "\u{feff}"]),
        ended in any::<bool>(),
    ) {
        static GRAPH: std::sync::LazyLock<Graph> = std::sync::LazyLock::new(built_in);
        let text = format!("{start}{}{}", lines.join(end), if ended { end } else { "" });
        let first = run(&GRAPH, &text, How::default(), &BTreeMap::new());
        if !first.faults.is_empty() {
            return Ok(());
        }
        let page = &first.pages[0];
        let second = run(&GRAPH, &page.text, How::default(), &BTreeMap::new());
        prop_assert_eq!(faults(&second), "", "{}", &page.text);
        prop_assert_eq!(&second.pages[0].text, &page.text);
        prop_assert_eq!(&second.pages[0].blocks, &page.blocks);
        // With the blocks cut out, the document is what it was: but for closing markers, which it may have had.
        let parts = outside(&page.text, &page.blocks).expect("each block is closed");
        let mut rest = &*text;
        for (place, part) in parts.iter().enumerate() {
            prop_assert!(rest.starts_with(&**part), "{:?} is not at the start of {:?}", part, rest);
            rest = &rest[part.len()..];
            if let Some(id) = page.blocks.get(place) {
                let empty = rest.trim_start();
                rest = empty.strip_prefix(&format!("<!-- /tieup {id} -->")).unwrap_or(rest);
            }
        }
        prop_assert_eq!(rest, "");
    }
}
