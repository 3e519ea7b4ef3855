// What the reader has asked for. All of it stands in the address, after `#`, and is read from there.
const GROUPS = ['family', 'kind', 'bloc', 'topic', 'standing', 'source'];
const VIEWS = ['diagram', 'timeline', 'matrix', 'table'];

const fresh = () => ({
  view: 'diagram',
  org: '', // whose neighbourhood is looked at
  hops: 0, // how far; 0 for everything
  pick: '', // what the panel tells of: `org.…`, `tie.…`, or a group of a picture
  at: '', // the moment, as it is called
  from: '',
  to: '',
  sort: 'start',
  box: '', // the part of the picture that is seen
  lang: facts.lang,
  theme: document.documentElement.dataset.theme,
  ...Object.fromEntries(GROUPS.map((group) => [group, []])),
});

let state = fresh();
const first = fresh();

function stateText() {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== String(first[key])) pairs.set(key, text);
  }
  return pairs.toString().replace(/%2C/g, ',');
}

// Reads the address. What it says of things that are not there is left out.
function readState() {
  const pairs = new URLSearchParams(location.hash.slice(1));
  const next = fresh();
  for (const key of Object.keys(next)) {
    if (!pairs.has(key)) continue;
    const text = pairs.get(key);
    if (Array.isArray(next[key])) next[key] = text.split(',').filter(Boolean);
    else if (key === 'hops') next.hops = Math.min(9, Math.max(0, Number.parseInt(text, 10) || 0));
    else next[key] = text;
  }
  if (!VIEWS.includes(next.view)) next.view = first.view;
  if (!LANGS.includes(next.lang)) next.lang = first.lang;
  if (!['auto', 'light', 'dark'].includes(next.theme)) next.theme = first.theme;
  for (const end of ['org', 'from', 'to']) if (!orgById.has(next[end])) next[end] = '';
  if (!next.org) next.hops = 0;
  if (next.at && momentOf(next.at) < 0) next.at = '';
  state = next;
}

// Writes the address: a new step of the history for what the reader may want to come back from.
function writeState(step) {
  const text = stateText();
  if (text === location.hash.slice(1)) return;
  const address = `${location.pathname}${location.search}${text && `#${text}`}`;
  if (step) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

// Takes a change, and shows it.
function change(changes, step = false) {
  state = { ...state, ...changes };
  writeState(step);
  render();
}
