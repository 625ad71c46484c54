import { expect, test } from 'vitest';
import { noTools, readData } from '../../src/blocks/context.ts';
import { section } from '../markdown/section.ts';

test.each([
  ['levels', 'rivers/levels'],
  ['data/levels', 'rivers/data/levels'],
  ['../levels', 'levels'],
  ['/levels', 'levels'],
  ['/data/./levels', 'data/levels'],
])('the path `%s` means the same file for data and for a picture', async (path, file) => {
  const { slides } = await section(`![Levels](${path})\n\n\`\`\`chart\n\`\`\`\n`, { file: 'rivers/a.md' });
  const [slide] = slides;
  const [block] = slide?.blocks ?? [];
  expect(slide?.assets.map((asset) => asset.path)).toEqual([file]);
  expect(block && readData(path, block.span, block, { ...noTools, read: (asked) => asked })).toEqual({
    file,
    text: file,
  });
});
