// The filters: a group of boxes for each, with the number of ties that each keeps.
const counted = (group, of) => {
  const counts = new Map();
  for (const tie of ties) for (const id of of(tie)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

const OF = {
  family: (tie) => [tie.family],
  kind: (tie) => [tie.kind],
  // Of all parties whenever they were there, so that the boxes do not come and go with the moment.
  bloc: (tie) => {
    const blocs = tie.parties.map((party) => orgs[party.org].bloc).filter((bloc) => bloc !== undefined);
    return [...new Set(blocs)].map((bloc) => facts.blocs[bloc].id);
  },
  topic: (tie) => tie.topics.map((topic) => facts.topics[topic].id),
  standing: (tie) => (tie.contested ? [tie.standing, 'contested'] : [tie.standing]),
  source: (tie) => tie.sources.map((source) => sources[source].id),
};

const sourceById = new Map(sources.map((source) => [source.id, source]));
const NAMES = {
  family: (id) => word(`family.${id}`),
  kind: (id) => word(`kind.${id}`),
  bloc: (id) => say(facts.blocs.find((bloc) => bloc.id === id).name),
  topic: (id) => id,
  standing: (id) => (id === 'contested' ? word('contested') : word(`standing.${id}`)),
  source: (id) => sourceName(sourceById.get(id)),
};

// The order in which they stand: that of the vocabulary, else by number.
const ORDER = {
  family: ['alliance', 'ownership', 'control', 'state', 'succession'],
  standing: ['confirmed', 'reported', 'claimed', 'unsupported', 'denied', 'contested'],
  bloc: facts.blocs.map((bloc) => bloc.id),
};

// What shows its look in the pictures.
const SAMPLES = {
  family: (id) => make('span', { class: `sample line ${id}` }),
  standing: (id) => (id === 'contested' ? make('span', { class: 'sample sign' }, '≠') : make('span', { class: `sample stroke ${id}` })),
  bloc: (id) => make('span', { class: `sample box bloc${(facts.blocs.findIndex((bloc) => bloc.id === id) % 6) + 1}` }),
};

const boxes = new Map();

// Builds them. What is open stays open.
function drawFilters() {
  const open = new Set([...document.querySelectorAll('#filters details[open]')].map((each) => each.dataset.group));
  if (!$('filters').childElementCount) open.add('family');
  const group = (name) => {
    const counts = counted(name, OF[name]);
    const ids = ORDER[name]
      ? ORDER[name].filter((id) => counts.has(id))
      : [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || NAMES[name](a).localeCompare(NAMES[name](b)));
    if (!ids.length) return '';
    const row = (id) => {
      const box = make('input', { type: 'checkbox', onchange: () => toggle(name, id, box.checked) });
      boxes.set(`${name} ${id}`, box);
      return make('label', { class: 'choice' }, box, SAMPLES[name]?.(id), make('span', { class: 'choice-name' }, NAMES[name](id)), make('span', { class: 'number' }, String(counts.get(id))));
    };
    const chosen = make('span', { class: 'chosen-number', 'data-group': name });
    return make(
      'details',
      { class: 'filter', 'data-group': name, open: open.has(name) },
      make('summary', {}, word(name), chosen),
      make('div', { class: 'choices', role: 'group', 'aria-label': word(name) }, ids.map(row)),
    );
  };
  $('filters').replaceChildren(...GROUPS.map(group).filter(Boolean));
}

function toggle(group, id, on) {
  const others = state[group].filter((other) => other !== id);
  change({ [group]: on ? [...others, id] : others, box: '' });
}

function showFilters() {
  for (const group of GROUPS) {
    const chosen = document.querySelector(`.chosen-number[data-group=${group}]`);
    if (chosen) write(chosen, state[group].length ? String(state[group].length) : '');
  }
  for (const [key, box] of boxes) {
    const [group, id] = key.split(' ');
    box.checked = state[group].includes(id);
  }
  $('clear').hidden = !GROUPS.some((group) => state[group].length);
}
