// Downloads, made in the page: the picture as it is seen, and the ties that are shown.
function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const fileName = (ending) => `${(document.title || 'tieup').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60)}.${ending}`;

// The picture by itself: without what is hidden, with its colours in it.
function pictureAlone() {
  const picture = current();
  if (!picture) return null;
  const copy = picture.svg.cloneNode(true);
  const colours = [...picture.svg.querySelectorAll('[class]')];
  [...copy.querySelectorAll('[class]')].forEach((element, at) => {
    const style = getComputedStyle(colours[at]);
    if (style.display === 'none' || element.classList.contains('hit')) element.setAttribute('data-out', '');
    else if (element.localName !== 'g') {
      for (const property of ['fill', 'stroke']) if (style[property] !== 'none' && !element.matches('.head')) element.setAttribute(property, style[property]);
      if (element.matches('.head')) element.setAttribute('fill', style.fill);
    } else if (style.opacity !== '1') element.setAttribute('opacity', style.opacity);
    if (style.fill === 'none' && element.localName !== 'g') element.setAttribute('fill', 'none');
  });
  for (const element of copy.querySelectorAll('[data-out]')) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['class', 'data-id', 'data-ties', 'role', 'tabindex', 'aria-label']) if (element !== copy || name !== 'role') element.removeAttribute(name);
  }
  const [x, y, width, height] = state.view === 'diagram' ? picture.svg.getAttribute('viewBox').split(' ').map(Number) : picture.whole;
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  Object.entries({ x, y, width, height, fill: getComputedStyle(document.body).backgroundColor }).forEach(([key, value]) => paper.setAttribute(key, String(value)));
  copy.prepend(paper);
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = document.title;
  copy.prepend(title);
  Object.entries({ viewBox: `${x} ${y} ${width} ${height}`, width: Math.round(width), height: Math.round(height) }).forEach(([key, value]) => copy.setAttribute(key, String(value)));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function savePng() {
  const picture = pictureAlone();
  if (!picture) return;
  const image = new Image();
  const address = URL.createObjectURL(new Blob([picture.text], { type: 'image/svg+xml' }));
  image.onload = () => {
    const scale = Math.min(2, 8000 / Math.max(picture.width, picture.height));
    const canvas = make('canvas', { width: String(Math.round(picture.width * scale)), height: String(Math.round(picture.height * scale)) });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => save(fileName('png'), 'image/png', blob));
  };
  image.src = address;
}

// RFC 4180 with line feeds; what a spreadsheet would take for a formula is guarded (OWASP, “CSV Injection”).
function csvValue(value) {
  const guard = /^[=+\-@\t\r\n]/.test(value);
  const text = value.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
  return guard || /[",\n]/.test(text) ? `"${guard ? "'" : ''}${text.replace(/"/g, '""')}"` : text;
}

function tableCsv() {
  const header = ['id', 'kind', 'family', 'title', 'parties', 'dates', 'amounts', 'topics', 'standing', 'contested', 'doubts', 'sources'];
  const row = (tie) => [
    tie.id,
    tie.kind,
    tie.family,
    tie.title ? say(tie.title) : '',
    partiesOf(tie).map((party) => `${orgName(party.org)} (${[...party.roles, party.stake, isSurelyThere(party, shown.day) ? '' : word('possibly-there')].filter(Boolean).join(', ')})`).join('; '),
    tie.dates.map(([key, date]) => `${key}=${date}`).join('; '),
    tie.amounts.map(([purpose, amount]) => `${purpose}=${amount}`).join('; '),
    tie.topics.map((topic) => facts.topics[topic].id).join('; '),
    tie.standing,
    String(Boolean(tie.contested)),
    doubtsOf(tie, []).join('; '),
    tie.sources.map((source) => [sourceName(sources[source]), sources[source].url].filter(Boolean).join(' ')).join('; '),
  ];
  return [header, ...sorted().map(row)].map((values) => `${values.map(csvValue).join(',')}\n`).join('');
}

function startDownloads() {
  const close = () => $('downloads').removeAttribute('open');
  $('save-svg').addEventListener('click', () => {
    const picture = pictureAlone();
    if (picture) save(fileName('svg'), 'image/svg+xml', picture.text);
    close();
  });
  $('save-png').addEventListener('click', () => {
    savePng();
    close();
  });
  $('save-csv').addEventListener('click', () => {
    save(fileName('csv'), 'text/csv', tableCsv());
    close();
  });
}

function showDownloads() {
  for (const id of ['save-svg', 'save-png']) $(id).disabled = !current();
}
