//! What `ask` tells beside the answer: notes, counts and refusals. What a question means is tested where it is read.

use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tieup"))
        .args(args)
        .env("SOURCE_DATE_EPOCH", "1446768000") // 6 November 2015
        .env_remove("CLICOLOR_FORCE")
        .env_remove("COLUMNS")
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("the program runs")
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

#[test]
fn a_deal_that_was_dropped_is_told_where_nothing_came_about() {
    let ask = |question: &str| run(&["ask", "-g", "us-china-tech", question]);
    for question in [
        "did Unigroup buy Micron",
        "칭화유니그룹은 마이크론을 인수했나?",
        "紫光集团收购了美光吗",
    ] {
        let answer = ask(question);
        assert_eq!(answer.status.code(), Some(1), "{question}");
        let told = err(&answer);
        assert!(told.contains("unigroup-micron, "), "{question}: {told}");
    }
    // It connects nobody.
    let chain = ask("how is Tsinghua Unigroup connected to Micron");
    assert!(!out(&chain).contains("unigroup-micron"), "{}", out(&chain));
    if chain.status.code() == Some(1) {
        assert!(err(&chain).contains("unigroup-micron, "), "{}", err(&chain));
    } else {
        assert!(out(&chain).contains("Micron"), "{}", err(&chain));
    }
}

#[test]
fn another_built_in_graph_that_has_what_is_asked_is_named() {
    for args in [
        &["ask", "who sold Grindr"][..],
        &["ask", "who owns Grindr"],
        &["ask", "did Kunlun buy Grindr"],
        &["ask", "谁出售了Grindr"],
        &["owners", "Grindr"],
        &["show", "grindr"],
        &["show", "tie.kunlun-grindr"],
        &["path", "cisco", "inspur", "--through", "grindr"],
        &["ties", "--role", "Grindr=target"],
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = err(&output);
        assert!(told.contains("add `-g us-china-tech`"), "{args:?}: {told}");
    }
    let unknown = run(&["ask", "who sold Zzyzx"]);
    assert!(!err(&unknown).contains("us-china-tech"));
}

#[test]
fn the_number_that_is_asked_for_stands_first() {
    let first = |question: &str, format: &str| {
        let output = run(&["ask", "-g", "us-china-tech", question, "--format", format]);
        let line = out(&output).lines().next().unwrap_or_default().to_owned();
        (line, err(&output).to_owned())
    };
    for (question, number) in [
        ("how many joint ventures are there", "ties ("),
        ("how many partners does Cisco have", "partners through"),
        ("how many Chinese firms are there", "organisations"),
        ("합작투자는 몇 건인가?", "ties ("),
        ("有多少合资企业", "ties ("),
    ] {
        let (line, _) = first(question, "table");
        assert!(line.contains(number), "{question}: {line}");
        let (line, told) = first(question, "csv");
        assert!(
            !line.contains(number) && told.contains(number),
            "{question}: {line}"
        );
    }
}

#[test]
fn dropped_ties_that_a_question_leaves_out_are_told_with_the_flag_that_shows_them() {
    let told = |question: &str| {
        let output = run(&["ask", "-g", "us-china-tech", question]);
        assert_eq!(output.status.code(), Some(0), "{question}");
        err(&output).to_owned()
    };
    for question in [
        "Huawei's acquisitions",
        "화웨이의 인수",
        "华为的收购",
        "what did Huawei buy",
    ] {
        let told = told(question);
        let note = "note: leaves out 1 tie that was dropped (bain-huawei-3com, ";
        assert!(told.contains(note), "{question}: {told}");
        assert!(
            told.contains("`--status dropped` in its place lists it"),
            "{told}"
        );
    }
    for question in ["Dell's acquisitions", "which firms did Huawei try to buy"] {
        assert!(!told(question).contains("leaves out"), "{question}");
    }
}

#[test]
fn a_question_that_is_not_understood_is_told_what_could_come_next() {
    for question in [
        "who left the joint venture with Huawei",
        "US China joint ventures semiconductors 2016",
        "US joint ventures with US firms",
        "2015",
        "who partnered with Inspr",
        "중국 기업이 인수한 반도체 미국 회사는?",
        "인스푸와 제휴한 회사는?",
        "谁与浪潮竞争？",
    ] {
        let output = run(&["ask", "-g", "us-china-tech", question]);
        assert_eq!(output.status.code(), Some(2), "{question}");
        let told = err(&output);
        assert!(told.contains("^\n"), "{question}: {told}");
        let next = told.split("could come next:\n  ").nth(1);
        assert!(
            next.is_some_and(|next| next.len() > 2),
            "{question}: {told}"
        );
    }
    let left = run(&[
        "ask",
        "-g",
        "us-china-tech",
        "who left the joint venture with Huawei",
    ]);
    assert!(err(&left).contains("hint: if it is a name, did you mean `Lyft` (lyft)?"));
}

#[test]
fn what_is_planned_is_told_where_deeds_are_asked_for() {
    for question in [
        "which joint ventures did Qualcomm form",
        "퀄컴이 세운 합작사는?",
        "高通成立了哪些合资公司",
        "how many joint ventures did Qualcomm form",
    ] {
        let answer = run(&["ask", "-g", "us-china-tech", question]);
        assert_eq!(answer.status.code(), Some(0), "{question}");
        let told = err(&answer);
        let note = "planned, and not done (";
        assert!(told.contains(note), "{question}: {told}");
        assert!(
            told.contains("qualcomm-smic-huawei-imec, planned"),
            "{told}"
        );
    }
    let answer = run(&["ask", "-g", "us-china-tech", "planned joint ventures"]);
    assert!(!err(&answer).contains("not done"), "{}", err(&answer));
}

#[test]
fn a_count_tells_how_many_of_it_are_only_possible() {
    for question in [
        "how many joint ventures are still in force",
        "how many joint ventures were in force in 2014",
        "how many joint ventures began since 2014",
        "아직 유효한 합작사는 몇 건인가?",
        "2014년 이후 합작사는 몇 건인가?",
        "还有多少合资公司仍然有效",
        "2014年以来有多少合资公司",
    ] {
        let answer = run(&["ask", "-g", "us-china-tech", question]);
        let text = format!("{}{}", out(&answer), err(&answer));
        let count = text.lines().find(|line| line.contains("; status on "));
        let told = count.and_then(|line| line.split_once(", of these "));
        let told = told.is_some_and(|(_, doubts)| doubts.contains(" possibly "));
        assert!(told, "{question}: {text}");
    }
    let all = run(&[
        "ask",
        "-g",
        "us-china-tech",
        "how many joint ventures are there",
    ]);
    assert!(
        !out(&all)
            .lines()
            .next()
            .unwrap_or_default()
            .contains("possibly")
    );
}

#[test]
fn a_deal_the_other_way_round_is_told_as_none() {
    for question in [
        "when did EMC buy Dell",
        "how much did EMC pay for Dell",
        "who says that EMC bought Dell",
        "EMC의 델 인수에 대해 알려줘",
        "EMC什么时候收购了戴尔",
    ] {
        let answer = run(&["ask", "-g", "us-china-tech", question]);
        let told = (answer.status.code(), out(&answer));
        assert_eq!(told, (Some(1), ""), "{question}");
        assert!(err(&answer).contains("keeps no tie"), "{question}");
    }
}

#[test]
fn commands_in_refusals_ask_the_same_graph() {
    for question in [
        "when was the Dell-Sugon joint venture announced",
        "who has a majority stake in H3C",
        "blocked deals in 2016",
    ] {
        let refusal = run(&["ask", "-g", "us-china-tech", question]);
        assert_eq!(refusal.status.code(), Some(2), "{question}");
        let told = err(&refusal);
        assert!(told.contains("-g us-china-tech"), "{question}: {told}");
    }
}

#[test]
fn where_control_is_asked_for_a_note_tells_it_from_stakes() {
    let said = |stake: u8, date: &str, question: &str| {
        let file = format!("{}/ask-control.toml", env!("CARGO_TARGET_TMPDIR"));
        let text = format!(
            "[org.a]\nname = \"Alpha\"\n[org.b]\nname = \"Beta\"\n[tie.t]\nkind = \"ownership\"\n\
             parties.a = {{ role = \"holder\", stake = {stake} }}\nparties.b = \"held\"\ndates.{date}\n\
             evidence = [{{ source = \"paper\" }}]\n[source.paper]\npublisher = \"Paper\"\npublished = \"2015\"\n"
        );
        std::fs::write(&file, text).expect("a file");
        let answer = run(&["ask", "-g", &file, question]);
        assert_eq!(
            answer.status.code(),
            Some(0),
            "{question}: {}",
            err(&answer)
        );
        err(&answer).to_owned()
    };
    let of_alpha = |stake, date| said(stake, date, "what does Alpha control");
    assert!(of_alpha(60, "from = \"2012\"").contains("told to control 1: Beta;"));
    assert!(of_alpha(60, "observed = \"2012\"").contains("it possibly controls 1: Beta;"));
    assert!(of_alpha(20, "from = \"2012\"").contains("Alpha is not told to control any"));
    for question in [
        "is Beta state-owned",
        "Beta는 국유 기업인가?",
        "Beta是否国企",
    ] {
        let told = said(20, "from = \"2012\"", question);
        assert!(told.contains("nobody is told to control Beta on"), "{told}");
        let told = said(60, "from = \"2012\"", question);
        assert!(!told.contains("note:"), "{told}");
    }
}

#[test]
fn a_note_points_to_those_under_a_government_with_a_command_for_the_same_graph() {
    let answer = run(&["ask", "-g", "us-china-tech", "ties of Chinese government"]);
    let command = "`tieup ties --under prc-government -g us-china-tech`";
    assert!(err(&answer).contains(command), "{}", err(&answer));
}

#[test]
fn what_is_long_of_a_question_is_cut_on_both_sides_of_the_word() {
    let long = format!(
        "which {} gruntle {}",
        "ties or ".repeat(200),
        "and so on ".repeat(200)
    );
    let answer = run(&["ask", &long]);
    assert_eq!(answer.status.code(), Some(2));
    let widest = err(&answer).lines().map(|line| line.chars().count()).max();
    assert!(widest < Some(300), "{}", err(&answer));
}
