import { describe, expect, it } from 'vitest';
import { makeToken, readToDeck, readToSpeaker, seal, targetOrigin } from '../../../src/client/speaker/messages.ts';

const token = makeToken();
const state = { slide: 'one', step: -1, black: false, overview: false };

describe('a message between the windows', () => {
  it('comes through as it was sent', () => {
    for (const message of [
      { kind: 'hello' },
      { kind: 'move', move: 'next' },
      { kind: 'go', slide: 'one', step: 2 },
      { kind: 'keep', timer: '{"kind":"waiting"}' },
    ] as const) {
      expect(readToDeck(seal(token, message), token)).toEqual(message);
    }
    expect(readToSpeaker(seal(token, { kind: 'state', state }), token)).toEqual({ kind: 'state', state });
  });

  it('is dropped with a wrong token, or with none', () => {
    expect(readToDeck(seal('other', { kind: 'hello' }), token)).toBeUndefined();
    expect(readToDeck(seal('', { kind: 'hello' }), '')).toBeUndefined();
    expect(readToSpeaker(seal('other', { kind: 'state', state }), token)).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    'text',
    '{"method":"slide","args":[2]}',
    { lectern: 1, token, kind: 'move', move: 'constructor' },
    { lectern: 1, token, kind: 'move' },
    { lectern: 1, token, kind: 'go', slide: 'one', step: 1.5 },
    { lectern: 1, token, kind: 'go', slide: 3, step: 1 },
    { lectern: 1, token, kind: 'keep', timer: 'x'.repeat(5000) },
    { lectern: 1, token, kind: 'configure' },
  ])('is dropped if it is none of ours: %j', (data) => {
    expect(readToDeck(data, token)).toBeUndefined();
    expect(readToSpeaker(data, token)).toBeUndefined();
  });

  it('is sent to our own origin, or to any where pages have none', () => {
    expect(targetOrigin('https://school.example')).toBe('https://school.example');
    expect(targetOrigin('null')).toBe('*');
  });

  it('carries a token that cannot be guessed', () => {
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(makeToken()).not.toBe(token);
  });
});
