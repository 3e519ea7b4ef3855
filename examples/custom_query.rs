//! A question that the program does not have, asked with petgraph's own algorithms: which firms would fall apart from
//! the rest if one of them were gone?
//!
//! `cargo run --example custom_query`

#![expect(clippy::print_stdout, reason = "an example prints")]

use petgraph::algo::connected_components;
use tieup::Graph;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let graph = Graph::open("us-china-2015")?;
    let whole = graph.petgraph();
    let groups = connected_components(whole);
    println!("{} organisations in {groups} groups", whole.node_count());
    for node in whole.node_indices() {
        let mut without = whole.clone();
        without.retain_edges(|graph, edge| {
            graph
                .edge_endpoints(edge)
                .is_some_and(|(a, b)| a != node && b != node)
        });
        // The node itself is left as a group of its own.
        let apart = connected_components(&without) - 1;
        if apart > groups {
            let org = graph.model().org(whole[node]);
            println!("without {}: {apart} groups", org.name());
        }
    }
    Ok(())
}
