import { describe, expect, it } from 'vitest';
import { type KeyPress, keyName, moveOf, ownAction } from '../../src/client/key-names.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});

describe('a key', () => {
  it('goes by its name, and by its place on a keyboard of another script', () => {
    expect(keyName(press('S', { shiftKey: true }))).toBe('s');
    expect(keyName(press('с', { code: 'KeyS' }))).toBe('s');
    expect(keyName(press('a', { code: 'KeyQ' }))).toBe('a');
  });

  it('may be ours', () => {
    expect(ownAction(press('s'))).toBe('speaker');
    expect(ownAction(press('?', { shiftKey: true }))).toBe('help');
    expect(ownAction(press('F', { ctrlKey: true, shiftKey: true }))).toBe('find');
    expect(ownAction(press('/'))).toBe('find');
    expect(ownAction(press('.'))).toBe('black');
    expect(ownAction(press('p'))).toBe('print');
  });

  it("stays the browser's with Ctrl, Alt or Meta", () => {
    expect(ownAction(press('s', { ctrlKey: true }))).toBeUndefined();
    expect(ownAction(press('f', { metaKey: true }))).toBeUndefined();
    expect(moveOf(press('ArrowLeft', { altKey: true }))).toBeUndefined();
    expect(moveOf(press('n', { ctrlKey: true }))).toBeUndefined();
  });

  it('steers the deck from the speaker window', () => {
    expect(moveOf(press('ArrowRight'))).toBe('right');
    expect(moveOf(press(' '))).toBe('next');
    expect(moveOf(press(' ', { shiftKey: true }))).toBe('prev');
    expect(moveOf(press('PageDown'))).toBe('next');
    expect(moveOf(press('ArrowLeft', { shiftKey: true }))).toBe('first');
    expect(moveOf(press('b'))).toBe('black');
    expect(moveOf(press('p'))).toBeUndefined();
  });
});
