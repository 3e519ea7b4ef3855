// A neighbourhood or a path without the room that the others had: what is shown keeps its order and its rows, and comes closer together.
const CLOSE = 16; // what is left of an empty stretch from top to bottom
const ASIDE = 40; // and from side to side
const ASIDE_ON_PHONE = 28;
const MARGIN = 12; // arrowheads, and the edge of a column

// More than can be read stay where they are. On a phone, blocs too.
const isSqueezed = (picture, narrow) => Boolean(picture.name === 'overview' ? narrow : (state.org && state.hops) || route);

const isNode = (group) => group.org !== undefined || group.bloc !== undefined;

// The attributes as Rust wrote them, of the elements of a picture that were moved.
let asDrawn = new Map();

function move(element, attributes) {
  if (!asDrawn.has(element)) asDrawn.set(element, Object.fromEntries(Object.keys(attributes).map((name) => [name, element.getAttribute(name)])));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);
}

// Where a place goes once the stretches between the taken ones are no longer than they may be.
function closer(taken, most) {
  const merged = [];
  for (const [from, to] of taken.sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  const pieces = [];
  let at = merged[0][0];
  merged.forEach(([from, to], place) => {
    pieces.push({ from, to, at, part: 1 });
    at += to - from;
    const next = merged[place + 1];
    if (!next) return;
    const long = next[0] - to;
    const kept = Math.min(long, most);
    pieces.push({ from: to, to: next[0], at, part: kept / long });
    at += kept;
  });
  return (place) => {
    const piece = pieces.find((each) => place <= each.to) ?? pieces[pieces.length - 1];
    return piece.at + (place - piece.from) * (place < piece.from || place > piece.to ? 1 : piece.part);
  };
}

const numbersOf = (text) => text.match(/-?[\d.]+/g).map(Number);
const pairsOf = (numbers) => numbers.flatMap((x, at) => (at % 2 ? [] : [[x, numbers[at + 1]]]));
const boxesOf = (elements) => elements.map((element) => element.getBBox());

// The rows of a line: where it goes from side to side.
function rowsOf(path) {
  const points = pairsOf(numbersOf(path.getAttribute('d')));
  return points.flatMap(([, y], at) => (at % 3 === 0 && points[at + 3] && [1, 2, 3].every((step) => points[at + step][1] === y) ? [[y - 5, y + 5]] : []));
}

function unsqueeze(picture) {
  for (const [element, attributes] of asDrawn) for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  asDrawn.clear();
  for (const head of picture.heads) {
    [head.y, head.low] = [head.wasY, head.wasLow];
    for (const element of [head.text, head.ground]) element.classList.remove('hidden');
  }
  for (const { labels } of picture.groups) for (const label of labels ?? []) label.classList.remove('hidden');
}

function squeeze(picture) {
  const narrow = room().width < 640;
  const groups = picture.groups.filter((group) => group.shown || picture.name === 'overview');
  const count = groups.filter(isNode).length;
  const key = count > 1 && count <= READABLE && isSqueezed(picture, narrow) ? `${narrow} ${groups.map((group) => group.id).join(' ')}` : '';
  if (key === (picture.squeezed ?? '')) return;
  asDrawn = picture.asDrawn ??= new Map();
  unsqueeze(picture);
  picture.squeezed = key;
  const nodes = groups.filter(isNode).map((group) => group.element);
  const boxes = boxesOf(nodes);
  if (!key) return;
  const lines = groups.filter((group) => !isNode(group));
  for (const line of lines) line.labels ??= [...line.element.querySelectorAll('text')];
  // On a phone there is no room for words beside the lines.
  const words = lines.flatMap((line) => line.labels);
  for (const text of words) text.classList.toggle('hidden', narrow);
  const labels = narrow ? [] : words.map((text) => ({ text, box: text.getBBox() }));
  const paths = lines.flatMap((line) => [...line.element.querySelectorAll('path')]);
  const ends = paths.flatMap((path) => numbersOf(path.getAttribute('d')).filter((_, at) => at % 2 === 0));
  const columns = boxes.map((box) => [box.x - MARGIN, box.x + box.width + MARGIN]);
  const [least, most] = [Math.min(...ends, ...columns.flat()), Math.max(...ends, ...columns.flat())];
  const toX = closer([...columns, ...labels.map(({ box }) => [box.x - 4, box.x + box.width + 4]), [least, least], [most, most]], narrow ? ASIDE_ON_PHONE : ASIDE);
  const within = ({ ground }) => boxes.filter((box) => isWithin(box.x + box.width / 2, ground));
  const heads = picture.heads.filter((head) => within(head).length);
  const top = Math.min(...boxes.map((box) => box.y), ...labels.map(({ box }) => box.y)) - 2 * MARGIN;
  const rows = [...boxes.map((box) => [box.y - MARGIN, box.y + box.height + MARGIN]), ...labels.map(({ box }) => [box.y, box.y + box.height]), ...paths.flatMap(rowsOf)];
  const toY = closer(rows, CLOSE);
  // All that is measured has been: each question after a change would lay the picture out again.
  moveAll(nodes, boxes, lines, labels, toX, toY);
  for (const head of picture.heads) for (const element of [head.text, head.ground]) element.classList.toggle('hidden', !heads.includes(head));
  const low = toY(Math.max(...rows.flat()));
  for (const head of heads) {
    const inside = within(head);
    const [left, right] = [Math.min(...inside.map((box) => box.x)) - MARGIN, Math.max(...inside.map((box) => box.x + box.width)) + MARGIN];
    moveHead(head, [toX(left), toX(right)], toY(top), low);
  }
}

const sideOf = (element, name) => Number(element.getAttribute(name));
const isWithin = (x, ground) => x > sideOf(ground, 'x') && x < sideOf(ground, 'x') + sideOf(ground, 'width');

function moveHead(head, [left, right], top, low) {
  const y = top - 14;
  move(head.text, { x: left + MARGIN, y });
  move(head.ground, { x: left, width: right - left, y: y - 22, height: low - y + 22 });
  [head.y, head.low] = [y, low - 8];
}

function moveAll(nodes, boxes, lines, labels, toX, toY) {
  for (const [at, element] of nodes.entries()) {
    const box = boxes[at];
    const [dx, dy] = [toX(box.x + box.width / 2) - box.x - box.width / 2, toY(box.y + box.height / 2) - box.y - box.height / 2];
    for (const part of element.children) moveBy(part, dx, dy);
  }
  for (const { element } of lines) {
    for (const path of element.querySelectorAll('path')) {
      let at = 0;
      move(path, { d: path.getAttribute('d').replace(/-?[\d.]+/g, (number) => String(Math.round((at++ % 2 ? toY : toX)(Number(number)) * 10) / 10)) });
    }
    for (const arrow of element.querySelectorAll('polygon')) {
      const [[x, y]] = pairsOf(numbersOf(arrow.getAttribute('points')));
      moveBy(arrow, toX(x) - x, toY(y) - y);
    }
  }
  for (const { text, box } of labels) move(text, { x: toX(sideOf(text, 'x')), y: sideOf(text, 'y') + toY(box.y + box.height / 2) - box.y - box.height / 2 });
}

function moveBy(element, dx, dy) {
  if (element.hasAttribute('points')) {
    move(element, { points: pairsOf(numbersOf(element.getAttribute('points'))).map(([x, y]) => `${Math.round((x + dx) * 10) / 10},${Math.round((y + dy) * 10) / 10}`).join(' ') });
    return;
  }
  const sides = { x: dx, cx: dx, y: dy, cy: dy };
  move(element, Object.fromEntries(Object.entries(sides).filter(([name]) => element.hasAttribute(name)).map(([name, by]) => [name, sideOf(element, name) + by])));
}
