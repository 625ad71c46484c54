import { expect, test } from 'vitest';
import type { Message } from '../../src/client/live/protocol.ts';
import { type Problem, spanAt } from '../../src/problems.ts';
import type { LivePage } from '../../src/serve/page.ts';
import { createSession } from '../../src/serve/session.ts';

const pageOf = (text: string, frame = 'f'): LivePage => ({
  frame,
  theme: 'light',
  styles: [],
  symbols: '',
  data: '',
  paper: '',
  slides: [{ id: 'a', down: false, html: text, raw: text }],
  files: new Map([[`assets/${text}.css`, text]]),
  html: (at) => `${text} ${at}`,
});

function start() {
  const sent: Message[] = [];
  const session = createSession(
    true,
    () => ({ files: new Map(), html: () => 'alone' }),
    (message) => sent.push(message),
  );
  return { ...session, sent };
}

const problem: Problem = { severity: 'error', rule: 'x', message: 'Wrong', span: spanAt('a.md', 3, 2, 4) };
const source = () => 'one\ntwo\nthree\nfour\nfive\nsix\n';

test('before anything could be built there is a page that can say what is wrong', () => {
  const { content, state } = start();
  // The charset is the server's to add: see server.test.ts.
  expect(content('index.html')).toEqual({ body: 'alone', type: 'text/html' });
  expect(state()).toBeUndefined();
});

test('each state follows the one before', () => {
  const { show, sent, greeting, content } = start();
  expect(show(pageOf('one'), 5).kind).toBe('first');
  expect(show(pageOf('two'), 6)).toMatchObject({ kind: 'update', difference: { follow: 'a' } });
  const [reload, update] = sent;
  expect(reload).toEqual({ kind: 'reload', to: expect.any(Number) });
  const at = reload?.kind === 'reload' ? reload.to : Number.NaN;
  expect(update).toMatchObject({ kind: 'update', from: at, to: at + 1, noticed: 6, changed: { a: 'two' } });
  expect(greeting()[0]).toEqual({ kind: 'hello', at: at + 1, frame: 'f' });
  expect(content('index.html')?.body).toBe(`two ${at + 1}`);
});

test('the same state again is told to nobody', () => {
  const { show, sent } = start();
  show(pageOf('one'), 5);
  expect(show(pageOf('one'), 6).kind).toBe('none');
  expect(sent).toHaveLength(1);
});

test('another frame loads the pages again', () => {
  const { show } = start();
  show(pageOf('one'), 5);
  expect(show(pageOf('one', 'g'), 6).kind).toBe('reload');
});

test('files of the state before are there for pages that are being loaded', () => {
  const { show, content } = start();
  for (const text of ['one', 'two', 'three']) show(pageOf(text), 5);
  expect(content('assets/three.css')?.body).toBe('three');
  expect(content('assets/two.css')?.body).toBe('two');
  expect(content('assets/one.css')).toBeUndefined();
});

test('problems come with the lines around them, once, and with the time of the last good state', () => {
  const { show, tell, sent, greeting } = start();
  show(pageOf('one'), 5);
  tell([problem], true, source);
  tell([problem], true, source);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual({
    kind: 'problems',
    broken: true,
    good: 5,
    problems: [
      {
        severity: 'error',
        message: 'Wrong',
        hint: '',
        file: 'a.md',
        line: 3,
        column: 2,
        length: 4,
        more: 0,
        also: [],
        frame: [1, 2, 3, 4, 5].map((number) => ({ number, text: source().split('\n')[number - 1] })),
      },
    ],
    hidden: 0,
    summary: '1 error',
  });
  expect(greeting()[1]).toEqual(sent[1]);
  tell([], false, source);
  expect(sent[2]).toMatchObject({ broken: false, problems: [] });
});

test('what follows the last line end is no line of the source', () => {
  const { tell, sent } = start();
  tell([{ ...problem, span: spanAt('a.md', 6, 1) }], true, source);
  expect(sent[0]).toMatchObject({ problems: [{ frame: [{ text: 'four' }, { text: 'five' }, { text: 'six' }] }] });
});

test('equal problems are one, with their other places', () => {
  const { tell, sent } = start();
  const at = (line: number): Problem => ({ ...problem, span: spanAt('a.md', line, 2) });
  tell([9, 3, 7, 8, 4, 5, 6, 10].map(at), true, source);
  const places = [4, 5, 6, 7, 8].map((line) => ({ file: 'a.md', line, column: 2 }));
  expect(sent[0]).toMatchObject({ problems: [{ line: 3, more: 7, also: places }], summary: '8 errors' });
});
