import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { readPdf } from '../../src/print/pdf/read.ts';
import { gallery, lesson } from './decks.ts';
import { eventually, useBrowser } from './harness.ts';
import { folderWith, onA4, printFolder } from './print.ts';
import { squeeze } from './printed.ts';

const { browser } = useBrowser();

const steps = `# Talk

## One

- first {.fragment}
- second {.fragment}

Note: said, not shown

## Two

See [One](#one).
`;

// The gallery and the lesson: print-pages.test.ts.
test('a new deck prints with no error: slides, notes and handout', async () => {
  const kinds = ['slides', 'notes', 'handout'] as const;
  const { findings, files } = await printFolder(browser(), 'templates/new', { kinds });
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect([...files.keys()]).toEqual(['slides.pdf', 'notes.pdf', 'handout.pdf']);
});

test('the lesson prints with no error for students too', { timeout: 90_000 }, async () => {
  const { findings } = await printFolder(browser(), lesson, { edition: 'student' });
  expect(findings.map(({ message }) => message)).toEqual([]);
});

test('notes that go on to a further page may end with words of the next slide', async () => {
  const long = 'One line of what there is to say, of about seventy letters, and more.\n\n'.repeat(30);
  const said = 'The administrative boundary line';
  const deck = folderWith({ 'a.md': `## One\n\nA\n\nNote:\n${long}${said}\n\n## Two\n\nB of two\n\n${said}\n` });
  const { findings } = await printFolder(browser(), deck, { kinds: ['notes'] });
  expect(findings.map(({ message }) => message)).toEqual([]);
});

test('--beside notes: in columns they go on to a further page side by side', async () => {
  const slide = (name: string) =>
    `## ${name}\n\nSeen of ${name}.\n\nNote:\n${`What to say of ${name}, at length.\n\n`.repeat(40)}The last of ${name}.\n\n`;
  const deck = folderWith({ 'a.md': ['One', 'Two', 'Three', 'Four'].map(slide).join('') });
  const paper = { ...onA4, beside: 'notes', landscape: true } as const;
  const { findings, files } = await printFolder(browser(), deck, { kinds: ['handout'], paper });
  expect(findings.map(({ message }) => message)).toEqual([]);
  const read = readPdf(files.get('handout.pdf') ?? new Uint8Array());
  if ('fault' in read) throw new Error(read.fault);
  const texts = read.pdf.pages.map(({ runs }) => runs.map(({ text }) => text).join(''));
  expect(texts.map((text) => [...text.matchAll(/The last of (\w+?)\./g)].map(([, name]) => name))).toEqual([
    [],
    ['One', 'Two', 'Three'],
    [],
    ['Four'],
  ]);
});

test('the same deck gives the same bytes', { timeout: 90_000 }, async () => {
  const folder = folderWith({ 'a.md': steps });
  const kinds = ['slides', 'notes', 'handout'] as const;
  const one = await printFolder(browser(), folder, { kinds });
  const two = await printFolder(browser(), folder, { kinds });
  for (const [path, bytes] of one.files) expect(Buffer.from(two.files.get(path) ?? []).equals(bytes)).toBe(true);
});

test('slides.pdf: outline by part and slide, links that lead to pages, no note anywhere', async () => {
  const pdf = await printSteps({});
  expect(pdf.outline).toEqual([
    { title: 'Talk', level: 1, page: 0 },
    { title: 'One', level: 1, page: 1 },
    { title: 'Two', level: 1, page: 2 },
  ]);
  expect(pdf.pages[2]?.links).toEqual([{ page: 1 }]);
  expect(textOf(pdf)).not.toMatch(/said/);
});

test('--range: a link into a slide that is left out is no fault', async () => {
  const files = {
    'deck.yaml': 'bibliography: refs.bib\n',
    'refs.bib': '@misc{un, title = {Resolution}}\n',
    'a.md': '## One\n\nA fact [@un], more [there](#there)\n\n## Two\n\n[words]{#there}\n',
  };
  const { findings } = await printFolder(browser(), folderWith(files), { range: 'one' });
  expect(findings.map(({ message }) => message)).toEqual([]);
});

test('notes that go on to further pages are found there, and each page has the name of the slide and its number', async () => {
  const long = 'One line of what there is to say, of about seventy letters, and more.\n\n'.repeat(30);
  const deck = folderWith({ 'a.md': `## One\n\nA\n\nNote:\n${long}The ${'very '.repeat(99)}last.\n\n## Two\n\nB\n` });
  const { findings, files } = await printFolder(browser(), deck, { kinds: ['notes'] });
  expect(findings.map(({ message }) => message)).toEqual([]);
  const read = readPdf(files.get('notes.pdf') ?? new Uint8Array());
  if ('fault' in read) throw new Error(read.fault);
  const texts = read.pdf.pages.map(({ runs }) => squeeze(runs.map(({ text }) => text).join('')));
  expect(texts).toEqual([
    expect.stringMatching(/^1\/3Notes·Slide1One/),
    expect.stringMatching(/^2\/3Notes·Slide1One.*verylast/),
    expect.stringMatching(/^3\/3Notes·Slide2Two/),
  ]);
});

test('--beside notes: each slide is found with its notes, also where several stand on a page', async () => {
  const slide = (name: string) =>
    `## ${name}\n\nSeen of ${name}.\n\nNote:\n${`What to say of ${name}, at length. `.repeat(30)}\n\n`;
  const deck = folderWith({ 'a.md': ['One', 'Two', 'Three', 'Four', 'Five'].map(slide).join('') });
  const paper = { ...onA4, beside: 'notes' } as const;
  const { findings, files } = await printFolder(browser(), deck, { kinds: ['handout'], paper });
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect([...files.keys()]).toEqual(['handout.pdf']);
});

test('--steps: a page for each step, and links lead to the first of them', async () => {
  const pdf = await printSteps({ steps: true });
  const shown = pdf.pages
    .map(({ runs }) => runs.map(({ text }) => text).join(''))
    .map((text) => [text.includes('first'), text.includes('second')]);
  expect(shown).toEqual([
    [false, false],
    [false, false],
    [true, false],
    [true, true],
    [false, false],
  ]);
  expect(pdf.pages[4]?.links).toEqual([{ page: 1 }]);
});

test('--png: a picture for each slide, at the asked scale', async () => {
  const { files } = await printFolder(browser(), folderWith({ 'a.md': steps }), { kinds: [], pngScale: 0.25 });
  expect([...files.keys()]).toEqual(['png/slide-1.png', 'png/slide-2.png', 'png/slide-3.png']);
  for (const bytes of files.values()) {
    const header = Buffer.from(bytes);
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([480, 270]);
  }
});

test('a failed print leaves the last good one as it was, and no other file', { timeout: 90_000 }, async () => {
  const folder = folderWith({ 'a.md': '## One\n\nfine\n' });
  const out = join(folder, 'out');
  expect(await run(folder, out)).toMatchObject({ code: 0 });
  const good = readFileSync(join(out, 'slides.pdf'));
  const broken = folderWith({ 'a.md': `## One\n\n${'- much\n'.repeat(60)}` });
  expect(await run(broken, out)).toMatchObject({ code: 1, said: expect.stringContaining('goes') });
  expect(readdirSync(out)).toEqual(['slides.pdf']);
  expect(readFileSync(join(out, 'slides.pdf')).equals(good)).toBe(true);
  expect(await run(broken, out, ['--force'])).toMatchObject({ code: 0, said: expect.stringContaining('warning') });
});

test('prints for a user without a home, as in a container', { timeout: 90_000 }, async () => {
  const folder = folderWith({ 'a.md': '## One\n\nfine\n' });
  const code = `
    import os from 'node:os';
    import { syncBuiltinESMExports } from 'node:module';
    os.homedir = () => {
      if (process.env.HOME) return process.env.HOME;
      throw new Error('uv_os_homedir returned ENOENT');
    };
    syncBuiltinESMExports();
  `;
  const env = {
    HOME: '',
    XDG_CACHE_HOME: '',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}`,
  };
  expect(await run(folder, join(folder, 'out'), [], env)).toEqual({ code: 0, said: '' });
});

test('after Ctrl+C no browser runs and no file is left', { timeout: 90_000 }, async () => {
  const temp = mkdtempSync(join(inject('decks'), 'ctrl-c-'));
  const out = join(temp, 'out');
  const child = spawn(process.execPath, [command, 'print', gallery, '--out', out], {
    cwd: root,
    env: { ...process.env, TMPDIR: temp, CHROME_PATH: inject('browser').executablePath, ...inject('browser').env },
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  // The browser's own folder is there: it has been started.
  await eventually(() => readdirSync(temp).some((name) => name.includes('profile'))).toBe(true);
  child.kill('SIGINT');
  await ended;
  await eventually(() => runningWith(temp)).toEqual([]);
  expect(readdirSync(temp)).toEqual([]);
  expect(existsSync(out)).toBe(false);
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'lib', 'main.js');

async function printSteps(job: Parameters<typeof printFolder>[2]) {
  const { files, findings } = await printFolder(browser(), folderWith({ 'a.md': steps }), job);
  expect(findings).toEqual([]);
  const read = readPdf(files.get('slides.pdf') ?? new Uint8Array());
  if ('fault' in read) throw new Error(read.fault);
  return read.pdf;
}

const textOf = (pdf: object): string => JSON.stringify(pdf);

function run(
  deck: string,
  out: string,
  more: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; said: string }> {
  const args = [command, 'print', deck, '--only', 'slides', '--out', out, ...more];
  const child = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: '1', ...env } });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

/** The processes whose command line names a folder; on systems without /proc none is seen. */
function runningWith(folder: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    });
}
