"""Answers the questions of tests/networkx.rs with networkx: reads a list of graphs as JSON, prints a list of answers."""

import json
import sys

import networkx as nx

# The roles that a tie of each kind links, and the family of the link: written down here again, on purpose.
LINKS = {
    "technology-partnership": [("partner", "partner", "alliance"), ("provider", "recipient", "alliance")],
    "research": [("partner", "partner", "alliance")],
    "supply": [("supplier", "customer", "alliance")],
    "membership": [("member", "body", "alliance")],
    "joint-venture": [("partner", "partner", "alliance"), ("partner", "vehicle", "ownership")],
    "ownership": [("holder", "held", "ownership")],
    "control": [("controller", "controlled", "control")],
}


def role(party):
    given = party["role"] if isinstance(party, dict) else party
    return given[0] if isinstance(given, list) else given


def project(document):
    """A multigraph whose edges know their family."""
    graph = nx.MultiGraph()
    graph.add_nodes_from(document["org"])
    for tie in document.get("tie", {}).values():
        parties = [(org, role(party)) for org, party in tie["parties"].items()]
        for one, other, family in LINKS[tie["kind"]]:
            for org, its in parties:
                for partner, theirs in parties:
                    twice = one == other and org >= partner
                    if (its, theirs) == (one, other) and org != partner and not twice:
                        graph.add_edge(org, partner, family=family)
    return graph


def shortest(graph, ends):
    try:
        return sorted(nx.all_shortest_paths(graph, *ends))
    except nx.NetworkXNoPath:
        return []


def brokers(graph, document):
    """Pairs of different blocs: the blocs of the test have a country each."""
    blocs = {}
    for org, record in document["org"].items():
        if "hq" in record:
            blocs.setdefault(record["hq"], []).append(org)
    sums = dict.fromkeys(graph, 0.0)
    for bloc, orgs in blocs.items():
        others = [org for other, members in blocs.items() if other != bloc for org in members]
        part = nx.betweenness_centrality_subset(graph, orgs, others, normalized=False)
        for org, value in part.items():
            sums[org] += value
    # networkx halves every sum, and each pair was met from both of its blocs.
    return [sums[org] for org in sorted(graph)]


def answer(question):
    document = question["graph"]
    ends = [question["from"], question["to"]]
    links = project(document)
    graph = nx.Graph(links)
    allied = nx.Graph()
    allied.add_nodes_from(graph)
    allied.add_edges_from((a, b) for a, b, family in links.edges(data="family") if family == "alliance")
    bodies = {org for org, record in document["org"].items() if record.get("kind") == "consortium"}
    without = graph.subgraph(org for org in graph if org not in bodies or org in ends)
    within = [list(chain) for chain in nx.all_simple_paths(graph, *ends, cutoff=4)]
    between = nx.betweenness_centrality(graph, normalized=False)
    return {
        "partners": {org: sorted(allied[org]) for org in graph},
        "shortest": shortest(graph, ends),
        "within": sorted(within),
        "keeping_out": shortest(without, ends),
        "passing": sorted(chain for chain in within if bodies & set(chain[1:-1])),
        "components": sorted(sorted(component) for component in nx.connected_components(graph)),
        "betweenness": [between[org] for org in sorted(graph)],
        "brokers": brokers(graph, document),
    }


json.dump([answer(question) for question in json.load(sys.stdin)], sys.stdout)
