// The ties that are shown as rows.
const ROWS = 100;
const COLUMNS = {
  tie: (tie) => tieTitle(tie),
  kind: (tie) => word(`kind.${tie.kind}`),
  parties: (tie) => partyNames(tie),
  dates: (tie) => tie.dates.map(([key, date]) => `${word(`date.${key}`)} ${date}`).join('; '),
  standing: (tie) => word(`standing.${tie.standing}`) + (tie.contested ? ` ≠` : ''),
  sources: (tie) => tie.sources.length,
};

// By what rows are sorted; dates by the first day of a tie's life.
const KEYS = {
  tie: COLUMNS.tie,
  kind: COLUMNS.kind,
  parties: COLUMNS.parties,
  start: (tie) => tie.life.find(([, code]) => isStanding(code))?.[0] ?? tie.life[1]?.[0] ?? -Infinity,
  standing: (tie) => ORDER.standing.indexOf(tie.standing) + (tie.contested ? 0.5 : 0),
  sources: (tie) => -tie.sources.length,
};

function sorted() {
  const down = state.sort.startsWith('-');
  const key = KEYS[down ? state.sort.slice(1) : state.sort] ?? KEYS.start;
  const compare = (a, b) => (typeof a === 'number' ? a - b : a.localeCompare(b, state.lang)) || 0;
  const rows = [...shown.ties].map((tie) => ({ tie, key: key(tie) })).sort((a, b) => compare(a.key, b.key) || a.tie.at - b.tie.at);
  return (down ? rows.reverse() : rows).map((row) => row.tie);
}

function showTable() {
  const head = (column) => {
    const key = column === 'dates' ? 'start' : column;
    const order = state.sort === key ? 'ascending' : state.sort === `-${key}` ? 'descending' : undefined;
    return make('th', { scope: 'col', 'aria-sort': order }, button(word(column), () => sortBy(key), { class: 'sort' }));
  };
  const row = (tie) =>
    make(
      'tr',
      { class: state.pick === `tie.${tie.id}` ? 'chosen' : undefined },
      Object.entries(COLUMNS).map(([column, text]) =>
        column === 'tie'
          ? make('th', { scope: 'row' }, make('div', { class: 'titled' }, make('span', { class: `sample line ${tie.family}` }), make('span', {}, button(text(tie), () => openFromTable(tie), { class: 'link' }), markOf(tie, []))))
          : make('td', { class: column }, String(text(tie))),
      ),
    );
  const list = sorted();
  const body = make('tbody', {}, list.slice(0, ROWS).map(row));
  const rest = button(word('more', list.length - ROWS), () => {
    body.append(...list.slice(body.childElementCount, body.childElementCount + 500).map(row));
    if (body.childElementCount >= list.length) rest.remove();
    else write(rest, word('more', list.length - body.childElementCount));
  });
  $('table').replaceChildren(
    make('table', {}, make('caption', { class: 'unseen' }, word('ties')), make('thead', {}, make('tr', {}, Object.keys(COLUMNS).map(head))), body),
    list.length ? '' : make('p', { class: 'hint' }, word('nothing-shown')),
    list.length > ROWS ? rest : '',
  );
}

function sortBy(key) {
  change({ sort: state.sort === key ? `-${key}` : key });
  for (const each of document.querySelectorAll('th[aria-sort] .sort')) each.focus();
}

function openFromTable(tie) {
  change({ pick: `tie.${tie.id}` }, true);
  focusPanel();
}
