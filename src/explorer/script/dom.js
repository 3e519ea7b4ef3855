// Elements, made and found.
const $ = (id) => document.getElementById(id);

// An element with attributes and children; texts stay texts. `on…` are listeners, what is undefined is left out.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== ''));
  return element;
}

// A link out of the page. The graph holds only addresses of the web; anything else stays a text.
const outward = (url, text) =>
  /^https?:\/\//i.test(url ?? '') ? make('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, text) : text;

const button = (text, onclick, attributes = {}) => make('button', { type: 'button', onclick, ...attributes }, text);

// Writes a text only where it is another, so that nothing is announced twice.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// The words of the frame in the language of the page.
function relabel() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-Hans' : state.lang;
  for (const each of document.querySelectorAll('[data-word]')) write(each, word(each.dataset.word));
  for (const each of document.querySelectorAll('[data-label]')) each.setAttribute('aria-label', word(each.dataset.label));
  for (const each of document.querySelectorAll('[data-hint]')) each.placeholder = word(each.dataset.hint);
}
