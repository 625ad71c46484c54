import { describe, expect, it } from 'vitest';
import { statusText } from '../../../src/client/speaker/status.ts';
import { en } from '../../../src/site/words/en.ts';

const state = { slide: 'a', step: -1, black: false, overview: false };

describe('what the speaker is told', () => {
  it('is nothing while all is well', () => {
    expect(statusText(en.speaker, 'connected', state)).toBe('');
  });

  it('is what the audience sees instead of the slide', () => {
    expect(statusText(en.speaker, 'connected', { ...state, black: true })).toContain('black');
    expect(statusText(en.speaker, 'connected', { ...state, overview: true })).toContain('all slides');
  });

  it('is first of all what is wrong', () => {
    expect(statusText(en.speaker, 'closed', { ...state, black: true })).toContain('closed');
    expect(statusText(en.speaker, 'silent', state)).toContain('does not answer');
    expect(statusText(en.speaker, 'alone', undefined)).toContain('press S');
  });
});
