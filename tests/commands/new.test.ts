import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runNew, titleOf } from '../../src/commands/new.ts';
import { contentOf, folderOf, lectern, lecternPath } from './lectern.ts';

describe('lectern new', () => {
  it('makes a deck, says what it made and what to type next', () => {
    const folder = folderOf({});
    const { status, stdout, stderr } = lectern(folder, ['new', 'my-lesson'], { npm_command: '' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replace(lecternPath, 'PATH')).toMatchInlineSnapshot(`
      "Made a deck of 7 files:
        my-lesson/00-opening.md
        my-lesson/01-write.md
        my-lesson/02-teach.md
        my-lesson/README.md
        my-lesson/deck.schema.json
        my-lesson/deck.yaml
        my-lesson/images/path.svg

      Next: node PATH dev my-lesson --open
      "
    `);
    expect([...contentOf(folder).keys()]).toHaveLength(7);
  });

  it.runIf(process.platform !== 'win32').each([
    ['bin/lectern', '', 'lectern'],
    ['node_modules/.bin/lectern', '', 'npx lectern'],
    ['node_modules/lectern/lib/main.js', '', 'npx lectern'],
    ['global/node_modules/lectern/lib/main.js', '', 'lectern'],
    ['global/node_modules/lectern/lib/main.js', 'exec', 'npx lectern'],
    ['lib/main.js', '', 'node lib/main.js'],
    ['my tools/main.js', '', 'node "my tools/main.js"'],
  ])('started as %s (npm %s) it is typed again as %s', (path, npm_command, typed) => {
    const folder = folderOf({});
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(lecternPath, join(folder, path));
    const env = { ...process.env, npm_command };
    const { stdout } = spawnSync(process.execPath, [path, 'new', 'a'], { cwd: folder, encoding: 'utf8', env });
    expect(stdout).toContain(`\nNext: ${typed} dev a --open\n`);
  });

  it('makes one that builds without a warning', () => {
    const folder = folderOf({});
    lectern(folder, ['new', 'my-lesson']);
    const { status, stdout, stderr } = lectern(folder, ['build', 'my-lesson']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe('12 slides → dist/index.html, dist/my-lesson.html\n');
  });

  it('names the schema of the settings by a path that is right without a network', () => {
    const folder = folderOf({});
    lectern(folder, ['new', 'a']);
    const [line] = readFileSync(join(folder, 'a', 'deck.yaml'), 'utf8').split('\n');
    const schema = /^# yaml-language-server: \$schema=(.+)$/.exec(line ?? '')?.[1] ?? '';
    const text = readFileSync(join(folder, 'a', schema), 'utf8');
    expect(text).toBe(readFileSync(new URL('../../deck.schema.json', import.meta.url), 'utf8'));
  });

  it('takes title and file name from the last part of the path, whose folders it makes', () => {
    const folder = folderOf({});
    const { status, stdout } = lectern(folder, ['new', "lessons/5b/The river's end (2)/"]);
    expect(status).toBe(0);
    expect(stdout).toContain(`dev "lessons/5b/The river's end (2)"`);
    const { stdout: said } = lectern(folder, ['build', "lessons/5b/The river's end (2)"]);
    expect(said).toContain("dist/The river's end (2).html");
    const html = readFileSync(join(folder, 'dist', 'index.html'), 'utf8');
    expect(html).toContain('<title>The river&#x27;s end (2)</title>');
    expect(html).not.toMatch(/my.lesson/i);
  });

  it('fills a folder that is empty', () => {
    const folder = folderOf({});
    expect(lectern(folder, ['new', '.']).stdout).toMatch(/^Next: .*dev --open$/m);
    expect(readdirSync(folder)).toContain('deck.yaml');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each([
    ['a folder with something in it', 'full', /full is there already, and has something in it/],
    ['a folder with a hidden file', 'hidden', /has something in it/],
    ['a file', 'file', /file is there already, and is a file/],
    ['a file on the way', 'file/deck', /file\/deck cannot be made: a file stands where a folder should be/],
    ['a link that leads nowhere', 'link', /link/],
  ])('writes nothing where there is %s', (_what, name, message) => {
    const folder = folderOf({ 'full/mine.md': 'mine', 'hidden/.git/HEAD': 'x', file: 'mine' });
    symlinkSync('nowhere', join(folder, 'link'));
    const before = readdirSync(folder, { recursive: true }).sort();
    const { status, stdout, stderr } = lectern(folder, ['new', name]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  });

  it('writes over nothing that comes into being meanwhile', () => {
    const folder = folderOf({});
    // Somebody who writes just after the place was found empty.
    const quicker = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { mkdtempSync } = fs;
      fs.mkdtempSync = (prefix) => {
        fs.writeFileSync('deck.yaml', 'mine');
        return mkdtempSync(prefix);
      };
      syncBuiltinESMExports();
    `;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(quicker)}` };
    const { status, stderr } = lectern(folder, ['new', '.'], env);
    expect(status).toBe(2);
    expect(stderr).toContain('has come into being meanwhile');
    expect([...contentOf(folder)]).toEqual([['deck.yaml', 'mine']]);
  });

  it('refuses a name that needs care, and writes nothing', () => {
    const folder = folderOf({});
    const { status, stderr } = lectern(folder, ['new', '--', '.git']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is no good name for a deck's folder\n {2}Take letters, digits/);
    expect(() => runNew('')).toThrow('“” is no good name');
    for (const name of [' ', 'what?', 'a:b', 'con', 'a#1', '[x]', '{{x}}', '`x`', 'a"b', '$HOME', 'x.', '\u202E']) {
      expect(() => runNew(join(folder, name)), name).toThrow('is no good name');
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that a deck is a folder to those who name a Markdown file', () => {
    const { status, stderr } = lectern(folderOf({}), ['new', 'talk.md']);
    expect(status).toBe(2);
    expect(stderr).toContain('For example: lectern new talk\n');
  });

  it.runIf(process.getuid?.() !== 0)('leaves nothing where it may not write', () => {
    const folder = folderOf({});
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o500);
    expect(lectern(folder, ['new', 'closed/deck']).status).toBe(2);
    expect(readdirSync(join(folder, 'closed'))).toEqual([]);
  });

  it.runIf(existsSync('/proc/self'))('a place where no folder can be made is wrong use', () => {
    const { status, stderr } = lectern(folderOf({}), ['new', '/proc/deck']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/\/proc\/deck cannot be made \(E\w+\)/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.runIf(process.platform !== 'win32').each(['lessons/deck', 'empty'])(
    'leaves nothing on a full disk: %s',
    (name) => {
      const folder = folderOf({});
      mkdirSync(join(folder, 'empty'));
      const main = fileURLToPath(new URL('../../lib/main.js', import.meta.url));
      // No file may have more than 1 kB: the first of them are written, the next one fails.
      const script = 'ulimit -f 2; exec "$0" "$1" new "$2"';
      const options = { cwd: folder, encoding: 'utf8' } as const;
      const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, main, name], options);
      expect(status).toBe(2);
      expect(stderr).toContain(`${name} cannot be made (EFBIG)\n  Nothing was changed.`);
      expect(readdirSync(folder, { recursive: true })).toEqual(['empty']);
    },
  );

  it('a name that is too long leaves nothing', () => {
    const folder = folderOf({});
    const { status, stderr } = lectern(folder, ['new', `lessons/${'x'.repeat(300)}`]);
    expect(status).toBe(2);
    expect(stderr).toContain('(ENAMETOOLONG)');
    expect(readdirSync(folder)).toEqual([]);
  });
});

it.each([
  ['my-lesson', 'My lesson'],
  ['bridges', 'Bridges'],
  ['World_War--2', 'World War 2'],
  ['përroi', 'Përroi'],
  ['čaj', 'Čaj'],
  ['c\u030Caj', 'Čaj'],
  ['2024', '2024'],
])('%s is titled “%s”', (name, title) => {
  expect(titleOf(name)).toBe(title);
});
