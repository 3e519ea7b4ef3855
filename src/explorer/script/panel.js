// The panel: all that is known of what was chosen.
const chip = (tie) => [
  make('span', { class: `chip standing ${tie.standing}` }, word(`standing.${tie.standing}`)),
  tie.contested ? make('span', { class: 'chip contested' }, '≠ ', word('contested')) : '',
];

const orgButton = (at) => button(orgName(at), () => openFromPanel(() => choose(at)), { class: 'link' });

// A tie in a list.
function tieRow(tie, but) {
  const own = tie.parties.filter((party) => party.org === but && isThere(party, shown.day));
  const years = tie.dates.length ? tie.dates.map(([key, date]) => `${word(`date.${key}`)} ${date}`).slice(0, 2).join(', ') : '';
  return make(
    'li',
    { class: `tie-row ${shown.ties.has(tie) ? '' : 'out'}` },
    make('span', { class: `sample line ${tie.family}` }),
    make(
      'div',
      {},
      button(tieTitle(tie), () => openFromPanel(() => change({ pick: `tie.${tie.id}` }, true)), { class: 'link' }),
      markOf(tie, own),
      make('p', { class: 'small' }, partyNames(tie, but)),
      make('p', { class: 'small' }, [word(`kind.${tie.kind}`), years].filter(Boolean).join(' · '), ' ', tie.contested ? make('span', { class: 'sign', title: word('contested') }, '≠') : ''),
    ),
  );
}

const byShown = (list) => [...list].sort((a, b) => Number(shown.ties.has(b)) - Number(shown.ties.has(a)));

function tieList(list, but) {
  return make('section', {}, make('h3', {}, word('ties'), ' ', make('span', { class: 'number' }, String(list.length))), make('ul', { class: 'tie-list' }, byShown(list).map((tie) => tieRow(tie, but))));
}

function partyRow(party) {
  const remarks = [
    party.roles.map((role) => word(`role.${role}`)).join(', '),
    party.stake,
    party.was && word('was', party.was),
    party.controls === true && word('controls'),
    party.controls === false && word('no-controls'),
    party.from && `${word('date.from')} ${party.from}`,
    party.until && `${word('date.until')} ${party.until}`,
    party.puts && word('puts', party.puts),
    party.through && word('through', party.through),
    isThere(party, shown.day) && !isSurelyThere(party, shown.day) && word('possibly-there'),
    party.note,
  ];
  return make('li', {}, orgButton(party.org), ' ', make('span', { class: 'small' }, remarks.filter(Boolean).join(' · ')));
}

function tiePage(tie) {
  const day = state.at ? moments[momentOf(state.at)][0] : facts.asOf?.[0];
  const tieButton = (id) => (tieById.has(id) ? button(tieTitle(ties[tieById.get(id)]), () => openFromPanel(() => change({ pick: `tie.${id}` }, true)), { class: 'link' }) : id);
  const rows = [
    fact('parties', make('ul', { class: 'plain' }, tie.parties.map(partyRow))),
    tie.dates.length && fact('dates', make('ul', { class: 'plain' }, tie.dates.map(([key, date]) => make('li', {}, make('span', { class: 'label' }, word(`date.${key}`)), ' ', date)))),
    day && fact('status', `${statusWords(statusOn(tie, shown.day))} (${word('as-of', day)})`),
    tie.amounts.length && fact('amounts', make('ul', { class: 'plain' }, tie.amounts.map(([purpose, amount]) => make('li', {}, make('span', { class: 'label' }, word(`amount.${purpose}`)), ' ', amount)))),
    tie.places.length && fact('places', tie.places.map(say).join(', ')),
    tie.products.length && fact('products', tie.products.join(', ')),
    tie.topics.length && fact('topics', tie.topics.map((topic) => facts.topics[topic].id).join(', ')),
    tie.partOf && fact('part-of', tieButton(tie.partOf)),
    tie.follows.length && fact('follows', tie.follows.map(tieButton)),
    tie.note && fact('note', tie.note),
  ];
  return [
    make('p', { class: 'eyebrow' }, make('span', { class: `sample line ${tie.family}` }), `${word(`kind.${tie.kind}`)} · ${word(`family.${tie.family}`)}`),
    make('h2', { id: 'panel-head', tabindex: '-1' }, tieTitle(tie), markOf(tie, [])),
    make('p', { class: 'chips' }, chip(tie)),
    make('dl', { class: 'facts' }, rows.filter(Boolean).flat()),
    evidenceList(tie.evidence),
  ];
}

function orgPage(at) {
  const org = orgs[at];
  const names = [...new Set((org.names ?? []).map(([, name]) => name).concat(Array.isArray(org.name) ? org.name : []))].filter((name) => name !== say(org.name));
  const about = [word(`org.${org.kind}`), org.country && say(org.country), org.bloc !== undefined && say(facts.blocs[org.bloc].name)];
  const rows = [
    names.length && fact('names', make('ul', { class: 'plain' }, names.map((name) => make('li', {}, name)))),
    org.dates && fact('dates', make('ul', { class: 'plain' }, org.dates.map(([key, date]) => make('li', {}, make('span', { class: 'label' }, word(`date.${key}`)), ' ', date)))),
    org.ids && fact('ids', make('ul', { class: 'plain' }, org.ids.map(([scheme, id, url]) => make('li', {}, make('span', { class: 'label' }, scheme), ' ', outward(url, id))))),
    org.partOf !== undefined && fact('part-of', orgButton(org.partOf)),
    org.note && fact('note', org.note),
  ];
  const list = rows.filter(Boolean).flat();
  return [
    make('p', { class: 'eyebrow' }, org.bloc === undefined ? '' : make('span', { class: `sample box bloc${(org.bloc % 6) + 1}` }), [...new Set(about.filter(Boolean))].join(' · ')),
    make('h2', { id: 'panel-head', tabindex: '-1' }, orgName(at)),
    make('div', { class: 'buttons' }, state.org === org.id && state.hops ? '' : button(word('near'), () => openFromPanel(() => setHops(1, org.id))), button(word('path-to'), () => startPath(org.id))),
    list.length ? make('dl', { class: 'facts' }, list) : '',
    tieList(tiesOf[at], at),
    org.evidence.length ? evidenceList(org.evidence) : '',
  ];
}

// The ties of a line or a cell, or the organisations of a bloc.
function groupPage(id) {
  const group = ['diagram', 'overview', 'timeline', 'matrix'].flatMap((name) => pictureOf(name)?.groups ?? []).find((each) => each.id === id);
  if (!group) return null;
  if (group.bloc) {
    const inBloc = orgs.filter((org) => groupOf(org) === group.bloc && tiesOf[org.at].length).sort((a, b) => tiesOf[b.at].length - tiesOf[a.at].length || a.at - b.at);
    // As many as the picture says; nobody stands at the other end of the others' ties.
    const joined = inBloc.filter((org) => tiesOf[org.at].some((tie) => tie.links.some((link) => [link.from.org, link.to.org].includes(org.at))));
    const row = (org) => make('li', {}, orgButton(org.at), ' ', make('span', { class: 'number' }, String(tiesOf[org.at].length)));
    return [
      make('h2', { id: 'panel-head', tabindex: '-1' }, blocName(group.bloc)),
      make('p', { class: 'small' }, joined.length === inBloc.length ? word('title-orgs', joined.length) : word('title-orgs-more', joined.length, inBloc.length - joined.length)),
      more(inBloc, row, 'org-list'),
    ];
  }
  const list = [...new Set(group.ties)].map((at) => ties[at]);
  const head = group.sort === 'link' && endsOf(group).length === 2 ? endsOf(group).map(orgName).join(' – ') : word('title-ties', list.length);
  return [make('h2', { id: 'panel-head', tabindex: '-1' }, head), tieList(list)];
}

const groupOf = (org) => (facts.blocs.length ? (org.bloc === undefined ? 'others' : facts.blocs[org.bloc].id) : (org.code ?? 'others'));

// A long list, a part at a time.
function more(list, row, name, count = 60) {
  const all = make('ul', { class: name }, list.slice(0, count).map(row));
  const next = button(word('more', list.length - count), () => {
    const start = all.childElementCount;
    all.append(...list.slice(start, start + 200).map(row));
    if (all.childElementCount >= list.length) next.remove();
    else write(next, word('more', list.length - all.childElementCount));
  });
  return [all, list.length > count ? next : ''];
}

// The element that had the focus before the panel took it.
let before = null;
const trail = [];

function openFromPanel(open) {
  trail.push(state.pick);
  open();
  focusPanel();
}

function focusPanel() {
  if (!$('panel').contains(document.activeElement)) before = document.activeElement;
  $('panel-head')?.focus({ preventScroll: true });
}

function closePanel() {
  trail.length = 0;
  change({ pick: '' }, true);
  if (before?.isConnected) before.focus({ preventScroll: true });
}

let told = '';

function showPanel() {
  const page = () => {
    if (state.pick.startsWith('tie.') && tieById.has(state.pick.slice(4))) return tiePage(ties[tieById.get(state.pick.slice(4))]);
    if (state.pick.startsWith('org.') && orgById.has(state.pick.slice(4))) return orgPage(orgById.get(state.pick.slice(4)));
    return state.pick ? groupPage(state.pick) : null;
  };
  const content = page();
  $('panel').hidden = !content;
  document.body.classList.toggle('with-panel', Boolean(content));
  $('panel-back').hidden = !trail.length;
  if (!content) {
    told = '';
    return;
  }
  const focused = $('panel-body').contains(document.activeElement);
  $('panel-body').replaceChildren(...content.flat().filter(Boolean));
  if (told !== state.pick) $('panel').scrollTop = 0;
  if (focused) $('panel-head').focus({ preventScroll: true });
  told = state.pick;
}

function startPanel() {
  $('panel-close').addEventListener('click', closePanel);
  $('panel-back').addEventListener('click', () => {
    change({ pick: trail.pop() ?? '' }, true);
    focusPanel();
  });
}
