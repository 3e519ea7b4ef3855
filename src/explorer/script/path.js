// The path between two organisations, over what the filters and the moment leave.
let route = null;

// The path, which is then all that is shown.
function reckonWay() {
  route = state.from && state.to && state.from !== state.to ? way(orgById.get(state.from), orgById.get(state.to)) : null;
  if (!route) return;
  shown.ties = new Set(route.flatMap((step) => step.ties));
  shown.orgs = new Set(route.flatMap((step) => [step.from, step.to]));
}

function startPath(from) {
  change({ from, to: '' });
  $('drawer').open = true;
  $('path-to').focus();
}

function showPath() {
  for (const end of ['from', 'to']) {
    const input = $(`path-${end}`);
    if (document.activeElement !== input || state[end]) input.value = state[end] ? orgName(orgById.get(state[end])) : '';
  }
  $('path-clear').hidden = !state.from && !state.to;
  const place = $('path-way');
  if (!state.from || !state.to) return place.replaceChildren();
  if (!route) return place.replaceChildren(make('p', { class: 'hint' }, word('no-path')));
  const step = (each) =>
    make('li', {}, make('ul', { class: 'plain' }, each.ties.map((tie) => make('li', {}, button(tieTitle(tie), () => openFromPanel(() => change({ pick: `tie.${tie.id}` }, true)), { class: 'link small' }), markOf(tie, tie.parties.filter((party) => party.org === each.from || party.org === each.to))))), orgButton(each.to));
  place.replaceChildren(
    make('p', { class: 'small' }, word('path-hops', route.length, orgName(orgById.get(state.from)), orgName(orgById.get(state.to)))),
    make('ol', { class: 'way' }, make('li', {}, orgButton(orgById.get(state.from))), route.map(step)),
  );
}

function startPathTool() {
  for (const end of ['from', 'to']) searchIn($(`path-${end}`), $(`path-${end}-found`), (org) => change({ [end]: org.id, view: state.view === 'table' ? 'diagram' : state.view, box: '' }, true));
  $('path-clear').addEventListener('click', () => change({ from: '', to: '', box: '' }, true));
}
