// Who says so: a piece of evidence an entry, with its source, how sure it is, and what it says.
const FOR = ['filed', 'announced', 'reported'];
const WEAK = ['rumoured', 'alleged'];
const weightOf = (modality) => (FOR.includes(modality) ? 'for' : WEAK.includes(modality) ? 'weak' : modality === 'denied' ? 'against' : 'aside');

const fact = (key, ...values) => [make('dt', {}, word(key)), make('dd', {}, ...values)];

// `dates.announced` in words, as far as there are any.
function fieldName(field) {
  const [first, second, third] = field.split('.');
  if (first === 'parties' && !second) return word('parties');
  if (first === 'dates') return word(`date.${second}`);
  if (first === 'amounts') return word(`amount.${second}`);
  if (first === 'parties' && orgById.has(second)) return [orgName(orgById.get(second)), third && (facts.words[`field.${third}`] ? word(`field.${third}`) : third)].filter(Boolean).join(' · ');
  return facts.words[`field.${first}`] ? word(`field.${first}`) : field;
}

// The source by name, leading to it.
function sourceLine(source) {
  const title = source.title && say(source.title);
  return [
    make('p', { class: 'source-name' }, outward(source.url, sourceName(source)), source.archived && source.archived !== source.url ? [' · ', outward(source.archived, word('archived'))] : ''),
    title && make('p', { class: 'source-title', lang: source.lang }, title),
  ];
}

function evidenceEntry(each) {
  const source = each.source === undefined ? null : sources[each.source];
  const gives = (each.gives ?? []).filter((given) => given.length === 2);
  const differs = (each.gives ?? []).filter((given) => given.length === 3);
  const rows = [
    each.says && make('p', { class: 'says' }, each.says),
    each.quote && make('blockquote', { lang: source?.lang }, each.quote),
    ...differs.map(([field, value, keeps]) =>
      make('p', { class: 'differs' }, make('span', { class: 'sign', 'aria-hidden': 'true' }, '≠ '), word('contested-value', fieldName(field), value, keeps ?? word('kept-nothing'))),
    ),
    each.resolved && make('p', { class: 'resolved' }, make('span', { class: 'label' }, word('resolved')), ' ', each.resolved),
    gives.length > 0 && make('ul', { class: 'gives', 'aria-label': word('gives') }, gives.map(([field, value]) => make('li', {}, make('span', { class: 'label' }, fieldName(field)), ' ', value))),
    each.supports && make('p', { class: 'small' }, make('span', { class: 'label' }, word('vouches')), ' ', each.supports.map(fieldName).join(', ') || word('kept-nothing')),
    each.note && make('p', { class: 'small' }, each.note),
  ];
  return make(
    'li',
    { class: `evidence ${weightOf(each.modality)}` },
    source ? sourceLine(source) : make('p', { class: 'source-name' }, word('curator')),
    make(
      'p',
      { class: 'how' },
      make('span', { class: `modality ${weightOf(each.modality)}` }, word(`modality.${each.modality}`)),
      each.via ? make('span', {}, word('via', each.via.join(' ← '))) : '',
      each.at ? make('span', {}, each.at) : '',
    ),
    rows.filter(Boolean),
  );
}

function evidenceList(list, heading = 'evidence') {
  return make(
    'section',
    {},
    make('h3', {}, word(heading), ' ', make('span', { class: 'number' }, String(list.length))),
    list.length ? make('ul', { class: 'evidence-list' }, list.map(evidenceEntry)) : make('p', { class: 'hint' }, word('no-evidence')),
  );
}
