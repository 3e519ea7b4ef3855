// What the page knows, and how its records hang together.
const facts = JSON.parse(document.getElementById('facts').textContent);
const { orgs, ties, sources } = facts;
const LANGS = ['en', 'ko', 'zh'];
const orgById = new Map(orgs.map((org, at) => [org.id, at]));
const tieById = new Map(ties.map((tie, at) => [tie.id, at]));
const tieByPlace = new Map(ties.map((tie, at) => [tie.place, at]));
const tiesOf = orgs.map(() => []);

ties.forEach((tie, at) => {
  for (const list of ['links', 'dates', 'amounts', 'places', 'products', 'topics', 'follows', 'evidence']) tie[list] ??= [];
  tie.at = at;
  tie.family = facts.kinds[tie.kind];
  tie.links = tie.links.map(([from, to, directed]) => ({ from: tie.parties[from], to: tie.parties[to], directed: directed === 1 }));
  tie.sources = [...new Set(tie.evidence.map((each) => each.source).filter((source) => source !== undefined))];
  for (const org of new Set(tie.parties.map((party) => party.org))) tiesOf[org].push(tie);
});
orgs.forEach((org, at) => {
  org.at = at;
  org.evidence ??= [];
});

// A text in the language of the page; it has one form, or one for each language.
const say = (said) => (Array.isArray(said) ? said[LANGS.indexOf(state.lang)] : said);

// A word of the page, with `{}` filled in.
const word = (key, ...filling) => say(facts.words[key] ?? key).replace(/\{\}/g, () => filling.shift() ?? '');

const orgName = (at) => say(orgs[at].name);
const tieTitle = (tie) => (tie.title ? say(tie.title) : word(`kind.${tie.kind}`));
const sourceName = (source) => [source.publisher ?? source.id, source.published].filter(Boolean).join(' ');
