// Which part of the diagram is seen: dragged, pinched, wheeled, or by buttons and keys. Other pictures are as wide as the page.
let looking = null; // the left and upper end of what is seen, and how many units of the picture a pixel has
let fitted = '';

// A pixel has no more units where the page chooses, so that names stay legible; and no fewer, so that few are not huge.
const COARSE = 1.9;
const COARSE_ON_PHONE = 1.4;
const COARSE_SQUEEZED = 2.6;
const FINE = 0.75;

// The room for the diagram; whole, with the column that the panel takes from it.
function room() {
  const place = $('diagram').getBoundingClientRect();
  const beside = !$('panel').hidden && matchMedia('(min-width: 60rem)').matches;
  const panel = beside ? $('panel').getBoundingClientRect().width : 0;
  return { width: place.width, height: place.height, whole: place.width + panel };
}

// The least box around some groups.
function boxOf(groups) {
  const boxes = groups.map((group) => group.element.getBBox());
  if (!boxes.length) return null;
  const [left, top] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return [left, top, right - left, bottom - top];
}

// The part that holds what is shown, or the path.
function shownBox(picture) {
  if (!picture.svg.classList.contains('part') && !picture.squeezed) return picture.whole;
  const heads = picture.squeezed ? picture.heads.map((head) => ({ element: head.ground })).filter(({ element }) => !element.classList.contains('hidden')) : [];
  const box = boxOf([...picture.groups.filter((group) => group.shown), ...heads]);
  const margin = 24;
  return box ? [box[0] - margin, box[1] - margin, box[2] + 2 * margin, box[3] + 2 * margin] : picture.whole;
}

function look(at) {
  const { width, height } = room();
  looking = at;
  if (!width || !height) return;
  const box = [at.x, at.y, width * at.scale, height * at.scale].map((side) => Math.round(side * 10) / 10);
  const picture = current();
  if (!picture) return;
  picture.svg.setAttribute('viewBox', box.join(' '));
  for (const { text, y, low } of picture.heads) {
    const moved = Math.max(y, Math.min(at.y + 22, low)) - y;
    if (moved > 0) text.setAttribute('transform', `translate(0 ${Math.round(moved * 10) / 10})`);
    else text.removeAttribute('transform');
  }
  // A legend that is cut off tells nothing.
  if (!picture.legend) return;
  picture.legendBox ??= picture.legend.getBBox();
  const { x, width: wide } = picture.legendBox;
  picture.legend.classList.toggle('hidden', Boolean(picture.squeezed) || box[0] > x + 1 || box[0] + box[2] < x + wide);
}

// Fits what is shown; where that would be too small to read and not all is asked for, the part around the busiest organisation.
function fit(picture, all = false) {
  const { width, height, whole } = room();
  const [left, top, wide, high] = shownBox(picture);
  const space = picture.squeezed ? width : whole;
  const needed = Math.max(wide / space, high / height, FINE);
  const scale = all ? needed : Math.min(needed, picture.squeezed ? COARSE_SQUEEZED : width < 640 ? COARSE_ON_PHONE : COARSE);
  const at = { x: left + wide / 2 - (space * scale) / 2, y: top + high / 2 - (height * scale) / 2, scale };
  if (scale < needed) {
    const around = boxOf([chosenOrg(picture) ?? busiest(picture)].filter(Boolean)) ?? [left, top, 0, 0];
    const clamp = (value, least, most) => (most < least ? (least + most) / 2 : Math.min(Math.max(value, least), most));
    at.x = clamp(around[0] + around[2] / 2 - (width * scale) / 2, left, left + wide - width * scale);
    at.y = clamp(around[1] + around[3] / 2 - (height * scale) / 2, top, top + high - height * scale);
  }
  look(at);
}

const chosenOrg = (picture) => picture.groups.find((group) => group.org !== undefined && orgs[group.org].id === state.org);

// The organisation with the most ties.
const busiest = (picture) =>
  picture.groups
    .filter((group) => group.org !== undefined && group.shown)
    .reduce((best, group) => (!best || tiesOf[group.org].length > tiesOf[best.org].length ? group : best), null);

// Moves the picture, as little as will do, where a box lies outside of what is seen.
function bringIntoView(box) {
  if (!looking || !box) return;
  const { width, height } = room();
  const margin = 16 * looking.scale;
  const shift = (at, size, from, length) => {
    if (length + 2 * margin > size) return from + length / 2 - size / 2;
    return Math.min(Math.max(at, from + length + margin - size), from - margin);
  };
  const x = shift(looking.x, width * looking.scale, box[0], box[2]);
  const y = shift(looking.y, height * looking.scale, box[1], box[3]);
  look({ ...looking, x, y });
}

// What was chosen; of a tie, its parties.
function chosenBox(picture) {
  const tie = state.pick.startsWith('tie.') && ties[tieById.get(state.pick.slice(4))];
  const isParty = (group) => group.org !== undefined && tie.parties.some((party) => party.org === group.org);
  return boxOf(picture.groups.filter((group) => group.shown && (tie ? isParty(group) : group.element.classList.contains('chosen'))));
}

// Looks at what the address asks for; else fits when something else is shown.
function showZoom(picture) {
  const key = [picture.name, picture.squeezed, state.lang, state.org, state.hops, state.from, state.to, state.pick, JSON.stringify(room()), ...GROUPS.map((group) => state[group])].join('|');
  const [x, y, scale] = state.box.split(',').map(Number);
  if (scale > 0 && Number.isFinite(x) && Number.isFinite(y)) look({ x, y, scale });
  else if (key !== fitted || !looking) fit(picture);
  else look(looking);
  if (key !== fitted && state.pick && !(scale > 0)) bringIntoView(chosenBox(picture));
  fitted = key;
}

let resting = 0;

// Remembers in the address what is looked at, once it rests.
function keepLook() {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const [x, y, scale] = [Math.round(looking.x), Math.round(looking.y), Math.round(looking.scale * 1000) / 1000];
    look({ x, y, scale });
    state.box = [x, y, scale].join(',');
    writeState(false);
  }, 250);
}

// Zooms about a point of the picture; without one, about the middle.
function zoom(factor, point) {
  const picture = current();
  if (!picture || state.view !== 'diagram' || !looking) return;
  const { width, height } = room();
  const scale = Math.min(Math.max(looking.scale * factor, 0.1), (2 * Math.max(picture.whole[2], picture.whole[3])) / width);
  const [x, y] = point ?? [looking.x + (width * looking.scale) / 2, looking.y + (height * looking.scale) / 2];
  const part = scale / looking.scale;
  look({ x: x - (x - looking.x) * part, y: y - (y - looking.y) * part, scale });
  keepLook();
}

// Moves by so many pixels.
function pan(x, y) {
  if (!looking || state.view !== 'diagram' || !current()) return;
  look({ ...looking, x: looking.x + x * looking.scale, y: looking.y + y * looking.scale });
  keepLook();
}

// Everything that is shown, however small.
function fitAll() {
  const picture = current();
  if (!picture || state.view !== 'diagram') return;
  fit(picture, true);
  keepLook();
}

function startZoom() {
  const place = $('diagram');
  const pointers = new Map();
  let moved = 0;
  const point = (event) => {
    const matrix = current().svg.getScreenCTM().inverse();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [at.x, at.y];
  };
  place.addEventListener(
    'wheel',
    (event) => {
      if (!current()) return;
      event.preventDefault();
      zoom(Math.exp(Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 120) * 0.002), point(event));
    },
    { passive: false },
  );
  place.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, event);
    moved = 0;
  });
  place.addEventListener('pointermove', (event) => {
    const last = pointers.get(event.pointerId);
    if (!last || !looking || !current()) return;
    const [dx, dy] = [event.clientX - last.clientX, event.clientY - last.clientY];
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4 && !place.hasPointerCapture(event.pointerId)) place.setPointerCapture(event.pointerId);
    if (pointers.size === 2) {
      const other = [...pointers.values()].find((each) => each.pointerId !== event.pointerId);
      const far = (a) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
      zoom(far(last) / Math.max(1, far(event)), point(other));
    } else if (moved > 4) pan(-dx, -dy);
    pointers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) place.addEventListener(end, (event) => pointers.delete(event.pointerId));
  // What was dragged was not clicked.
  place.addEventListener('click', (event) => moved > 4 && event.stopPropagation(), true);
  $('zoom-in').addEventListener('click', () => zoom(0.75));
  $('zoom-out').addEventListener('click', () => zoom(1 / 0.75));
  $('zoom-fit').addEventListener('click', fitAll);
}
