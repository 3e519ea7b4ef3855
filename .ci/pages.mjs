// Hostile names run nothing in the explorer and in reports, and the served page follows the files: asserted in Chromium.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(`${process.env.NODE_PATH}/`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [tieup, graphs, shots] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tieup-pages-'));
if (shots) mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A page that keeps whatever it asks for, says and opens.
async function fresh() {
  const page = await (await browser.newContext({ viewport: { width: 1300, height: 850 } })).newPage();
  page.asked = [];
  page.said = [];
  page.on('request', (request) => page.asked.push(request.url()));
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(String(error)));
  page.on('dialog', (dialog) => {
    page.said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return page;
}

// What no text may make: scripts, pictures from elsewhere, handlers, frames, forms, addresses that run.
const made = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const bad = all.filter(
      (element) =>
        [...element.attributes].some((attribute) => /^on/i.test(attribute.name)) ||
        ['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'FORM', 'AUDIO', 'VIDEO'].includes(element.tagName.toUpperCase()) ||
        /^\s*(javascript|vbscript):/i.test(element.getAttribute('href') ?? element.getAttribute('src') ?? ''),
    );
    return { bad: bad.map((element) => element.outerHTML.slice(0, 200)), scripts: document.scripts.length };
  });

async function hostile() {
  const names = readdirSync(graphs).filter((name) => name === 'plain' || /^\d+$/.test(name));
  assert(names.includes('plain') && names.length > 10, `${graphs} holds the graphs that the tests of hostile names leave`);
  const scripts = {};
  for (const name of ['plain', ...names.filter((name) => name !== 'plain')]) {
    const graph = join(graphs, name);
    const explorer = join(folder, `${name}.html`);
    const report = join(folder, `${name}-report.html`);
    execFileSync(tieup, ['-g', graph, 'export', '-o', explorer]);
    execFileSync(tieup, ['-g', graph, 'report', '-o', report]);
    const page = await fresh();
    for (const [path, hashes] of [
      [explorer, ['', 'pick=org.a', 'pick=tie.one', 'pick=tie.two&lang=ko', 'view=timeline', 'view=matrix&lang=zh', 'view=table', 'org=b&hops=1', 'from=c&to=d']],
      [report, ['']],
    ]) {
      for (const hash of hashes) {
        // Another hash alone would load nothing.
        await page.goto('about:blank');
        await page.goto(`file://${path}${hash && `#${hash}`}`);
        if (path === explorer) await page.waitForFunction(() => document.getElementById('count').textContent);
        const { bad, scripts: count } = await made(page);
        assert.deepEqual(bad, [], `${name} ${hash}`);
        scripts[path === explorer] ??= count;
        assert.equal(count, scripts[path === explorer], `${name} ${hash}: scripts`);
        if (shots && name === '1' && hash === 'pick=tie.one') await page.screenshot({ path: join(shots, 'hostile.png') });
      }
    }
    // Typing what a name has finds it, and shows it as text.
    await page.goto(`file://${explorer}`);
    await page.fill('#search', JSON.parse(readFileSync(join(graph, 'graph.json'), 'utf8')).org.a.name.slice(0, 6));
    assert.deepEqual((await made(page)).bad, [], `${name}: what is found`);
    assert.deepEqual(page.said, [], `${name}: nothing on the console, no dialog`);
    assert.deepEqual(page.asked.filter((url) => !/^(file|data|blob|about):/.test(url)), [], `${name}: no request`);
    await page.context().close();
  }
  console.log(`${names.length} graphs of hostile names: nothing runs, nothing is asked for`);
}

async function served() {
  const graph = join(folder, 'served');
  cpSync(new URL('../graphs/us-china-2015', import.meta.url), graph, { recursive: true });
  const file = join(graph, readdirSync(graph).find((name) => name === 'graph.toml'));
  const good = readFileSync(file, 'utf8');
  // As editors save: a new file takes the place of the old one.
  const save = (text) => {
    writeFileSync(`${file}~`, text);
    renameSync(`${file}~`, file);
  };
  const server = spawn(tieup, ['-g', graph, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const address = await new Promise((told) => server.stdout.once('data', (text) => told(String(text).trim())));
  const page = await fresh();
  await page.goto(`${address}#view=table`);
  const title = await page.title();
  const seen = () => page.evaluate(() => document.querySelector('#tieup-faults details')?.innerText ?? '');
  const sound = async (what) => {
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run());
    assert.deepEqual(found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html)}`), [], what);
  };

  await page.evaluate(() => (window.mark = true));
  let start = Date.now();
  save(good.replace('title = "', 'title = "Changed '));
  await page.waitForFunction(() => !window.mark && document.title.startsWith('Changed'));
  console.log(`a saved file is on the page after ${Date.now() - start} ms`);
  assert.match(page.url(), /#view=table$/, 'the place is kept');

  await page.evaluate(() => (window.mark = true));
  start = Date.now();
  save(`${good}\n[org.x]\nname = 3\nhq = "<img src=x onerror=alert(1)>"\n`);
  await page.waitForFunction(() => document.querySelector('#tieup-faults li'));
  console.log(`a fault is on the page after ${Date.now() - start} ms`);
  assert.match(await seen(), /expected a string, found a number/);
  assert.match(await seen(), /graph\.toml:\d+:\d+/);
  assert(await page.evaluate(() => window.mark && document.title.startsWith('Changed')), 'the last good graph stays, without a reload');
  assert.deepEqual((await made(page)).bad, []);
  await sound('axe, with faults');
  if (shots) await page.screenshot({ path: join(shots, 'faults.png') });
  await page.reload();
  assert.match(await seen(), /expected a string/, 'the page comes with them');
  await page.setViewportSize({ width: 390, height: 844 });
  if (shots) await page.screenshot({ path: join(shots, 'faults-phone.png') });

  save(good);
  await page.waitForFunction((title) => document.title === title && document.querySelector('#tieup-faults details').hidden, title);
  assert.equal(await seen(), '');
  await sound('axe, without');
  server.kill();
  await page.waitForFunction(() => document.getElementById('tieup-faults').innerText.includes('does not answer'));
  assert.deepEqual(page.said.filter((text) => !text.includes('ERR_')), [], 'nothing on the console');
  assert.deepEqual(page.asked.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url)), [], 'no request elsewhere');
  await page.context().close();

  writeFileSync(file, '[graph]\ntitel = "x"\n');
  const broken = spawn(tieup, ['-g', graph, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const second = await new Promise((told) => broken.stdout.once('data', (text) => told(String(text).trim())));
  const never = await fresh();
  await never.goto(second);
  assert.match(await never.evaluate(() => document.body.innerText), /can’t be shown yet[^]*there is no field `titel`/);
  await never.evaluate(axe);
  if (shots) await never.screenshot({ path: join(shots, 'never-good.png') });
  writeFileSync(file, good);
  await never.waitForFunction((title) => document.title === title, title);
  broken.kill();
  assert.deepEqual(never.said.filter((text) => !text.includes('ERR_')), []);
  console.log('the served page follows the files, keeps the place, tells of faults and of their end');
}

try {
  await hostile();
  await served();
} finally {
  await browser.close();
}
process.exit(0);
