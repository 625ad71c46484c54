import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contentOf, folderOf, lectern, lecternPath } from './lectern.ts';

const gallery = fileURLToPath(new URL('../fixtures/gallery', import.meta.url));

describe('lectern build', () => {
  it('writes the page with its assets, and one file named after the folder', () => {
    const folder = folderOf({ 'talk/1.md': '# Talk\n\n## One\n' });
    const { status, stdout, stderr } = lectern(folder, ['build', 'talk']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('2 slides → dist/index.html, dist/talk.html\n');
    expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['assets', 'index.html', 'talk.html']);
  });

  it('builds the current folder if none is named', () => {
    const folder = folderOf({ 'deck.yaml': 'name: mine\n', '1.md': '## One\n' });
    expect(lectern(folder, ['build']).status).toBe(0);
    expect(existsSync(join(folder, 'dist', 'mine.html'))).toBe(true);
    // What was written is no section of the next build.
    expect(lectern(folder, ['build']).stdout).toMatch(/^1 slide /);
  });

  it('builds one file with its settings as front matter', () => {
    const folder = folderOf({
      'talk.md': '---\ntitle: My talk\ntheme: dark\n---\n\n## One\n',
      'deck.yaml': 'nonsense',
    });
    expect(lectern(folder, ['build', 'talk.md', '--out', 'out']).status).toBe(0);
    const html = readFileSync(join(folder, 'out', 'talk.html'), 'utf8');
    expect(html).toContain('<title>My talk</title>');
    expect(html).toContain('data-theme="dark"');
  });

  it('tells all errors at once, each with its place and what to do, and writes nothing', () => {
    const folder = folderOf({
      'deck.yaml': 'titel: X\n',
      '1.md': '## One\n\n- see ![a map](pictures/Map.png)\n\n[there](#nowhere)\n\n## Two {layout=quoted}\n',
      'pictures/map.png': 'x',
    });
    const { status, stderr, stdout } = lectern(folder, ['build']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(existsSync(join(folder, 'dist'))).toBe(false);
    expect(stderr).toMatchInlineSnapshot(`
      "1.md:3:7: error: There is no file \`pictures/Map.png\`
        1 | ## One
        2 |
      > 3 | - see ![a map](pictures/Map.png)
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
        4 |
        It is written \`pictures/map.png\`: upper and lower case count.

      1.md:5:1: error: No slide has the id \`#nowhere\`
        3 | - see ![a map](pictures/Map.png)
        4 |
      > 5 | [there](#nowhere)
          | ^^^^^^^^^^^^^^^^^
        6 |
        \`lectern outline\` lists all ids.

      1.md:7:9: error: There is no layout \`quoted\`
        5 | [there](#nowhere)
        6 |
      > 7 | ## Two {layout=quoted}
          |         ^^^^^^^^^^^^^
        Did you mean \`quote\`? A layout of your own is a file templates/slide/quoted.hbs.

      deck.yaml:1:1: error: There is no setting \`titel\`
      > 1 | titel: X
          | ^^^^^
        Did you mean \`title\`?

      4 errors
      Nothing was written.
      "
    `);
  });

  it('tells of no unknown variable where deck.yaml is wrong, which may have it', () => {
    const yaml = 'title: Sound: what travels\nvariables: {school: X}\n';
    const { stderr } = lectern(folderOf({ 'deck.yaml': yaml, '1.md': '## One\n\n{{school}}\n' }), ['build']);
    expect(stderr).toMatch(/^deck.yaml:1:8: error: A text with a colon[\s\S]*\n1 error\n/);
  });

  it('keeps the last good output when the deck breaks', () => {
    const folder = folderOf({ '1.md': '## One\n' });
    lectern(folder, ['build']);
    const before = contentOf(join(folder, 'dist'));
    writeFileSync(join(folder, '1.md'), '## One\n\n![](gone.png)\n');
    expect(lectern(folder, ['build']).status).toBe(1);
    expect(contentOf(join(folder, 'dist'))).toEqual(before);
  });

  it('says which deck, or which selection of it, another one takes the place of', () => {
    const folder = folderOf({
      'one/deck.yaml': 'selections: {short: .short}\n',
      'one/1.md': '## A {.short}\n\n## B\n',
    });
    const say = (...args: string[]): string => lectern(folder, ['build', ...args]).stdout;
    expect(say('one')).toBe('2 slides → dist/index.html, dist/one.html\n');
    expect(say('one')).toBe('2 slides → dist/index.html, dist/one.html\n');
    expect(say('one', '--select', 'short')).toBe(
      '1 slide → dist/index.html, dist/one-short.html\none-short is now in place of dist/index.html (one).\n',
    );
    writeFileSync(join(folder, 'talk.md'), '## A\n');
    expect(say('talk.md')).toContain('\ntalk is now in place of dist/index.html (one-short).\n');
  });

  it('takes a class for no slip that theme.css or a selection names', () => {
    const slides = '## A {.teachr}\n\n- x {.fragmnt}\n';
    const warned = lectern(folderOf({ '1.md': slides }), ['build']).stderr;
    expect(warned).toMatch(/1:7: warning: `\.teachr`[\s\S]*3:6: warning: `\.fragmnt`/);
    const own = { 'deck.yaml': 'selections: {x: .teachr}\n', 'theme.css': '.fragmnt { color: red }\n', '1.md': slides };
    expect(lectern(folderOf(own), ['build']).stderr).toBe('');
  });

  it('leaves foreign files alone and takes away assets that are no longer used', () => {
    const folder = folderOf({ '1.md': '## One\n\n![](a.svg)\n', 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    lectern(folder, ['build']);
    writeFileSync(join(folder, 'dist', 'assets', 'mine.txt'), 'keep');
    expect(readdirSync(join(folder, 'dist', 'assets')).some((file) => file.startsWith('a-'))).toBe(true);
    writeFileSync(join(folder, '1.md'), '## One\n');
    lectern(folder, ['build']);
    const assets = readdirSync(join(folder, 'dist', 'assets'));
    expect(assets).toContain('mine.txt');
    expect(assets.some((file) => file.startsWith('a-'))).toBe(false);
  });

  it('makes the same bytes in any folder, time zone, locale and order of files', () => {
    const one = folderOf({});
    cpSync(gallery, join(one, 'gallery'), { recursive: true });
    const other = folderOf({});
    const there = join(other, 'somewhere else', 'gallery');
    for (const path of [...contentOf(gallery).keys()].reverse()) {
      mkdirSync(join(there, path, '..'), { recursive: true });
      cpSync(join(gallery, path), join(there, path));
      utimesSync(join(there, path), 1, 1);
    }
    lectern(one, ['build', 'gallery'], { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C' });
    lectern(other, ['build', there], { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
    expect(contentOf(join(one, 'dist')).size).toBeGreaterThan(10);
    expect(contentOf(join(other, 'dist'))).toEqual(contentOf(join(one, 'dist')));
  });

  it('carries a picture once in the single file, however often it is shown', () => {
    const slides = Array.from({ length: 5 }, (_, index) => `## S${index}\n\n![a line](a.svg)\n`).join('\n');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 9h40"/></svg>';
    const folder = folderOf({ 'talk/1.md': slides, 'talk/a.svg': svg });
    lectern(folder, ['build', 'talk']);
    const html = readFileSync(join(folder, 'dist', 'talk.html'), 'utf8');
    expect(html.split(Buffer.from(svg).toString('base64'))).toHaveLength(2);
    expect(html.match(/<use href="#lectern-picture-1"\/>/g)).toHaveLength(5);
  });

  it('warns of heavy media and names the largest files', () => {
    const folder = folderOf({ 'talk/1.md': '## A\n\n![](a.mp4)\n', 'talk/a.mp4': new Uint8Array(21 * 1024 * 1024) });
    const { status, stderr } = lectern(folder, ['build', 'talk']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^talk\/1\.md:3:1: warning: .*21\.0 MB/);
    expect(stderr).toContain('a.mp4 (21.0 MB)');
  });

  it('tells of a missing picture at each place, and of links that lead nowhere', () => {
    const folder = folderOf({ '1.md': '## A\n\n![a](x.png)\n\n## B\n\n![a](x.png)\n\n![b](y.png)\n' });
    symlinkSync('y.png', join(folder, 'y.png'));
    const { stderr } = lectern(folder, ['build']);
    expect(stderr).toMatch(/^1\.md:3:1: error: There is no file `x\.png`[\s\S]*and 1 more: 1\.md:7:1\n/);
    expect(stderr).toContain('1.md:9:1: error: `y.png` is a link that leads nowhere');
  });

  it.each(['build', 'outline'])('does not mind a reader who goes away: %s', async (command) => {
    const child = spawn(process.execPath, [lecternPath, command, gallery], { cwd: folderOf({}), stdio: 'pipe' });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('warns of characters that the fonts do not have, at their place', () => {
    const folder = folderOf({ '1.md': '## A\n\nDone ✅ and 中\n' });
    expect(lectern(folder, ['build']).stderr).toMatch(/^1\.md:3:6: warning: .*“✅”, “中”/);
  });

  it('doubts a name that comes near to a known one, unless the deck has a rule for it', () => {
    const files = { '1.md': '## A {mod=x}\n\n::: colums\nx\n:::\n\n- a {.fragment .grown}\n' };
    expect(lectern(folderOf(files), ['build']).stderr.match(/: warning: /g)).toHaveLength(2);
    const css = '.colums { color: red }\n.fragment.grown { color: blue }\n';
    expect(lectern(folderOf({ ...files, 'theme.css': css }), ['build']).stderr).toBe('');
  });

  it('opens the policy for the hosts that deck.yaml allows, and says so', () => {
    const folder = folderOf({ 'deck.yaml': 'allow: [a.example]\n', '1.md': '## A\n\n![x](https://a.example/x.png)\n' });
    const { status, stdout } = lectern(folder, ['build']);
    expect(status).toBe(0);
    expect(stdout).toContain('This deck needs the network: it may load files from a.example.');
    expect(readFileSync(join(folder, 'dist', 'index.html'), 'utf8')).toContain('https://a.example/x.png');
  });
});

describe('wrong use', () => {
  it.each([
    ['an unknown command', ['built'], /unknown command 'built'/],
    ['an unknown option', ['build', '--outt', 'x'], /unknown option '--outt'[\s\S]*--out/],
    ['a deck that is not there', ['build', 'nowhere'], /There is no folder or file nowhere/],
    ['an output over the sources', ['build', '.', '--out', '.'], /is the deck's own folder/],
    ['an output around the sources', ['build', 'deck', '--out', '.'], /holds the deck's own folder/],
    [
      'an output into what the deck shows',
      ['build', 'deck', '--out', 'deck/pictures'],
      /is a folder that the deck reads from/,
    ],
    ['an output into a folder of sections', ['build', 'deck', '--out', 'deck/parts'], /reads from \(parts.2\.md\)/],
    ['an output that is a file', ['build', 'deck', '--out', 'file'], /is a file, not a folder/],
    ['an output below a file', ['build', 'deck', '--out', 'file/x'], /a file stands where a folder should be/],
    ['an output that is a link to itself', ['build', 'deck', '--out', 'loop'], /its links lead in a circle/],
    ['an output with too long a name', ['build', 'deck', '--out', 'x'.repeat(300)], /a file name is too long/],
    ['a page that is a link to itself', ['build', 'deck', '--out', 'looped'], /in a circle \(looped.index\.html\)/],
    ['a page of somebody else', ['build', 'deck', '--out', 'theirs'], /index\.html was not made by Lectern/],
    ['a single file of somebody else', ['build', 'deck', '--out', 'others'], /deck\.html was not made by Lectern/],
    ['pages to print into data', ['print', 'deck', '--out', 'deck/data'], /reads from \(data.a\.md\)/],
    ['an output without a name', ['build', 'deck', '--out', ''], /--out names no folder/],
    [
      'a folder in the place of a page',
      ['build', 'deck', '--out', 'taken'],
      /a folder stands where.*taken.index\.html\)/,
    ],
    ['no command', [], /Usage: lectern/],
  ])('%s ends with 2 and one message', (_what, args, message) => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const folder = folderOf({
      '1.md': '## A\n',
      'deck/deck.yaml': 'sections: [1.md, parts/2.md]\n',
      'deck/1.md': '## A\n\n![](pictures/a.svg)\n',
      'deck/parts/2.md': '## B\n\n::: include ../data/a.md\n',
      'deck/data/a.md': 'x\n',
      'deck/pictures/a.svg': svg,
      file: '',
      'taken/index.html/x': '',
      'looped/x': '',
      'theirs/index.html': 'theirs',
      'others/deck.html': 'theirs',
    });
    for (const loop of ['loop', 'looped/index.html']) symlinkSync(basename(loop), join(folder, loop));
    const { status, stdout, stderr } = lectern(folder, args);
    expect(status).toBe(2);
    expect(stdout + stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['--help', /build \[options\] \[deck\]/],
    ['--version', /^\d+\.\d+\.\d+\n$/],
  ])('%s answers with 0', (flag, expected) => {
    const { status, stdout } = lectern(folderOf({}), [flag]);
    expect(status).toBe(0);
    expect(stdout).toMatch(expected);
  });
});

describe('settings with a mistake', () => {
  const sections = {
    '1.md': '## A\n\nOne [@a]. Two [@b].\n\n## Sources {layout=references}\n',
    'a.bib': '@misc{a, title={A}}\n',
  };
  it.each([
    ['a file of sources that is not there', 'bibliography: gone.bib', 'There is no file `gone.bib`'],
    ['one of several', 'bibliography: [a.bib, gone.bib]', 'There is no file `gone.bib`'],
    ['one of a wrong kind', 'bibliography: a.bub', 'Entry 1 of `bibliography` must be'],
    ['a key that is misspelt', 'bibliograhpy: a.bib', 'There is no setting `bibliograhpy`'],
  ])('are told without what follows from them: %s', (_what, settings, message) => {
    const { stderr } = lectern(folderOf({ 'deck.yaml': `${settings}\n`, ...sections }), ['build']);
    expect(stderr).toMatch(/^deck\.yaml:1:\d+: error: /);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/\n1 error\nNothing was written\.\n$/);
  });
});

describe('a folder that is hardly meant as a deck', () => {
  it.each([
    [
      'has a deck below it',
      { 'README.md': '', 'CHANGES.md': '## A\n', 'slides/deck.yaml': '', 'slides/1.md': '## A\n' },
      0,
    ],
    ['has only folders with Markdown', { 'README.md': '', 'slides/1.md': '## A\n', 'src/a.c': '' }, 1],
  ])('%s: what to type is said', (_what, files, code) => {
    const { status, stderr } = lectern(folderOf(files), ['build']);
    expect(status).toBe(code);
    expect(stderr).toContain("Name the deck's folder, as in `lectern build slides`.");
  });

  it('is a deck if it has settings, or none below it has', () => {
    const files = { '1.md': '## A\n', 'parts/2.md': '## B\n', 'old/deck.yaml': '', 'deck.yaml': '' };
    expect(lectern(folderOf(files), ['build']).stderr).toBe('');
    expect(lectern(folderOf({ '1.md': '## A\n', 'parts/2.md': '## B\n' }), ['build']).stderr).toBe('');
  });
});

describe('decks that are no decks', () => {
  it.each([
    ['an empty folder', {}, /There is no section in/],
    ['text that is not UTF-8', { '1.md': Buffer.from('## A\n\nb\xe9\n', 'latin1') }, /^1\.md:3:2: error: .*UTF-8/],
    ['a file that is too large', { '1.md': 'x'.repeat(11 * 1024 * 1024) }, /11\.0 MB/],
    ['a folder named as a section', { 'a.md/x': 'y', '1.md': '## A\n' }, /a\.md/],
    ['a paragraph that is too long', { '1.md': `## A\n\n${'x'.repeat(9_500_000)}` }, /^1\.md:3:1: error: .*9\.1 MB/],
    ['quotes without end', { '1.md': '>'.repeat(10_000) }, /^1\.md:1:1: error: /],
    ['settings that are no settings', { 'deck.yaml': '- a\n', '1.md': '## A\n' }, /^deck\.yaml:1:1: error: /],
    [
      'a template with a slip',
      { '1.md': '## A\n', 'templates/slide/content.hbs': '<section>\n{{#if heading}}{{{hedding}}}{{/if}}</section>' },
      /^templates\/slide\/content\.hbs:2:\d+: error: .*hedding[\s\S]*heading/,
    ],
  ])('%s: one clear error, and 1', (_what, files, message) => {
    const { status, stderr } = lectern(folderOf(files), ['build']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
  });
});
