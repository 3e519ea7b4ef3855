use super::*;

fn told(graph: &str, name: &str, day: (i32, u8, u8)) -> Vec<String> {
    let graph = Graph::open(graph).expect("a built-in graph");
    let org = graph.find(name).expect("it is in the graph").key();
    let day = Day::new(day.0, day.1, day.2).expect("a day of the calendar");
    let row = |row: Stakeholding<'_>| {
        let stake = row
            .effective
            .map_or_else(|| "none".to_owned(), |stake| stake.to_string());
        let control = match row.control {
            Some(control) if control.certain => ", controls",
            Some(_) => ", possibly controls",
            None => "",
        };
        format!("{} {stake}{control}", row.org.id())
    };
    owners(&graph, org, day).into_iter().map(row).collect()
}

#[test]
fn vmware_is_emcs_and_through_it_dells_once_that_is_bought() {
    let emc = "emc 81 %, controls".to_owned();
    assert_eq!(told("us-china-2015", "VMware", (2015, 10, 13)), [emc]);
    assert_eq!(
        told("us-china-2015", "VMware", (2016, 10, 1)),
        [
            "emc 81 %, possibly controls",
            "dell 40.5–81 %, possibly controls"
        ]
    );
}

#[test]
fn h3c_goes_from_huawei_to_3com_to_hp_and_to_unisplendour() {
    let owners = |year, month| told("us-china-tech", "H3C", (year, month, 15));
    assert_eq!(owners(2005, 6), ["huawei 51 %, controls", "3com 49 %"]);
    assert_eq!(owners(2006, 6), ["3com 51 %, controls", "huawei 49 %"]);
    assert_eq!(owners(2009, 6), ["3com 100 %, controls"]);
    assert_eq!(owners(2012, 6), ["hp 100 %, controls"]);
    assert_eq!(
        owners(2017, 6)[..2],
        ["unisplendour 51 %, controls", "hpe 49 %"]
    );
    assert_eq!(
        owners(2025, 6)[..2],
        ["unisplendour 81 %, controls", "hpe 19 %"]
    );
}

#[test]
fn who_has_power_only_has_no_effective_stake() {
    let graph = crate::query::tests::of_text(
        "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[tie.t]\nkind = \"control\"\n\
         parties = { a = \"controller\", b = \"controlled\" }\ndates.from = \"2010\"\n",
    );
    let b = graph.find("B").expect("it is in the graph").key();
    let rows = owners(&graph, b, Day::new(2020, 1, 1).expect("a day"));
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert!(row.certain && row.effective.is_none());
    assert!(row.direct.is_some() && row.control.is_some());
}

#[test]
fn nothing_is_held_through_one_that_is_on_a_loop_only() {
    let stake = |holder: &str, held: &str, stake: u8| {
        format!(
            "[tie.{holder}-{held}]\nkind = \"investment\"\n\
             parties = {{ {holder} = {{ role = \"investor\", stake = {stake} }}, {held} = \"investee\" }}\n\
             dates.closed = \"2010\"\n"
        )
    };
    let graph = crate::query::tests::of_text(
        &[
            "[org.a]\nname = \"A\"\n[org.b]\nname = \"B\"\n[org.c]\nname = \"C\"\n[org.e]\nname = \"E\"\n"
                .to_owned(),
            stake("a", "b", 40),
            stake("b", "a", 30),
            stake("e", "a", 20),
            stake("a", "c", 50),
        ]
        .concat(),
    );
    let day = Day::new(2020, 1, 1).expect("a day");
    let told = |rows: Vec<Stakeholding<'_>>| -> Vec<String> {
        let row = |row: &Stakeholding<'_>| {
            let through: Vec<&str> = row.through.iter().map(|org| org.id()).collect();
            format!("{} through {}", row.org.id(), through.join(" "))
        };
        rows.iter().map(row).collect()
    };
    let key = |name: &str| graph.find(name).expect("it is in the graph").key();
    assert_eq!(
        told(owners(&graph, key("C"), day)),
        ["a through ", "b through a", "e through a"]
    );
    assert_eq!(
        told(holdings(&graph, key("E"), day)),
        ["a through ", "c through a", "b through a"]
    );
}

#[test]
fn a_figure_that_the_record_does_not_keep_is_told_with_its_source() {
    let graph = Graph::open("us-china-2015").expect("a built-in graph");
    let vmware = graph.find("VMware").expect("it is in the graph").key();
    let rows = owners(&graph, vmware, Day::new(2015, 11, 6).expect("a day"));
    let given: Vec<String> = rows[0]
        .disputes
        .iter()
        .map(|dispute| dispute.given.text(graph.model()))
        .collect();
    assert_eq!(given, ["83 %", "83 %"]);
}
