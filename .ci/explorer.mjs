// What the explorer promises, asserted in Chromium. Times are measured and printed; only what is far off fails.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const require = createRequire(`${process.env.NODE_PATH}/`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [tieup, shots] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tieup-explorer-'));

const run = (...words) => execFileSync(tieup, words, { maxBuffer: 1 << 28 });

function exported(name, ...words) {
  const path = join(folder, `${name}.html`);
  run(...words, 'export', '-o', path);
  return path;
}

// As many ties between as many organisations, some with many, all dated and sourced.
function large(orgs, ties) {
  const lines = ['[graph]', 'title = "A thousand"', '[bloc.us]', 'label = "US"', 'countries = ["US"]', '[bloc.cn]', 'label = "China"', 'countries = ["CN"]', '[source.s]', 'publisher = "S"', 'published = "2015"', 'lang = "en"', 'url = "https://example.org/"'];
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let at = 0; at < orgs; at += 1) lines.push(`[org.o${at}]`, `name = "Organisation ${at}"`, `hq = "${['US', 'CN', 'DE'][at % 3]}"`);
  for (let at = 0; at < ties; at += 1) {
    const from = random(random(4) === 0 ? 20 : orgs);
    const to = (from + 1 + random(orgs - 1)) % orgs;
    const [kind, a, b] = [['supply', 'supplier', 'customer'], ['technology-partnership', 'partner', 'partner'], ['licence', 'licensor', 'licensee']][random(3)];
    const date = `${2000 + random(20)}-0${1 + random(9)}`;
    lines.push(`[tie.t${at}]`, `kind = "${kind}"`, `parties = { o${from} = "${a}", o${to} = "${b}" }`, `dates.announced = "${date}"`, `evidence = [{ source = "s", gives = { dates.announced = "${date}" } }]`);
  }
  const path = join(folder, 'large.toml');
  writeFileSync(path, lines.join('\n'));
  return path;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// Opens a page. Whatever it asks for, and whatever it says, is kept.
async function open(path, { hash = '', script, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  if (script) await page.addInitScript(script);
  page.asked = [];
  page.said = [];
  page.on('request', (request) => page.asked.push(request.url()));
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(String(error)));
  await page.goto(`file://${path}${hash && `#${hash}`}`);
  if (options.javaScriptEnabled !== false) await page.waitForFunction(() => document.getElementById('count').textContent);
  return page;
}

async function close(page) {
  const others = page.asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:') && !url.startsWith('blob:'));
  assert.deepEqual(others, [], 'no request beyond the file');
  assert.deepEqual(page.said, [], 'nothing on the console');
  await page.context().close();
}

const counts = (page) => page.evaluate(() => document.getElementById('count').textContent.match(/\d+/g).map(Number));
const active = (page) => page.evaluate(() => document.activeElement.id);

// The rows of a CSV (RFC 4180).
function csv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  assert.deepEqual(rows.pop(), [''], 'the last row ends');
  return rows;
}

// How large a picture is that a program other than the page draws.
async function drawable(bytes, type) {
  const page = await browser.newPage();
  const size = await page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    },
    `data:${type};base64,${bytes.toString('base64')}`,
  );
  await page.close();
  return size;
}

const promises = [];
const promise = (what, keep) => promises.push({ what, keep });
const article = exported('article', '-g', 'us-china-2015');

promise('the article’s page is under 300 kB', async () => {
  const { size } = statSync(article);
  assert(size < 300_000, `${size} bytes`);
  return `${size} bytes`;
});

promise('it opens from a file, asks for nothing and says nothing', async () => {
  const page = await open(article);
  assert.equal(page.asked.length, 1, page.asked.join(' '));
  const [ties, all] = await counts(page);
  assert.equal(ties, all);
  assert(await page.locator('#diagram svg').isVisible());
  await close(page);
});

promise('a name in Hangul, and a part of one in traditional characters, find the firm', async () => {
  const page = await open(article);
  for (const [typed, found] of [['인스퍼', 'Inspur'], ['浪潮集團', 'Inspur'], ['ｃｉｓｃｏ', 'Cisco'], ['聯想', 'Lenovo']]) {
    await page.fill('#search', typed);
    const first = page.locator('#found [role=option]').first();
    assert.equal(await first.locator('.name').textContent(), found, typed);
  }
  await page.fill('#search', '인스퍼');
  await page.press('#search', 'Enter');
  assert.equal(await page.locator('#panel-head').textContent(), 'Inspur');
  await close(page);
});

promise('the evidence of the Cisco–Inspur venture opens by keyboard alone', async () => {
  const page = await open(article);
  await page.keyboard.press('/');
  await page.keyboard.type('Cisco');
  await page.keyboard.press('Enter');
  assert.equal(await active(page), 'panel-head');
  for (let at = 0; at < 20; at += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement.textContent)) === 'Networking joint venture') break;
  }
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#panel-head').textContent(), 'Networking joint venture');
  assert.equal(await active(page), 'panel-head');
  assert((await page.locator('.evidence').count()) > 5);
  const links = await page.locator('.evidence a').evaluateAll((all) => all.map((a) => [a.protocol, a.rel]));
  assert(links.length > 5 && links.every(([protocol, rel]) => /^https?:$/.test(protocol) && rel.includes('noopener')));
  await page.keyboard.press('Escape');
  assert(await page.locator('#panel').isHidden());
  await close(page);
});

promise('the diagram itself is walked and opened by keyboard', async () => {
  const page = await open(article);
  await page.locator('#diagram [tabindex="0"]').focus();
  const label = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const from = await label();
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await label(), from);
  await page.keyboard.press('Enter');
  assert.equal(await active(page), 'panel-head');
  await close(page);
});

promise('the slider at 2014 shows fewer links than at 2016', async () => {
  const page = await open(article);
  const at = (moment) =>
    page.evaluate((name) => {
      const { moments } = JSON.parse(document.getElementById('facts').textContent);
      const slider = document.getElementById('time');
      slider.value = String(moments.findIndex(([known]) => known === name));
      slider.dispatchEvent(new Event('input'));
      return [...document.querySelectorAll('#diagram [data-id^="link."]')].filter((link) => getComputedStyle(link).display !== 'none').length;
    }, moment);
  const [before, after] = [await at('2014-06'), await at('2016-06')];
  assert(before > 0 && before < after, `${before} and ${after}`);
  await close(page);
  return `${before} and ${after} links`;
});

promise('what the slider shows is what --as-of keeps', async () => {
  const page = await open(article);
  for (const moment of ['2012-12', '2014-12', '2015-11', '2017-06']) {
    await page.evaluate((at) => (location.hash = `at=${at}`), moment);
    await page.waitForFunction((at) => document.getElementById('moment').textContent === at, moment);
    const rows = JSON.parse(run('-g', 'us-china-2015', 'ties', '--as-of', moment, '--format', 'json')).rows;
    assert.equal((await counts(page))[0], rows.length, moment);
  }
  await close(page);
});

promise('a copied address restores the view', async () => {
  const page = await open(article);
  await page.fill('#search', 'Inspur');
  await page.press('#search', 'Enter');
  await page.keyboard.press('2');
  await page.click('#zoom-in');
  await page.locator('.filter[data-group=family] input').first().check();
  await page.selectOption('#language', 'ko');
  await page.waitForFunction(() => document.getElementById('panel-head')?.textContent === '인스퍼');
  await page.waitForTimeout(400);
  const seen = (of) => of.evaluate(() => [document.getElementById('count').textContent, document.getElementById('panel-head').textContent, document.getElementById('hops-now').textContent, document.querySelector('#diagram svg').getAttribute('viewBox'), document.documentElement.lang]);
  const before = await seen(page);
  const copied = await open(article, { hash: new URL(page.url()).hash.slice(1) });
  assert.deepEqual(await seen(copied), before);
  await page.goBack();
  await close(copied);
  await close(page);
});

promise('the neighbourhood follows the keys: 1 to 9, +, −, Esc', async () => {
  const page = await open(article, { hash: 'org=inspur' });
  const hops = () => page.evaluate(() => Number(new URLSearchParams(location.hash.slice(1)).get('hops') ?? 0));
  const ties = async () => (await counts(page))[0];
  const all = await ties();
  await page.keyboard.press('1');
  const one = await ties();
  assert.equal(await hops(), 1);
  await page.keyboard.press('+');
  assert.equal(await hops(), 2);
  const two = await ties();
  await page.keyboard.press('-');
  assert.equal(await hops(), 1);
  await page.keyboard.press('9');
  assert.equal(await hops(), 9);
  await page.keyboard.press('1');
  assert.equal(one, JSON.parse(run('-g', 'us-china-2015', 'ties', '--org', 'inspur', '--hops', '1', '--format', 'json')).rows.length);
  assert(one < two && two < all, `${one}, ${two}, ${all}`);
  await page.keyboard.press('Escape');
  assert.equal(await hops(), 0);
  assert.equal(await ties(), all);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => location.hash), '');
  await page.keyboard.press('?');
  assert(await page.locator('#help').isVisible());
  await page.keyboard.press('Escape');
  await close(page);
});

promise('tabs go by arrows, and the language of everything is switched', async () => {
  const page = await open(article);
  await page.focus('#tab-diagram');
  for (const view of ['timeline', 'matrix', 'table', 'diagram']) {
    await page.keyboard.press('ArrowRight');
    assert.equal(await active(page), `tab-${view}`);
    assert(await page.locator(`#view-${view}`).isVisible());
    if (view !== 'table') await page.waitForFunction((id) => document.querySelector(`#${id} svg`), view);
  }
  for (const [lang, tag, title, node] of [['ko', 'ko', '2015년 미·중 IT 제휴', '인스퍼'], ['zh', 'zh-Hans', '2015年中美IT合作', '浪潮'], ['en', 'en', 'US–China IT alliances, 2015', 'Inspur']]) {
    await page.selectOption('#language', lang);
    await page.waitForFunction((wanted) => document.getElementById('title').textContent === wanted, title);
    assert.equal(await page.evaluate(() => document.documentElement.lang), tag);
    assert.equal((await page.locator('#diagram [data-id="org.inspur"] text').first().textContent()).trim(), node);
  }
  assert.equal(await page.locator('#count').getAttribute('role'), 'status');
  await close(page);
});

promise('play goes from change to change, and its rule is stated', async () => {
  const page = await open(article, { hash: 'at=2014-01' });
  assert((await page.locator('#time-rule').textContent()).includes('in force'));
  const seen = [];
  await page.click('#play');
  for (let at = 0; at < 3; at += 1) {
    seen.push(await page.locator('#moment').textContent());
    await page.waitForFunction((last) => document.getElementById('moment').textContent !== last, seen.at(-1));
  }
  await page.click('#play');
  const rest = await page.locator('#moment').textContent();
  await page.waitForTimeout(1200);
  assert.equal(await page.locator('#moment').textContent(), rest, 'paused');
  assert.deepEqual([...seen].sort(), seen);
  await page.click('#all-time');
  assert.equal(await page.evaluate(() => location.hash), '');
  await close(page);
  return seen.join(', ');
});

promise('printed, the picture stands alone, in light colours', async () => {
  const page = await open(article, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  assert(await page.locator('#diagram svg').isVisible());
  assert(await page.locator('.tools').isHidden());
  assert(await page.locator('.settings').isHidden());
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  await close(page);
});

promise('on a phone the picture is dragged, zoomed with two fingers and fitted, and nothing overflows', async () => {
  const page = await open(article, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const box = () => page.evaluate(() => document.querySelector('#diagram svg').getAttribute('viewBox').split(' ').map(Number));
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const before = await box();
  await touch('touchStart', [200, 600]);
  for (let at = 1; at <= 5; at += 1) await touch('touchMove', [200 - 10 * at, 600]);
  await touch('touchEnd');
  const dragged = await box();
  assert(dragged[0] > before[0] + 20 && Math.abs(dragged[2] - before[2]) < 1, `${before} to ${dragged}`);
  await touch('touchStart', [180, 600], [220, 600]);
  for (let at = 1; at <= 5; at += 1) await touch('touchMove', [180 - 10 * at, 600], [220 + 10 * at, 600]);
  await touch('touchEnd');
  const pinched = await box();
  assert(pinched[2] < dragged[2] * 0.7, `${dragged} to ${pinched}`);
  await page.tap('#zoom-fit');
  assert((await box())[2] > 1500);
  for (const hash of ['', 'view=timeline', 'view=matrix', 'view=table', 'pick=tie.cisco-inspur', 'lang=ko&org=inspur&hops=1']) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, hash);
  }
  await close(page);
});

promise('on a phone a neighbourhood, a path and the blocs fit the width, with names that can be read', async () => {
  const tech = exported('tech', '-g', 'us-china-tech');
  const told = [];
  for (const [path, hash] of [[article, 'org=inspur&hops=1'], [article, 'from=dell&to=sugon'], [tech, ''], [tech, 'org=intel&hops=1']]) {
    const page = await open(path, { hash, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const [out, least] = await page.evaluate(() => {
      const place = document.getElementById('diagram').getBoundingClientRect();
      const names = [...document.querySelectorAll('#diagram [data-id^="org."] text, #diagram [data-id^="bloc."] text')].map((text) => text.getBoundingClientRect());
      return [names.filter((box) => box.left < place.left || box.right > place.right).length, Math.min(...names.map((box) => box.height))];
    });
    assert.equal(out, 0, `${hash}: ${out} names are out of sight`);
    assert(least > 8, `${hash}: ${least}`);
    told.push(Math.round(least));
    await close(page);
  }
  return `lines of ${told.join(', ')} pixels`;
});

promise('a neighbourhood that is left is drawn as before', async () => {
  const page = await open(article);
  const drawn = () =>
    page.evaluate(() => [...document.querySelectorAll('#diagram svg > g > *')].map((part) => part.outerHTML.replace(/ (role|aria-label|tabindex|class)="[^"]*"/g, '')).sort());
  const before = await drawn();
  await page.evaluate(() => (location.hash = 'org=inspur&hops=1'));
  await page.waitForFunction(() => document.getElementById('count').textContent.startsWith('5 '));
  const closer = await drawn();
  assert.notDeepEqual(closer, before);
  for (const [lang, title] of [['ko', '2015년 미·중 IT 제휴'], ['en', 'US–China IT alliances, 2015']]) {
    await page.selectOption('#language', lang);
    await page.waitForFunction((wanted) => document.getElementById('title').textContent === wanted, title);
  }
  assert.deepEqual(await drawn(), closer, 'in its own language too');
  await page.evaluate(() => (location.hash = ''));
  await page.waitForFunction(() => document.getElementById('count').textContent.startsWith('25 '));
  assert.deepEqual(await drawn(), before);
  await close(page);
});

promise('the pictures are there too where the browser unpacks nothing', async () => {
  const old = await open(article, { script: () => delete globalThis.DecompressionStream, hash: 'lang=zh&view=matrix' });
  const own = await open(article, { hash: 'lang=zh&view=matrix' });
  const picture = (page) => page.locator('#matrix svg').evaluate((svg) => svg.outerHTML);
  assert.equal(await picture(old), await picture(own));
  const refusals = await old.evaluate(() => [[], [1, 9, 0, 0, 0], [0, 9, 0, 246, 255]].map((packed) => {
    try {
      return String(inflate(new Uint8Array(packed)));
    } catch (error) {
      return error.message;
    }
  }));
  assert.deepEqual(refusals, Array(3).fill('the pictures are damaged'), 'what is cut or damaged is refused');
  await close(old);
  await close(own);
});

promise('a path is found, shown and listed', async () => {
  const page = await open(article);
  await page.fill('#path-from', 'Dell');
  await page.press('#path-from', 'Enter');
  await page.fill('#path-to', '曙光');
  await page.press('#path-to', 'Enter');
  const said = await page.locator('.way > li').allTextContents();
  assert(said.length > 2 && said[0] === 'Dell' && said.at(-1).endsWith('Sugon'), said.join(' / '));
  assert((await page.locator('#diagram .chosen').count()) > 4);
  assert.equal(await page.locator('#diagram [data-id^="org."]').count(), said.length, 'the path is all that is shown');
  await close(page);
});

promise('the table sorts and follows the filters; its CSV guards formulas', async () => {
  const page = await open(article, { hash: 'view=table&family=ownership' });
  const [ties] = await counts(page);
  assert.equal(await page.locator('tbody tr').count(), ties);
  await page.click('thead th:first-child button');
  assert.equal(await page.locator('thead th:first-child').getAttribute('aria-sort'), 'ascending');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#downloads summary').click().then(() => page.click('#save-csv'))]);
  const text = readFileSync(await download.path(), 'utf8');
  const rows = csv(text);
  assert.equal(rows[0][0], 'id');
  assert.equal(rows.length, ties + 1);
  assert(rows.every((row) => row.length === rows[0].length));
  await close(page);
});

promise('the picture is downloaded as SVG and PNG with its colours', async () => {
  const page = await open(article, { hash: 'org=inspur&hops=1' });
  for (const [button, begins] of [['#save-svg', '<svg'], ['#save-png', '\u0089PNG']]) {
    await page.locator('#downloads summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
    const bytes = readFileSync(await download.path());
    assert(bytes.toString('latin1').startsWith(begins), bytes.subarray(0, 20).toString());
    if (button === '#save-svg') assert(!bytes.includes('class=') && bytes.includes('rgb('), 'colours stand in it');
    else assert(bytes.length > 5000);
    const [width, height] = await drawable(bytes, button === '#save-svg' ? 'image/svg+xml' : 'image/png');
    assert(width > 100 && height > 100, `${width} by ${height}`);
  }
  await close(page);
});

promise('axe-core finds no violation in any tab, light or dark, wide or narrow', async () => {
  let checked = 0;
  const tech = exported('tech', '-g', 'us-china-tech');
  for (const colorScheme of ['light', 'dark']) {
    for (const [width, height] of [[1400, 900], [390, 844]]) {
      for (const hash of ['', 'view=timeline', 'view=matrix', 'view=table', 'pick=tie.cisco-inspur&org=cisco', 'pick=org.inspur&org=inspur&hops=1&lang=ko', 'from=dell&to=sugon&lang=zh', 'at=2014-06&view=timeline&family=state', 'tech', 'tech&view=timeline', 'tech&org=huawei&hops=1']) {
        const path = hash.startsWith('tech') ? tech : article;
        const page = await open(path, { hash: hash.replace(/^tech&?/, ''), colorScheme, viewport: { width, height }, bypassCSP: true });
        await page.evaluate(() => document.querySelectorAll('details').forEach((each) => each.id !== 'downloads' && (each.open = true)));
        await page.waitForTimeout(250);
        await page.addScriptTag({ content: axe });
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const told = violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} — ${node.failureSummary.slice(0, 200)}`).join('\n')}`);
        assert.deepEqual(told, [], `${hash} ${colorScheme} ${width}`);
        checked += 1;
        await page.context().close();
      }
    }
  }
  return `${checked} pages`;
});

promise('without scripts the picture is there', async () => {
  const page = await open(article, { javaScriptEnabled: false });
  assert(await page.locator('#diagram svg').isVisible());
  assert((await page.locator('#diagram svg').boundingBox()).height > 300);
  assert(await page.locator('noscript').isVisible().catch(() => true));
  assert(await page.locator('.tools').isHidden());
  await close(page);
});

promise('1,000 organisations with 2,500 ties open on an overview, quickly, and filter quickly', async () => {
  const path = exported('large', '-g', large(1000, 2500));
  const page = await open(path);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  assert(await page.locator('#overview-hint').isVisible());
  assert((await page.locator('#diagram [data-id]').count()) < 40);
  const step = (change) =>
    page.evaluate(async (code) => {
      const start = performance.now();
      new Function(code)();
      document.body.getBoundingClientRect();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - start;
    }, change);
  const measured = { 'first paint': paint };
  const box = (group, at) => `document.querySelectorAll('.filter[data-group=${group}] input')[${at}].click()`;
  const timed = async (name, code) => (measured[name] = await step(code));
  await timed('filter', box('kind', 0));
  await timed('filter off', box('kind', 0));
  await timed('slider', "const t = document.getElementById('time'); t.value = 100; t.dispatchEvent(new Event('input'))");
  await page.fill('#search', 'organisation 7');
  await timed('first neighbourhood', "document.getElementById('search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))");
  assert((await page.locator('#diagram [data-id^="org."]').count()) > 5);
  await timed('another neighbourhood', "dispatchEvent(new Event('x')), location.hash = 'org=o100&hops=1'");
  await timed('filter of a neighbourhood', box('kind', 1));
  await timed('filter of a neighbourhood off', box('kind', 1));
  await page.click('#tab-table');
  await timed('filter of the table', box('kind', 2));
  await page.context().close();
  const told = Object.entries(measured).map(([name, time]) => `${name} ${Math.round(time)} ms`).join(', ');
  assert(Object.values(measured).every((time) => time < 1500), told);
  return `${statSync(path).size} bytes; ${told}`;
});

if (shots) {
  promise('screenshots', async () => {
    mkdirSync(shots, { recursive: true });
    const tech = exported('tech', '-g', 'us-china-tech');
    const views = [
      ['open', article, 'light', ''],
      ['dark', article, 'dark', 'org=cisco&pick=tie.cisco-inspur'],
      ['org', article, 'light', 'org=inspur&pick=org.inspur&lang=zh'],
      ['ko', article, 'light', 'lang=ko&org=inspur&hops=1'],
      ['zh', article, 'dark', 'lang=zh&view=timeline'],
      ['matrix', article, 'light', 'view=matrix'],
      ['table', article, 'light', 'view=table'],
      ['path', article, 'light', 'from=dell&to=sugon'],
      ['tech', tech, 'light', ''],
      ['tech-org', tech, 'dark', 'org=huawei&hops=1'],
      ['tech-bloc', tech, 'light', 'pick=bloc.cn'],
      ['tech-timeline', tech, 'light', 'view=timeline'],
    ];
    for (const [size, width, height, deviceScaleFactor] of [['phone', 390, 844, 2], ['desktop', 1400, 900, 1]]) {
      for (const [name, path, colorScheme, hash] of views) {
        const page = await open(path, { hash, colorScheme, viewport: { width, height }, deviceScaleFactor });
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(resolve(shots), `${size}-${name}.png`) });
        await close(page);
      }
    }
    return shots;
  });
}

let failed = 0;
for (const { what, keep } of promises) {
  try {
    const told = await keep();
    console.log(`ok: ${what}${told ? ` (${told})` : ''}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${what}\n${error.stack}`);
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
