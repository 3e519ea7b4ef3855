// Which part of the diagram is seen: dragged, pinched, wheeled, or by buttons and keys. Other pictures are as wide as the page.
let looking = null; // the part that is seen, as x, y, width, height
let fitted = '';

// The part that holds what is shown.
function shownBox(picture) {
  if (!picture.svg.classList.contains('part') && !route) return picture.whole;
  const boxes = picture.groups.filter((group) => group.shown && (!route || group.element.classList.contains('chosen'))).map((group) => group.element.getBBox());
  if (!boxes.length) return picture.whole;
  const margin = 24;
  const left = Math.min(...boxes.map((box) => box.x)) - margin;
  const top = Math.min(...boxes.map((box) => box.y)) - margin;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin;
  return [left, top, right - left, bottom - top];
}

function look(box) {
  looking = box;
  const picture = current();
  picture?.svg.setAttribute('viewBox', box.map((side) => Math.round(side * 10) / 10).join(' '));
}

// Fits what is shown. Names stay legible on a narrow screen: there it begins with a part.
function fit(picture) {
  let box = shownBox(picture);
  const place = $('diagram').getBoundingClientRect();
  if (place.width && box[2] / place.width > 1.9 && place.width < 640) {
    const [width, height] = [place.width * 1.5, place.height * 1.5];
    const org = picture.groups.find((group) => group.org !== undefined && orgs[group.org].id === state.org) ?? busiest(picture);
    const middle = org ? org.element.getBBox() : { x: box[0], y: box[1], width: 0, height: 0 };
    const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));
    box = [
      clamp(middle.x + middle.width / 2 - width / 2, box[0], box[0] + box[2] - width),
      clamp(middle.y + middle.height / 2 - height / 2, box[1], box[1] + box[3] - height),
      width,
      height,
    ];
  }
  look(box);
}

// The organisation with the most ties.
const busiest = (picture) =>
  picture.groups
    .filter((group) => group.org !== undefined && group.shown)
    .reduce((best, group) => (!best || tiesOf[group.org].length > tiesOf[best.org].length ? group : best), null);

// Looks at what the address asks for; else fits when something else is shown.
function showZoom(picture) {
  const key = [picture.name, state.lang, state.org, state.hops, state.from, state.to, ...GROUPS.map((group) => state[group])].join('|');
  const asked = state.box.split(',').map(Number);
  if (asked.length === 4 && asked.every(Number.isFinite) && asked[2] > 0 && asked[3] > 0) look(asked);
  else if (key !== fitted || !looking) fit(picture);
  else look(looking);
  fitted = key;
}

let kept = 0;

// Remembers in the address what is looked at, once it rests.
function keepLook() {
  clearTimeout(kept);
  kept = setTimeout(() => {
    state.box = looking.map((side) => Math.round(side)).join(',');
    writeState(false);
  }, 250);
}

// Zooms about a point of the picture; without one, about the middle.
function zoom(factor, at) {
  const picture = current();
  if (!picture || state.view !== 'diagram') return;
  const [x, y, width, height] = looking;
  const most = Math.max(picture.whole[2], picture.whole[3]) * 2;
  const scale = Math.min(Math.max(width * factor, 60), most) / width;
  const [px, py] = at ?? [x + width / 2, y + height / 2];
  look([px - (px - x) * scale, py - (py - y) * scale, width * scale, height * scale]);
  keepLook();
}

function pan(x, y) {
  if (!looking || state.view !== 'diagram') return;
  look([looking[0] + x, looking[1] + y, looking[2], looking[3]]);
  keepLook();
}

function fitAgain() {
  state.box = '';
  fitted = '';
  render();
  writeState(false);
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
    const scale = 1 / current().svg.getScreenCTM().a;
    const [dx, dy] = [event.clientX - last.clientX, event.clientY - last.clientY];
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4 && !place.hasPointerCapture(event.pointerId)) place.setPointerCapture(event.pointerId);
    if (pointers.size === 2) {
      const other = [...pointers.values()].find((each) => each.pointerId !== event.pointerId);
      const far = (a) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
      zoom(far(last) / Math.max(1, far(event)), point(other));
    } else if (moved > 4) pan(-dx * scale, -dy * scale);
    pointers.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) place.addEventListener(end, (event) => pointers.delete(event.pointerId));
  // What was dragged was not clicked.
  place.addEventListener('click', (event) => moved > 4 && event.stopPropagation(), true);
  $('zoom-in').addEventListener('click', () => zoom(0.75));
  $('zoom-out').addEventListener('click', () => zoom(1 / 0.75));
  $('zoom-fit').addEventListener('click', fitAgain);
}
