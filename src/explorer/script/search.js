// Search as you type. Names were folded before; what is typed is folded likewise here: case, width, diacritics, punctuation and traditional
// characters make no difference.
const simple = new Map();
for (let at = 0; at < facts.han.length; at += 2) simple.set(facts.han[at], facts.han[at + 1]);
const PLAIN = { ß: 'ss', æ: 'ae', œ: 'oe', ς: 'σ', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

const fold = (text) =>
  [...text.replace(/[™℠'’.]/g, '').normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g, '')]
    .map((c) => PLAIN[c] ?? simple.get(c) ?? c)
    .join('')
    .normalize('NFC')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}\p{M}+]/gu, '');

const MOST = 12;

// The organisations whose names hold a text, the best first: a whole name, a beginning, any part; then names that the text begins with.
function find(text) {
  const key = fold(text);
  if (!key) return [];
  const rank = (form) => {
    if (form === key) return 0;
    if (form.startsWith(key)) return 1;
    if (form.includes(key)) return 2;
    return key.startsWith(form) && form.length > 3 ? 3 : 9;
  };
  const found = orgs.map((org) => ({ org, rank: Math.min(...org.forms.map(rank)) })).filter((each) => each.rank < 9);
  const best = Math.min(...found.map((each) => each.rank));
  return found
    .filter((each) => best === 3 || each.rank < 3)
    .sort((a, b) => a.rank - b.rank || tiesOf[b.org.at].length - tiesOf[a.org.at].length || a.org.at - b.org.at)
    .map((each) => each.org);
}

// The name by which it was found, where that is not the one that is shown.
function otherName(org, text) {
  const key = fold(text);
  if (fold(say(org.name)).includes(key)) return '';
  const fits = (name) => fold(name).includes(key);
  return (org.names ?? []).map(([, name]) => name).concat(LANGS.map((_, at) => (Array.isArray(org.name) ? org.name[at] : org.name))).find(fits) ?? '';
}

// Makes an input a search for an organisation (the combobox pattern of the ARIA Authoring Practices).
function searchIn(input, list, choose, told) {
  let found = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (org) => {
    close();
    choose(org);
  };
  const mark = (at) => {
    active = at;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === at)));
    const option = list.children[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const open = () => {
    const all = find(input.value);
    found = all.slice(0, MOST);
    const row = (org, at) =>
      make(
        'li',
        { role: 'option', id: `${list.id}-${at}`, 'aria-selected': 'false', onpointerdown: (event) => event.preventDefault(), onclick: () => take(org) },
        make('span', { class: 'name' }, say(org.name)),
        make('span', { class: 'aside' }, [otherName(org, input.value), org.country && say(org.country)].filter(Boolean).join(' · ')),
      );
    list.replaceChildren(...found.map(row));
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark(found.length ? 0 : -1);
    if (told) write(told, input.value.trim() ? (found.length ? word('search-found', all.length) : word('nothing')) : '');
    input.toggleAttribute('data-none', Boolean(input.value.trim()) && !found.length);
  };
  input.addEventListener('input', open);
  input.addEventListener('focus', () => input.value && open());
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      if (list.hidden) open();
      else mark((active + step + found.length) % found.length);
    } else if (event.key === 'Enter' && !list.hidden && found[active]) {
      take(found[active]);
    } else if (event.key === 'Escape' && (!list.hidden || input.value)) {
      input.value = '';
      open();
      close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
