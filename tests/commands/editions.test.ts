/** The students' edition, as it lies on the disk: nothing that is the teacher's in any byte of it. */
import { describe, expect, it } from 'vitest';
import { canaryDeck, written } from './canaries.ts';
import { contentOf, folderOf, lectern } from './lectern.ts';

describe("the students' edition", () => {
  const folder = folderOf(canaryDeck);
  const teacher = lectern(folder, ['build', '--out', 'out']);
  const student = lectern(folder, ['build', '--edition', 'student', '--out', 'out']);

  it('is built without a word, into a folder of its own', () => {
    expect(teacher.stderr).toBe('');
    expect(student.stderr).toBe('');
    expect(student.stdout).toMatch(/out\/student\/index\.html, out\/student\/.*-student\.html/);
  });

  it('has no word of the teacher in any byte', () => {
    expect(written(`${folder}/out/student`).match(/.{0,60}CANARY.{0,60}/g) ?? []).toEqual([]);
  });

  it('has none where the mark has a capital by mistake, either', () => {
    const text =
      '## A\n\nx\n\nSECRET {.Teacher}\n\n::: Answer\nSECRET\n:::\n\n[SECRET]{.Blank}\n\n## SECRET {.Teacher}\n';
    const capitals = folderOf({ 'a.md': text });
    expect(lectern(capitals, ['build', '--edition', 'student', '--out', 'out']).status).toBe(0);
    expect(written(`${capitals}/out/student`)).not.toContain('SECRET');
  });

  it('lacks words that the teacher has', () => {
    const all = [
      ...new Set(Object.entries(canaryDeck).flatMap((file) => file.join('\n').match(/CANARY[-_][\w-]*/g) ?? [])),
    ];
    const teachers = written(`${folder}/out`);
    // Handouts are no part of a page; a slide's title is not shown; braces take a title for a tooltip.
    const missing = all.filter((canary) => !teachers.includes(canary) && !/sheet|handout|included$/.test(canary));
    expect(missing).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  it('tells of no option whether it is right', () => {
    const html = contentOf(`${folder}/out/student`).get('index.html') ?? '';
    const quiz = html.slice(html.indexOf('class="quiz"'), html.indexOf('id="the-poll"'));
    const options = [...quiz.matchAll(/<li class="option">(.*?)<\/li>/gs)].map(([, option = '']) =>
      option.replace(/\w+ option|[A-C](?=[:<])/g, ''),
    );
    expect(options).toHaveLength(3);
    expect(new Set(options).size).toBe(1);
  });

  it('shows a gap that tells nothing of its word', () => {
    const html = contentOf(`${folder}/out/student`).get('index.html') ?? '';
    expect(html).toContain('Before <span class="blank" role="img" aria-label="gap"></span> after');
    expect(html).toContain('id="a-gap-in-a"');
  });

  it('leaves out slides that have nothing but what is for the teacher', () => {
    const html = contentOf(`${folder}/out/student`).get('index.html') ?? '';
    expect([...html.matchAll(/<section id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'the-lesson-of-the',
      'a-gap-in-a',
      'the-question',
      'the-quiz',
      'the-poll',
      'deep',
      'below-it',
      'included',
    ]);
  });
});

describe('the two editions', () => {
  it('know that students have no notes to print', () => {
    const folder = folderOf({ 'a.md': '## A\n\nNote: B\n' });
    const refused = lectern(folder, ['print', '--only', 'Notes', '--edition', 'Student', '--paper', 'A4']);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('The edition for students has no notes');
  });

  it('do not lie in one folder', () => {
    const folder = folderOf({ 'a.md': '## A\n' });
    lectern(folder, ['build', '--edition', 'student', '--out', 'out']);
    const refused = lectern(folder, ['build', '--out', 'out/student']);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('out/student holds the edition for students');
    lectern(folder, ['build', '--out', 'other/student']);
    expect(lectern(folder, ['build', '--edition', 'student', '--out', 'other']).status).toBe(2);
  });

  it('are named in deck.yaml or on the command line', () => {
    const folder = folderOf({ 'deck.yaml': 'name: talk\nedition: student\n', 'a.md': '## A\n\n::: teacher\nX\n:::\n' });
    expect(lectern(folder, ['build']).stdout).toContain('dist/student/talk-student.html');
    expect(lectern(folder, ['build', '--edition', 'teacher']).stdout).toContain('dist/talk.html');
    expect(lectern(folder, ['build', '--edition', 'pupil']).status).toBe(2);
  });

  it('are kept apart where raw HTML cannot be', () => {
    const folder = folderOf({ 'a.md': '## A\n\n<aside class="notes">\n\nsecret\n\n</aside>\n' });
    expect(lectern(folder, ['build']).status).toBe(0);
    const refused = lectern(folder, ['build', '--edition', 'student']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('a.md:3:1: error: Raw HTML with the class `notes`');
  });

  it.each([
    '- a\n- secret\n\n{.teacher}',
    'Secret {.teacher x="}',
    'Secret {.teacher',
    '> secret {class="answer x}',
    'The [secret] {.blank} word',
    '- the [secret] {.blank}',
    '| a |\n|---|\n| the [secret] {.blank} |',
    '| a |\n|---|\n| secret | {.teacher}',
    'A [secret] {.blank}\n: which means it',
  ])('are kept apart where braces say nothing of whose they are: %j', (text) => {
    const refused = lectern(folderOf({ 'a.md': `## A\n\n${text}\n` }), ['build', '--edition', 'student']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /^a\.md:\d+:\d+: error: `\{.*(?:cannot be taken out of the edition for students|no gap can be made of it)/,
    );
  });
});

describe('a selection', () => {
  const deck = {
    'deck.yaml': 'name: talk\ntitle: Talk\nselections: {short: .short}\n',
    '0-start.md': '# Talk\n',
    '1-a.md':
      '# Part A\n\n## One {.short minutes=2}\n\n[to two](#two), [to three](#three), [to B](2-b.md)\n\n## Two {minutes=5}\n',
    '2-b.md': '# Part B\n\n## Three {.short minutes=3}\n\n## Four\n\n----\n\n## Five {.short}\n',
    '3-c.md': '# Part C\n\n## Six\n',
  };

  it('has its slides alone, numbered anew, in parts that keep their names', () => {
    const folder = folderOf(deck);
    const outline = JSON.parse(lectern(folder, ['outline', '--select', 'short', '--json']).stdout);
    expect(outline.minutes).toBe(5);
    expect(
      outline.parts.map(({ number, title, minutes }: Record<string, unknown>) => [number, title, minutes]),
    ).toEqual([
      [1, 'Part A', 2],
      [2, 'Part B', 3],
    ]);
  });

  it('turns links to slides that it lacks into plain text', () => {
    const folder = folderOf(deck);
    const built = lectern(folder, ['build', '--select', 'short']);
    expect(built.stderr).toBe('');
    expect(built.stdout).toContain('dist/talk-short.html');
    const html = contentOf(`${folder}/dist`).get('index.html') ?? '';
    expect(html).toContain('<a>to two</a>, <a href="#three">to three</a>, <a href="#three">to B</a>');
    expect(html).not.toContain('class="stack"');
  });

  it('that no slide is in says so, and which classes slides have', () => {
    const yaml = 'title: Talk\nselections: {short: .short}\n';
    const said = (slides: string) =>
      lectern(folderOf({ 'deck.yaml': yaml, 'a.md': slides }), ['build', '--select', 'short']);
    expect(said('## One {.long layout=quote}\n\n> x\n\n## Two {.long .small}\n').stderr).toMatchInlineSnapshot(`
      "deck.yaml:2:21: error: No slide that is shown has the class \`.short\`, which the selection short names
        1 | title: Talk
      > 2 | selections: {short: .short}
          |                     ^^^^^^
        Give it to slides: \`## Heading {.short}\`. They have \`.long\`, \`.small\`.

      1 error
      Nothing was written.
      "
    `);
    expect(said('## One\n').stderr).toContain('\n  Give it to slides: `## Heading {.short}`.\n');
    expect(said('\n').stderr).toContain('The deck has no slide');
  });

  it('goes with an edition', () => {
    const folder = folderOf(deck);
    const built = lectern(folder, ['build', '--select', 'short', '--edition', 'student']);
    expect(built.stdout).toContain('dist/student/talk-short-student.html');
  });

  it('that the deck does not have is wrong use', () => {
    const refused = lectern(folderOf(deck), ['build', '--select', 'shrot']);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('Did you mean short?');
  });
});
