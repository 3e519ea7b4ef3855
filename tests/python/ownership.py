"""Effective ownership by solving for the whole matrix, and everybody upstream, of the graphs that it reads.

Reads a JSON list of graph documents as `tieup export --to json` writes them, and prints for each the effective stakes of all in all, at
least and at most in percent, the direct owners of each organisation, and all who are upstream of it.
"""

import json
import sys

import networkx
import numpy


def ends(stake):
    """The least and the most that a stake may be, in percent."""
    if isinstance(stake, dict) and "equity" in stake:
        stake = stake["equity"]
    if isinstance(stake, dict):
        return float(stake["min"]), float(stake["max"])
    return float(stake), float(stake)


def holdings(document):
    """Each holder, what it holds, and how much."""
    for tie in document["tie"].values():
        parties = {
            org: party if isinstance(party, dict) else {"role": party}
            for org, party in tie["parties"].items()
        }
        for held, end in parties.items():
            if end["role"] not in ("held", "vehicle"):
                continue
            for holder, party in parties.items():
                if holder != held:
                    yield holder, held, ends(party["stake"])


def answer(document):
    orgs = sorted(document["org"])
    number = {org: at for at, org in enumerate(orgs)}
    least, most = (numpy.zeros((len(orgs), len(orgs))) for _ in range(2))
    graph = networkx.DiGraph()
    graph.add_nodes_from(orgs)
    for holder, held, (low, high) in holdings(document):
        least[number[holder], number[held]] = low / 100
        most[number[holder], number[held]] = high / 100
        graph.add_edge(holder, held)
    one = numpy.eye(len(orgs))
    solved = (numpy.linalg.solve(one - matrix, matrix) * 100 for matrix in (least, most))
    low, high = (numpy.minimum(matrix, 100) for matrix in solved)
    return {
        "effective": {
            held: {
                holder: [low[number[holder], number[held]], high[number[holder], number[held]]]
                for holder in orgs
                if holder != held and high[number[holder], number[held]] > 0
            }
            for held in orgs
        },
        "direct": {org: sorted(graph.predecessors(org)) for org in orgs},
        "upstream": {org: sorted(networkx.ancestors(graph, org)) for org in orgs},
    }


json.dump([answer(document) for document in json.load(sys.stdin)], sys.stdout)
