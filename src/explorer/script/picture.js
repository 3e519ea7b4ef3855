// The pictures: put in place when they are first asked for, then dimmed and marked as the reader goes on.
const READABLE = 80;
const drawn = new Map();

// The picture that stands in the page from the first.
function adopt() {
  const svg = $('diagram').querySelector('svg');
  drawn.set(`${facts.crowded ? 'overview' : 'diagram'} ${facts.lang}`, prepare(svg, 'diagram'));
}

// The pictures of a language as texts, by name. They are packed until somebody reads that language.
const unpacked = new Map();

async function inflated(packed) {
  let stream;
  try {
    stream = new DecompressionStream('deflate-raw');
  } catch {
    return inflate(packed);
  }
  return new Response(new Blob([packed]).stream().pipeThrough(stream)).arrayBuffer();
}

async function unpack(lang) {
  if (unpacked.has(lang)) return;
  const text = document.querySelector(`script[data-pictures="${lang}"]`).textContent;
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  unpacked.set(lang, JSON.parse(new TextDecoder().decode(await inflated(packed))));
}

// A picture with its groups, ready to be pointed at; nothing where there is none.
function pictureOf(name) {
  const key = `${name} ${state.lang}`;
  if (!drawn.has(key)) {
    const text = unpacked.get(state.lang)?.[name];
    const svg = text && document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
    drawn.set(key, svg ? prepare(svg, name) : null);
  }
  return drawn.get(key);
}

// What a group shows: an organisation, a bloc, ties.
function prepare(svg, name) {
  const groups = [...svg.querySelectorAll('g[data-id]')].map((element) => {
    const id = element.dataset.id;
    const [sort] = id.split('.');
    const rest = id.slice(sort.length + 1);
    const group = { element, id, sort, ties: (element.dataset.ties ?? '').split(' ').filter(Boolean).map((place) => tieByPlace.get(Number(place))) };
    if (sort === 'org' || sort === 'lane') group.org = orgById.get(rest);
    if (sort === 'bloc') group.bloc = rest;
    if (sort === 'lane') group.element = laneHead(element);
    if (group.org !== undefined) joinLines(group);
    // Nothing is behind an event, or behind the name of a lane that is no organisation's.
    group.still = sort === 'event' || (sort === 'lane' && group.org === undefined);
    return group;
  });
  for (const group of groups.filter((each) => each.sort === 'link')) widen(group.element);
  const place = svg.querySelector(':scope > g');
  const moves = name === 'diagram' || name === 'overview';
  const heads = moves ? [...svg.querySelectorAll(':scope > g > rect + text[font-weight=bold]')].map(raise) : [];
  const box = svg.viewBox.baseVal;
  svg.setAttribute('width', String(Math.round(box.width * 1.15)));
  return { svg, place, groups, heads, legend: moves ? legendOf(svg) : null, whole: [box.x, box.y, box.width, box.height] };
}

const svgElement = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);

// The lines of a name that is broken within a word are read as one word.
function joinLines({ element, org }) {
  const lines = [...element.querySelectorAll(':scope > text')].map((text) => text.textContent);
  if (orgName(org).includes(lines.join(' '))) return;
  for (const node of [...element.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove();
}

// The name of a lane by itself: what is in the lane is pointed at by itself.
function laneHead(lane) {
  const head = svgElement('g');
  head.dataset.id = lane.dataset.id;
  head.append(...[...lane.children].filter((child) => child.localName !== 'g').flatMap((child) => [child, '\n']));
  lane.removeAttribute('data-id');
  // Above what it is moved over.
  lane.append(head);
  return head;
}

// The name of a column lies over what is in it, so that it can go along when the column is moved.
function raise(text) {
  const ground = text.previousElementSibling;
  const [y, top, height] = [text.getAttribute('y'), ground.getAttribute('y'), ground.getAttribute('height')].map(Number);
  text.classList.add('head');
  text.parentNode.append(text);
  const low = top + height - 8;
  return { text, ground, y, low, wasY: y, wasLow: low };
}

// The legend in one group: what stands below the diagram.
function legendOf(svg) {
  const legend = svgElement('g');
  legend.append(...[...svg.children].filter((child) => child.localName !== 'g'));
  svg.append(legend);
  return legend;
}

// A thin line is hard to hit: an unseen wide one lies above it.
function widen(element) {
  const line = element.querySelector('path');
  if (!line) return;
  const wide = line.cloneNode();
  wide.removeAttribute('stroke-dasharray');
  wide.setAttribute('class', 'hit');
  element.append(wide);
}

// The names of lanes stay in sight when the timeline is moved sideways.
function keepLanes() {
  const picture = drawn.get(`timeline ${state.lang}`);
  if (!picture) return;
  const place = $('timeline');
  const aside = Math.max(0, place.getBoundingClientRect().x - picture.svg.getBoundingClientRect().x);
  const far = (aside * picture.whole[2]) / (picture.svg.clientWidth || 1);
  for (const { element } of picture.groups.filter((group) => group.sort === 'lane')) element.setAttribute('transform', `translate(${Math.round(far)} 0)`);
}

// Where the timeline is wider than the screen, it opens where most begins.
function openLanes(picture) {
  const place = $('timeline');
  const starts = picture.groups.filter((group) => group.ties.length).map((group) => group.element.getBBox().x).sort((a, b) => a - b);
  if (!starts.length || place.scrollWidth <= place.clientWidth + 1) return;
  const unit = picture.svg.clientWidth / picture.whole[2];
  place.scrollLeft = starts[Math.floor(starts.length / 4)] * unit - place.clientWidth * 0.45;
}

// What a group is called.
function groupName(group) {
  // What is seen is said too, so that those who speak to their computer can name it.
  const seen = [...group.element.querySelectorAll('text')].map((text) => text.textContent).join(' ');
  if (group.org !== undefined) {
    const count = tiesOf[group.org].filter((tie) => shown.ties.has(tie)).length;
    // A name that goes over two lines is said as it is seen, and whole.
    const name = orgName(group.org);
    const broken = group.sort === 'org' && seen && seen !== name ? `${seen}: ${name}` : name;
    return `${broken}: ${count === 1 ? word('ties-of-1') : word('ties-of', count)}`;
  }
  const titles = group.ties.map((at) => tieTitle(ties[at]) + inBrackets(doubtsOf(ties[at], [])));
  const ends = group.ties.length ? [...new Set(ties[group.ties[0]].parties.map((party) => orgName(party.org)))].join(' – ') : '';
  if (group.bloc) return seen;
  const told = group.ties.length > 1 && group.sort !== 'link' ? word('title-ties', titles.length) : `${titles.slice(0, 4).join('; ')}: ${ends}`;
  return [seen, told].filter(Boolean).join('. ');
}

// The name of a bloc, or of the country that stands for one where there are none.
function blocName(id) {
  const bloc = facts.blocs.find((each) => each.id === id);
  if (bloc) return say(bloc.name);
  const country = orgs.find((org) => org.code === id)?.country;
  return country ? say(country) : word('others');
}

// What the diagram tab shows: blocs in the stead of organisations that are too many to read.
const isOverview = () => facts.crowded && !(state.org && state.hops) && !route && shown.orgs.size > READABLE;

// Shows the picture of a tab, as far as it is shown.
function showPicture(view) {
  const name = view === 'diagram' && isOverview() ? 'overview' : view;
  const picture = pictureOf(name);
  const place = $(view);
  if (view === 'diagram') $('overview-hint').hidden = name !== 'overview';
  if (!picture) {
    place.replaceChildren(make('p', { class: 'hint' }, word(view === 'timeline' ? 'no-picture' : 'no-links')));
    return null;
  }
  if (place.firstElementChild !== picture.svg) {
    place.replaceChildren(picture.svg);
    if (name === 'timeline') openLanes(picture);
  }
  picture.name = name;
  const hides = name === 'diagram';
  const isShown = (group) => {
    if (group.still || group.bloc) return true;
    if (group.org !== undefined) return shown.orgs.has(group.org) || (!isNarrowed() && !tiesOf[group.org].length);
    return group.ties.some((at) => shown.ties.has(ties[at]) && (group.sort !== 'link' || !hides || drawnLink(group, ties[at])));
  };
  for (const group of picture.groups) {
    group.shown = isShown(group);
    if (!hides) group.element.classList.toggle('faded', !group.shown);
  }
  if (hides) putShown(picture);
  picture.svg.classList.toggle('part', hides && isNarrowed());
  for (const group of picture.groups.filter((each) => each.shown && each.ties.length)) markDoubt(group);
  nameGroups(picture);
  mark(picture);
  if (view === 'diagram') squeeze(picture);
  return picture;
}

// What a line has room for, of what is in doubt about its tie.
function shortDoubt(tie, parties) {
  const doubts = doubtsOf(tie, parties);
  const code = statusOn(tie, shown.day);
  if (code !== 1) return word(`mark.${code}`);
  return doubts.length ? word('perhaps') : '';
}

// Marks what is shown by ties in doubt alone, where the moment and not the picture itself tells it: a line with words.
function markDoubt(group) {
  const own = group.ties.map((at) => ties[at]).filter((tie) => shown.ties.has(tie));
  const ends = (tie) => (group.sort === 'link' ? tie.parties.filter((party) => endsOf(group).includes(party.org)) : []);
  const doubts = own.map((tie) => (state.at ? shortDoubt(tie, ends(tie)) : ''));
  const isOpen = doubts.length > 0 && doubts.every(Boolean);
  group.element.classList.toggle('doubtful', isOpen);
  const texts = group.sort === 'link' ? [...group.element.querySelectorAll(':scope > text, :scope > a > text')] : [];
  for (const text of texts) text.querySelector('tspan')?.remove();
  const seen = texts.map((text) => text.textContent).join(' ');
  const words = [...new Set(doubts)].filter((each) => !seen.includes(`(${each})`));
  if (!isOpen || !texts.length || !words.length) return;
  const mark = svgElement('tspan');
  mark.setAttribute('font-size', '10');
  write(mark, ` (${words.join('; ')})`);
  texts.at(-1).append(mark);
}

// Takes out of the diagram what is not shown, and puts back what is, in its old order. What stays is not touched, so that it keeps the focus.
function putShown(picture) {
  let next = picture.heads[0]?.text ?? null;
  for (const { element, shown: stays } of [...picture.groups].reverse()) {
    if (!stays) element.remove();
    else {
      if (!element.parentNode) picture.place.insertBefore(element, next);
      next = element;
    }
  }
}

// Whether the ends of a line are shown, for a tie on it.
function drawnLink(group, tie) {
  group.ends ??= ties[group.ties[0]] && endsOf(group);
  return group.ends.every((org) => shown.orgs.has(org)) && linksOf(tie).some((link) => group.ends.includes(link.from.org) && group.ends.includes(link.to.org));
}

// The two organisations that a line joins: `link.a.b`, perhaps with a number.
function endsOf(group) {
  const [, from, to] = group.id.split('.');
  return [orgById.get(from), orgById.get(to)].filter((org) => org !== undefined);
}

// Gives every group a name to be read out, when the language is another or what is shown.
function nameGroups(picture) {
  picture.svg.setAttribute('role', 'group');
  const told = picture.groups.filter((group) => group.shown && !group.still);
  for (const group of told) {
    group.element.setAttribute('role', 'button');
    group.element.setAttribute('aria-label', groupName(group));
    if (!group.element.hasAttribute('tabindex')) group.element.setAttribute('tabindex', '-1');
  }
  if (!told.some((group) => group.element.getAttribute('tabindex') === '0')) told.find((group) => group.sort !== 'link')?.element.setAttribute('tabindex', '0');
}

// Marks what is chosen, and the path.
function mark(picture) {
  const org = state.org ? orgById.get(state.org) : undefined;
  const tie = state.pick.startsWith('tie.') ? tieById.get(state.pick.slice(4)) : undefined;
  const onWay = route ? new Set(route.flatMap((step) => [step.from, step.to])) : null;
  const isChosen = (group) =>
    (group.org !== undefined && group.org === org) || (tie !== undefined && group.ties.includes(tie)) || group.id === state.pick || (onWay && onWayOf(group, onWay));
  const isNear = (group) => {
    if (onWay) return false;
    if (tie !== undefined) return group.org !== undefined && ties[tie].parties.some((party) => party.org === group.org);
    if (org === undefined) return true;
    return group.org !== undefined ? isPartner(org, group.org) : group.ties.some((at) => ties[at].parties.some((party) => party.org === org));
  };
  const quiet = onWay || tie !== undefined || (org !== undefined && !state.hops);
  for (const group of picture.groups.filter((each) => each.shown || picture.name !== 'diagram')) {
    const chosen = Boolean(isChosen(group));
    group.element.classList.toggle('chosen', chosen);
    group.element.classList.toggle('dim', Boolean(quiet) && !chosen && !isNear(group) && !group.still);
  }
}

const isPartner = (org, other) => tiesOf[other].some((tie) => shown.ties.has(tie) && partiesOf(tie).some((party) => party.org === org));

const onWayOf = (group, onWay) =>
  group.org !== undefined
    ? onWay.has(group.org)
    : route.some((step) => (group.sort === 'link' ? endsOf(group).includes(step.from) && endsOf(group).includes(step.to) : group.ties.some((at) => step.ties.includes(ties[at]))));

// What was pointed at opens.
function openGroup(group) {
  if (group.org !== undefined) choose(group.org);
  else if (group.ties.length === 1) change({ pick: `tie.${ties[group.ties[0]].id}` }, true);
  else if (group.ties.length || group.bloc) change({ pick: group.id }, true);
  if (state.pick) focusPanel();
}

const groupAt = (picture, element) => picture?.groups.find((group) => group.element === element?.closest?.('g[data-id]'));

// Chooses an organisation: in a crowd, with its neighbourhood.
function choose(at) {
  const hops = facts.crowded && !state.hops ? 1 : state.hops;
  change({ org: orgs[at].id, hops, pick: `org.${orgs[at].id}`, view: facts.crowded && state.view !== 'table' ? 'diagram' : state.view, box: '' }, true);
}
