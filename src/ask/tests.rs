use super::*;

#[test]
fn try_some() {
    let graph = Graph::open("us-china-tech").unwrap();
    let today = Day::new(2026, 1, 1).unwrap();
    for q in std::fs::read_to_string("/tmp/ask-q.txt").unwrap().lines() {
        match understand(&graph, q, today) {
            Ok(u) => println!("{q}\t= {}", u.words.join(" ")),
            Err(e) => println!("{q}\t! {e} | {:?} | {:?} | {:?}", e.word(), e.next(), e.reason()),
        }
    }
}
