// Who is how far from whom, over the links of some ties.
function neighbours(kept) {
  const next = new Map();
  const join = (from, to, tie) => {
    if (!next.has(from)) next.set(from, new Map());
    const there = next.get(from);
    there.set(to, [...(there.get(to) ?? []), tie]);
  };
  for (const tie of kept) {
    for (const link of linksOf(tie)) {
      join(link.from.org, link.to.org, tie);
      join(link.to.org, link.from.org, tie);
    }
  }
  return next;
}

// The organisations at most so many links from one, each with its distance.
function reach(start, most, kept) {
  const next = neighbours(kept);
  const far = new Map([[start, 0]]);
  for (const org of far.keys()) {
    if (far.get(org) === most) continue;
    for (const other of next.get(org)?.keys() ?? []) if (!far.has(other)) far.set(other, far.get(org) + 1);
  }
  return far;
}

// A shortest way over what passes the filters and the moment: organisations, with the ties from each to the next. Of several, the one whose
// organisations come first in the graph's order.
function way(from, to) {
  const next = neighbours(shown.passing);
  const before = new Map([[from, null]]);
  for (const org of before.keys()) {
    if (org === to) break;
    for (const other of [...(next.get(org)?.keys() ?? [])].sort((a, b) => a - b)) if (!before.has(other)) before.set(other, org);
  }
  if (!before.has(to)) return null;
  const steps = [];
  for (let org = to; before.get(org) !== null; org = before.get(org)) {
    const last = before.get(org);
    steps.unshift({ from: last, to: org, ties: next.get(last).get(org) });
  }
  return steps;
}
