// Which ties and organisations are shown: those that pass the filters, stand at the moment, and lie in the neighbourhood.
const shown = { ties: new Set(), orgs: new Set(), day: null };
const linked = new Set(ties.flatMap((tie) => tie.parties.map((party) => party.org)));

const FITS = {
  family: (tie, wanted) => wanted.includes(tie.family),
  kind: (tie, wanted) => wanted.includes(tie.kind),
  bloc: (tie, wanted) => blocsOf(tie).some((bloc) => wanted.includes(bloc)),
  topic: (tie, wanted) => tie.topics.some((topic) => wanted.includes(facts.topics[topic].id)),
  standing: (tie, wanted) => wanted.includes(tie.standing) || (tie.contested && wanted.includes('contested')),
  source: (tie, wanted) => tie.sources.some((source) => wanted.includes(sources[source].id)),
};

// The status of a tie on a day, as a number. Its lowest four bits: 1 in force, 2 planned, 3 suspended, 4 more where that is only possible; 0, 8
// and 9 are left out. Those above tell what else it may be; the words for each number come with the page.
function statusOn(tie, day) {
  let code = tie.life[0][1];
  for (const [from, next] of tie.life) if (from !== null && from <= day) code = next;
  return code;
}

const isStanding = (code) => (code & 15) > 0 && (code & 15) < 8;
const standsOn = (tie, day) => isStanding(statusOn(tie, day));

// Whether a party may be there on a day.
const isThere = (party, day) =>
  day === null || !party.there || ((party.there[0] ?? -Infinity) <= day && day < (party.there[1] ?? Infinity));

// Whether a party certainly is.
const isSurelyThere = (party, day) =>
  day === null || !party.there || ((party.there[2] ?? -Infinity) <= day && day < (party.there[3] ?? Infinity));

// The parties of a tie that may be there at the moment.
const partiesOf = (tie) => tie.parties.filter((party) => isThere(party, shown.day));

// The blocs that these are in, by id.
const blocsOf = (tie) => {
  const blocs = partiesOf(tie).map((party) => orgs[party.org].bloc);
  return [...new Set(blocs.filter((bloc) => bloc !== undefined))].map((bloc) => facts.blocs[bloc].id);
};

const statusWords = (code) => word(`status.${code}`);

// What is in doubt about a tie at the moment, in words: where it stands, unless it is plainly in force; whether one of some parties is only
// possibly there; whether it lies only possibly in the time that the page was made for.
function doubtsOf(tie, parties = partiesOf(tie)) {
  const doubts = [];
  const code = shown.day === null ? 1 : statusOn(tie, shown.day);
  if (code !== 1) doubts.push(statusWords(code));
  if (!parties.every((party) => isSurelyThere(party, shown.day))) doubts.push(word('possibly-there'));
  if (tie.open) doubts.push(word('possibly-then'));
  return doubts;
}

const inBrackets = (doubts) => (doubts.length ? ` (${doubts.join(', ')})` : '');

// The parties of a tie at the moment, by name, with those that are only possibly there marked.
const partyNames = (tie, but) =>
  partiesOf(tie)
    .filter((party) => party.org !== but)
    .map((party) => orgName(party.org) + inBrackets(isSurelyThere(party, shown.day) ? [] : [word('possibly-there')]))
    .join(', ');

// What is in doubt about a tie as a mark behind its title.
function markOf(tie, parties) {
  const doubts = doubtsOf(tie, parties);
  return doubts.length ? make('span', { class: 'doubt' }, inBrackets(doubts)) : '';
}

const passes = (tie) =>
  GROUPS.every((group) => !state[group].length || FITS[group](tie, state[group])) && (shown.day === null || standsOn(tie, shown.day));

// The links of a tie whose ends are both there.
const linksOf = (tie) => tie.links.filter((link) => isThere(link.from, shown.day) && isThere(link.to, shown.day));

// Reckons anew what is shown. Costs a pass over the ties.
function reckon() {
  const moment = state.at ? momentOf(state.at) : -1;
  shown.day = moment < 0 ? (facts.asOf?.[1] ?? null) : facts.moments[moment][1];
  let kept = ties.filter(passes);
  shown.passing = kept;
  if (state.org && state.hops) {
    const near = reach(orgById.get(state.org), state.hops - 1, kept);
    kept = kept.filter((tie) => partiesOf(tie).some((party) => near.has(party.org)));
  }
  shown.ties = new Set(kept);
  shown.orgs = new Set(kept.flatMap((tie) => partiesOf(tie).map((party) => party.org)));
  if (state.org) shown.orgs.add(orgById.get(state.org));
}

const isNarrowed = () => Boolean(route || state.at || state.hops || GROUPS.some((group) => state[group].length));
