import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Outline } from '../../src/commands/outline.ts';
import { folderOf, lectern } from './lectern.ts';

const deck = {
  'deck.yaml': 'title: Rivers\n',
  '00-opening.md': '# Rivers {minutes=0.5}\n\n## 日本 {minutes=1}\n\nNote: Say *hello*, don’t wait.\n\n1. now & then\n',
  '01-maps.md':
    '---\nminutes: 4\n---\n\n# Maps\n\n---\n\nNo heading\n\n----\n\n## Below {#deep .x layout=quote}\n\n> a\n',
};

const outlineOf = (files: Record<string, string>, args: string[] = []): Outline =>
  JSON.parse(lectern(folderOf(files), ['outline', '--json', ...args]).stdout);

describe('lectern outline', () => {
  it('prints the slides by part, in columns', () => {
    const { status, stdout, stderr } = lectern(folderOf(deck), ['outline']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^00-opening\.md:3:4: warning/) });
    expect(stdout).toMatchInlineSnapshot(`
      "Rivers · 5 slides · 5.5 minutes

      0 00-opening.md · 1.5 minutes
        0.1    rivers      0.5  title    00-opening.md:1
        0.2    日本        1.0  content  00-opening.md:3

      1 Maps · 4 minutes
        1.1    maps             section  01-maps.md:5
        1.2    no-heading       content  01-maps.md:7
        1.3 ↓  deep             quote    01-maps.md:13
      "
    `);
  });

  it('counts as the feet of the slides do, and build does', () => {
    const folder = folderOf({ 'talk.md': '## One\n\n## Two {visibility=uncounted}\n\n## Three\n' });
    expect(lectern(folder, ['outline', 'talk.md']).stdout).toMatch(/^talk · 2 slides and 1 uncounted\n/);
    expect(lectern(folder, ['build', 'talk.md']).stdout).toMatch(/^2 slides and 1 uncounted → /);
  });

  it('leaves out numbers of parts and minutes where there are none', () => {
    const { stdout } = lectern(folderOf({ 'talk.md': '## One\n\n## Two\n' }), ['outline', 'talk.md']);
    expect(stdout).toMatchInlineSnapshot(`
      "talk · 2 slides

        1  one  content  talk.md:1
        2  two  content  talk.md:3
      "
    `);
  });

  it('names files from the current folder', () => {
    const folder = folderOf({ 'talk/1.md': '## One\n' });
    expect(lectern(folder, ['outline', 'talk']).stdout).toContain('talk/1.md:1\n');
    expect(lectern(join(folder, 'talk'), ['outline', '..']).status).toBe(1);
    expect(lectern(join(folder, 'talk'), ['outline']).stdout).toContain('  1.md:1\n');
  });

  it('needs no folder to write to', () => {
    expect(lectern(folderOf({ 'dist/1.md': '## One\n' }), ['outline', 'dist']).status).toBe(0);
  });

  it('colours headings alone, and only for a terminal', () => {
    const folder = folderOf(deck);
    const plain = lectern(folder, ['outline']).stdout;
    const coloured = lectern(folder, ['outline'], { NO_COLOR: '', FORCE_COLOR: '1' }).stdout;
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(coloured.split('\n').filter((line) => line !== stripVTControlCharacters(line))).toHaveLength(3);
  });

  it('no text of a deck can steer the terminal', () => {
    const { stdout } = lectern(folderOf({ '1.md': '# A\x1b[31m\u202E\n\n## B {#\x07x}\n' }), ['outline']);
    expect(stdout).not.toMatch(/[\x07\x1b\u202E]/);
  });

  it('prints what could be read of a deck with errors, and ends with 1', () => {
    const { status, stdout, stderr } = lectern(folderOf({ '1.md': '## One\n\n![Gone](gone.png)\n' }), ['outline']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^1\.md:3:1: error: [\s\S]*\n1 error\n$/);
    expect(stdout).toContain('one');
  });

  it.runIf(process.platform !== 'win32')('who reads only its beginning does it no harm', () => {
    const slides = Array.from({ length: 3000 }, (_, at) => `## Slide ${at} with a heading of some length\n`).join('\n');
    const folder = folderOf({ '1.md': slides });
    const main = fileURLToPath(new URL('../../lib/main.js', import.meta.url));
    const script = '"$0" "$1" outline "$2" | head -n 1';
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, main, folder], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/ · 3000 slides\n$/), stderr: '' });
  });

  it('a deck that is not there is wrong use', () => {
    expect(lectern(folderOf({}), ['outline', 'nowhere']).status).toBe(2);
  });
});

describe('lectern outline --json', () => {
  it('is one document', () => {
    const outline = outlineOf(deck);
    expect(
      outline.problems.map(({ severity, rule, file, line, column }) => [severity, rule, file, line, column]),
    ).toEqual([['warning', expect.any(String), '00-opening.md', 3, 4]]);
    expect({ ...outline, problems: [] }).toMatchInlineSnapshot(`
      {
        "minutes": 5.5,
        "parts": [
          {
            "minutes": 1.5,
            "number": 0,
            "slides": [
              {
                "down": false,
                "file": "00-opening.md",
                "heading": "Rivers",
                "id": "rivers",
                "layout": "title",
                "line": 1,
                "minutes": 0.5,
                "notes": 0,
                "number": 1,
                "sheet": "0.1",
              },
              {
                "down": false,
                "file": "00-opening.md",
                "heading": "日本",
                "id": "日本",
                "layout": "content",
                "line": 3,
                "minutes": 1,
                "notes": 6,
                "number": 2,
                "sheet": "0.2",
              },
            ],
            "title": "",
          },
          {
            "minutes": 4,
            "number": 1,
            "slides": [
              {
                "down": false,
                "file": "01-maps.md",
                "heading": "Maps",
                "id": "maps",
                "layout": "section",
                "line": 5,
                "minutes": 0,
                "notes": 0,
                "number": 3,
                "sheet": "1.1",
              },
              {
                "down": false,
                "file": "01-maps.md",
                "heading": "",
                "id": "no-heading",
                "layout": "content",
                "line": 7,
                "minutes": 0,
                "notes": 0,
                "number": 4,
                "sheet": "1.2",
              },
              {
                "down": true,
                "file": "01-maps.md",
                "heading": "Below",
                "id": "deep",
                "layout": "quote",
                "line": 13,
                "minutes": 0,
                "notes": 0,
                "number": 5,
                "sheet": "1.3",
              },
            ],
            "title": "Maps",
          },
        ],
        "problems": [],
        "title": "Rivers",
      }
    `);
  });

  it('holds the problems also where there is no slide', () => {
    const { title, parts, problems } = outlineOf({ 'deck.yaml': 'titel: X\nname: none\n' });
    expect({ title, parts }).toEqual({ title: 'none', parts: [] });
    expect(problems).toMatchObject([{ severity: 'error', file: 'deck.yaml', line: 1, column: 1 }]);
  });

  it('counts the words of the notes in any language', () => {
    const notes = (text: string): number | undefined =>
      outlineOf({ '1.md': `## A\n\nNote:\n${text}\n` }).parts[0]?.slides[0]?.notes;
    expect(notes('One **t**wo\nthree don’t\n\n- four & `five`\n- see [here](#a)')).toBe(8);
    expect(notes('河流很长')).toBeGreaterThan(1);
  });
});
