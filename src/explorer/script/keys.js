// Keys that hold wherever nothing is typed.
const HELP = [
  ['/', 'key-search'],
  ['← ↑ → ↓', 'key-arrows'],
  ['Enter', 'key-enter'],
  ['1 … 9', 'key-hops'],
  ['+  −', 'key-plus'],
  ['Esc', 'key-esc'],
  ['I  O  0', 'key-zoom'],
  ['Shift + ← ↑ → ↓', 'key-pan'],
];

function setHops(hops, org = state.org) {
  if (!org) return;
  change({ org, hops: Math.min(9, Math.max(facts.crowded ? 1 : 0, hops)), box: '' }, true);
}

// The organisation that a key of hops is about: the one with the focus, else the chosen one.
function aboutKey() {
  const group = groupAt(current(), document.activeElement);
  return group?.org === undefined ? state.org : orgs[group.org].id;
}

function escape() {
  if (state.pick) closePanel();
  else if (state.from || state.to) change({ from: '', to: '', box: '' }, true);
  else if (state.hops && !facts.crowded) change({ hops: 0, box: '' }, true);
  else if (state.org) change({ org: '', hops: 0, box: '' }, true);
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $('help').open) return;
  const typed = event.target.closest('input:not([type=checkbox],[type=range]),select,textarea');
  if (typed) return;
  const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  const slides = event.target.matches?.('input[type=range]');
  if (digit) setHops(digit, aboutKey());
  else if (event.key === '+' || event.key === '=') setHops(state.hops + 1, aboutKey());
  else if (event.key === '-' || event.key === '−') setHops(state.hops - 1, aboutKey());
  else if (event.key === 'Escape') escape();
  else if (event.key === '/') $('search').focus();
  else if (event.key === '?') openHelp();
  else if (event.key === 'i' || event.key === 'I') zoom(0.75);
  else if (event.key === 'o' || event.key === 'O') zoom(1 / 0.75);
  else if (event.key === '0') fitAll();
  else if (event.shiftKey && ARROWS[event.key] && !slides) pan(ARROWS[event.key][0] * 80, ARROWS[event.key][1] * 80);
  else return;
  event.preventDefault();
}

// The legend of the diagram by itself, in rows as wide as the page has room for: where only a part of the picture is seen, it is not.
function showLegend(place, { svg, legend }) {
  const alone = svgElement('svg');
  alone.setAttribute('font-family', svg.getAttribute('font-family'));
  place.replaceChildren(alone);
  const [wide, high] = [place.clientWidth, 24];
  let [entry, x, y] = [svgElement('g'), 0, high / 2];
  for (const part of legend.children) {
    entry.append(part.cloneNode(true));
    // An entry ends with its words; what has nothing but words is no entry.
    if (part.localName !== 'text' || part.textContent.length < 2) continue;
    if (entry.childElementCount > 1) {
      alone.append(entry);
      const box = entry.getBBox();
      if (x && x + box.width > wide) [x, y] = [0, y + high];
      entry.setAttribute('transform', `translate(${x - box.x} ${y - box.y - box.height / 2})`);
      x += box.width + 18;
    }
    entry = svgElement('g');
  }
  alone.setAttribute('viewBox', [0, 0, wide, y + high / 2].join(' '));
}

function openHelp() {
  $('help-keys').replaceChildren(...HELP.flatMap(([key, what]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, word(what))]));
  $('help').showModal();
  const picture = pictureOf(isOverview() ? 'overview' : 'diagram');
  if (picture?.legend) showLegend($('help-legend'), picture);
}

function startKeys() {
  document.addEventListener('keydown', onKey);
  $('help-open').addEventListener('click', openHelp);
  $('help-close').addEventListener('click', () => $('help').close());
  $('hops-more').addEventListener('click', () => setHops(state.hops + 1));
  $('hops-less').addEventListener('click', () => setHops(state.hops - 1));
  $('hops-off').addEventListener('click', () => change({ org: '', hops: 0, pick: '', box: '' }, true));
}

// Tabs go by arrows, as in the ARIA Authoring Practices.
function startTabs() {
  const open = (view) => {
    change({ view, box: '' }, true);
    $(`tab-${view}`).focus();
  };
  for (const view of VIEWS) $(`tab-${view}`).addEventListener('click', () => open(view));
  $('tabs').addEventListener('keydown', (event) => {
    const at = VIEWS.indexOf(state.view);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: VIEWS.length - 1 }[event.key];
    if (to === undefined) return;
    open(VIEWS[(to + VIEWS.length) % VIEWS.length]);
    event.preventDefault();
  });
}

function showTabs() {
  for (const view of VIEWS) {
    const on = view === state.view;
    $(`tab-${view}`).setAttribute('aria-selected', String(on));
    $(`tab-${view}`).setAttribute('tabindex', on ? '0' : '-1');
    $(`view-${view}`).hidden = !on;
  }
  $('zoom').hidden = state.view !== 'diagram';
  $('hops').hidden = !state.org;
  $('hops-less').disabled = state.hops <= (facts.crowded ? 1 : 0);
  $('hops-more').disabled = state.hops >= 9;
  if (state.org) write($('hops-now'), `${orgName(orgById.get(state.org))}: ${state.hops ? (state.hops === 1 ? word('hops-1') : word('hops-n', state.hops)) : word('hops-all')}`);
}
