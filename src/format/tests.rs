use super::format;
use crate::diag::{File, Syntax};

fn of(syntax: Syntax, text: &str) -> String {
    let written = |text: &str| {
        format(&File::new("a", syntax, text)).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
    };
    let once = written(text);
    assert_eq!(written(&once), once, "a second time, after {text}");
    once
}

fn toml(text: &str) -> String {
    of(Syntax::Toml, text)
}

fn faults(syntax: Syntax, text: &str) -> Vec<String> {
    let faults = format(&File::new("a", syntax, text)).expect_err(text);
    faults
        .iter()
        .map(|fault| format!("{}: {}", fault.rule(), fault.message()))
        .collect()
}

#[test]
fn nothing_and_comments_alone_stay() {
    assert_eq!(toml(""), "");
    assert_eq!(toml(" \r\n\t\n"), "");
    assert_eq!(toml("\n\n# a  \n\n\n# b\n\n"), "# a\n\n# b\n");
    assert_eq!(toml("\u{feff}# a"), "# a\n");
}

#[test]
fn tables_of_every_spelling_become_dotted_lines() {
    let written = "[tie.a-b]\nkind = \"supply\"\nparties.a = \"supplier\"\nparties.b = \"customer\"\ndates.from = \"2014\"\n";
    for text in [
        "[tie]\na-b = { dates.from = \"2014\", parties = { b = \"customer\", a = \"supplier\" }, kind = \"supply\" }",
        "[tie.a-b.dates]\nfrom = \"2014\"\n[tie.a-b]\nkind = \"supply\"\nparties.b.role = \"customer\"\nparties.a = { role = \"supplier\" }",
        "tie.a-b.kind = \"supply\"\ntie.a-b.dates.from = \"2014\"\n[tie.a-b.parties.a]\nrole = \"supplier\"\n[tie.a-b.parties.b]\nrole = \"customer\"",
        "tie = { a-b = { kind = \"supply\", dates = { from = \"2014\" }, parties = { a = \"supplier\", b = \"customer\" } } }",
    ] {
        assert_eq!(toml(text), written, "{text}");
    }
}

#[test]
fn comments_of_headers_that_go_away_stay_with_what_was_under_them() {
    assert_eq!(
        toml(
            "# 1\n[tie] # 2\n# 3\n[tie.a] # 4\nkind = \"supply\"\n# 5\n[tie.a.dates] # 6\n# 7\nfrom = \"2014\" # 8\n# 9\n\n# 10\n\n\
             [[tie.a.evidence]] # 11\n# 12\nsource = \"s\" # 13\n[tie.a.evidence.gives] # 14\ndates.from = \"2014\"\n# 15"
        ),
        "# 1\n# 2\n# 3\n[tie.a]    # 4\nkind = \"supply\"\n# 5\n# 6\n# 7\ndates.from = \"2014\"    # 8\nevidence = [\n  # 10\n  # 12\n  # 13\n  # 14\n  # 15\n  { source = \"s\", gives = { dates.from = \"2014\" } },    # 11\n]\n# 9\n"
    );
}

#[test]
fn comments_inside_of_braces_go_before_the_line() {
    assert_eq!(
        toml(
            "[tie.a]\nparties.b = { # 1\n  role = \"member\", # 2\n  # 3\n  stake = 1, # 4\n} # 5\n"
        ),
        "[tie.a]\n# 1\n# 2\n# 3\n# 4\nparties.b = { role = \"member\", stake = 1 }    # 5\n"
    );
}

#[test]
fn lists_with_comments_have_a_value_a_line() {
    assert_eq!(
        toml("[tie.a]\ntopics = [\"b\", # 1\n\n# 2\n \"c\" # 3\n , # 4\n\n] # 5\nwhere = [ # 6\n]"),
        "[tie.a]\nwhere = [    # 6\n]\ntopics = [\n  \"b\",    # 1\n\n  # 2\n  # 4\n  \"c\",    # 3\n]    # 5\n"
    );
}

#[test]
fn comments_after_a_record_stay_before_the_empty_line() {
    assert_eq!(
        toml(
            "[org.a]\n# of a, too\n\n\n# of b\n[org.b]\nhq = \"KR\"\n# of c\n[org.c]\n\n# the end"
        ),
        "[org.a]\n# of a, too\n\n# of b\n[org.b]\nhq = \"KR\"\n\n# of c\n[org.c]\n\n# the end\n"
    );
}

#[test]
fn values_are_spelled_as_they_were() {
    let text = "[org.a]\nname = 'A \"b\" \\n'\nnote = \"\"\"\\\n  one   \n\n  # two\\u0041\"\"\"\nx = [0x1F, 1_000, +1.50e3, inf, 1979-05-27 07:32:00, true]\n";
    assert_eq!(toml(text), text);
    assert_eq!(toml(&text.replace('\n', "\r\n")), text);
}

#[test]
fn empty_tables_and_lists_stay() {
    let text = "[org.a]\nnames = {}\ndates = {}\nevidence = []\n\n[tie]\n\n[source.s]\n";
    assert_eq!(toml(text), text);
}

#[test]
fn what_the_format_does_not_know_stays() {
    let text = "title = 3\nfoo = [{ a = 1, b = { c = [] } }, { a = 2 }]\n\n[org.a]\nname = 1\ndates = \"2014\"\nbar = { y = 1, z = 2 }\nparties = { b = { role = \"x\" } }\n\"ü ü\" = 2\n\n[tie]\nb = 3\n\n[tie.c]\nevidence = { source = \"s\" }\n\n[baz]\na = { b = 1 }\nc = 2\n";
    assert_eq!(toml(text), text);
    assert_eq!(
        toml("[org.a]\nb = 1\n[[foo]]\na = 1\n[[foo]]\n[foo.b]\nc = 2\n"),
        "foo = [{ a = 1 }, { b = { c = 2 } }]\n\n[org.a]\nb = 1\n"
    );
}

#[test]
fn faulty_files_are_refused_with_every_fault() {
    assert_eq!(
        faults(Syntax::Toml, "[org.a]\nname = \n[org.a]\nhq = \"KR").len(),
        3
    );
    let twice = faults(Syntax::Toml, "[org.a]\n[org.b]\n[org.a]\nname = \"A\"");
    assert_eq!(twice, ["duplicate-id: `org.a` is opened twice"]);
    let twice = faults(Syntax::Json, "{\"org\": {\"a\": {}, \"a\": {}}}");
    assert_eq!(twice, ["syntax: the key `a` stands here twice"]);
    let two = faults(Syntax::JsonLines, "{\"type\" 1}\n\n{} {}\n");
    assert_eq!(two.len(), 2);
    let unread = File::new("a", Syntax::Toml, "").unread();
    assert!(format(&unread).is_err());
}

#[test]
fn depth_is_no_danger() {
    let deep = format!("a{} = 1", ".a".repeat(200_000));
    assert_eq!(
        faults(Syntax::Toml, &deep),
        ["syntax: nested more than 128 levels deep"]
    );
    for (open, close) in [("[", "]"), ("{a=", "}"), ("[{b.c=", "}]")] {
        for depth in [30, 63, 100_000] {
            let nested = format!("a = {}1{}", open.repeat(depth), close.repeat(depth));
            drop(format(&File::new("a", Syntax::Toml, nested)));
        }
    }
    let deep = format!("{{\"a\": {}", "[".repeat(100_000));
    assert!(!faults(Syntax::Json, &deep).is_empty());
}

#[test]
fn json_has_records_spread_and_short_values_on_a_line() {
    let text = r#"{"tie":{"a-b":{"evidence":[{"says":"so","source":"s"}],"topics":[],"dates":{"closed":"2015","announced":"2014"},
        "parties":{"b":"customer","a":{"stake":1.50,"role":"supplier"}},"kind":"supply"}},"org":{"a":{},"\u0062":{"name":"B\n"}},"x":null}"#;
    let written = r#"{
  "tie": {
    "a-b": {
      "kind": "supply",
      "parties": { "a": { "role": "supplier", "stake": 1.50 }, "b": "customer" },
      "dates": { "announced": "2014", "closed": "2015" },
      "topics": [],
      "evidence": [
        { "source": "s", "says": "so" }
      ]
    }
  },
  "org": {
    "a": {},
    "\u0062": {
      "name": "B\n"
    }
  },
  "x": null
}
"#;
    assert_eq!(of(Syntax::Json, text), written);
    assert_eq!(of(Syntax::Json, &format!("\u{feff}{text}")), written);
    assert_eq!(of(Syntax::Json, " {} "), "{}\n");
}

#[test]
fn json_breaks_what_is_wider_than_a_hundred_columns() {
    let text = |name: &str| {
        format!("{{\"graph\": {{\"topics\": [\"{name}\", \"b\"], \"title\": \"T\"}}}}")
    };
    let fits = of(Syntax::Json, &text(&"수".repeat(38)));
    assert_eq!(fits.lines().count(), 6, "{fits}");
    let broken = of(Syntax::Json, &text(&"수".repeat(40)));
    assert_eq!(broken.lines().count(), 9, "{broken}");
}

#[test]
fn json_lines_have_their_type_and_id_first() {
    let text = "{ \"name\": \"A\", \"id\": \"a\", \"type\": \"org\" }\r\n\r\n{\"id\":\"x\",\"parties\":{\"b\":\"held\",\"a\":\"holder\"},\"type\":\"tie\",\"kind\":\"ownership\"}";
    assert_eq!(
        of(Syntax::JsonLines, text),
        "{\"type\":\"org\",\"id\":\"a\",\"name\":\"A\"}\n{\"type\":\"tie\",\"id\":\"x\",\"kind\":\"ownership\",\"parties\":{\"a\":\"holder\",\"b\":\"held\"}}\n"
    );
    assert_eq!(of(Syntax::JsonLines, ""), "");
}
