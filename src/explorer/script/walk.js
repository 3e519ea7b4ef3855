// Through the pictures by keyboard: one stop for the Tab key, then arrows go to the nearest in their direction.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const middle = (group) => {
  const box = group.element.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

// The nearest one in a direction: what lies aside counts twice.
function nearest(picture, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best = null;
  for (const group of picture.groups) {
    if (group === from || !group.shown || group.sort === 'event') continue;
    const [gx, gy] = middle(group);
    const along = (gx - x) * dx + (gy - y) * dy;
    const aside = Math.abs((gx - x) * dy) + Math.abs((gy - y) * dx);
    const far = along + 2 * aside;
    if (along > 1 && aside < along * 3 && (!best || far < best.far)) best = { group, far };
  }
  return best?.group;
}

function stepTo(picture, group) {
  for (const each of picture.groups) if (each.element.getAttribute('tabindex') === '0') each.element.setAttribute('tabindex', '-1');
  group.element.setAttribute('tabindex', '0');
  group.element.focus({ preventScroll: state.view === 'diagram' });
  if (state.view === 'diagram') bringIntoView(boxOf([group]));
}

function startWalk() {
  for (const view of ['diagram', 'timeline', 'matrix']) {
    $(view).addEventListener('click', (event) => {
      const group = groupAt(current(), event.target);
      if (group && group.sort !== 'event') openGroup(group);
    });
    $(view).addEventListener('keydown', (event) => {
      const picture = current();
      const group = groupAt(picture, event.target);
      if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter' || event.key === ' ') openGroup(group);
      else if (ARROWS[event.key] && !event.shiftKey) {
        const next = nearest(picture, group, ARROWS[event.key]);
        if (next) stepTo(picture, next);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
}
