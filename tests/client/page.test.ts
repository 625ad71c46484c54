import { expect, test } from 'vitest';
import { decodeId } from '../../src/client/page.ts';

test('a link that is wrongly encoded leads to what is written', () => {
  expect(['Br%C3%BCcke', '100%', '%E9'].map(decodeId)).toEqual(['Brücke', '100%', '%E9']);
});
