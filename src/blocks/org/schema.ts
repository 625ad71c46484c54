import * as v from 'valibot';
import { choice, yesOrNo } from '../../deck/settings-schema.ts';
import { figureSchema } from '../settings.ts';

export const orgSchema = {
  ...figureSchema,
  tree: v.optional(
    v.pipe(
      v.string('text'),
      v.description(
        'One line a box, below `tree: |`; what hangs on a box is indented below it. A bar begins the second line of a ' +
          'box; words in brackets at the beginning stand on the line to it; `{.now}` at the end marks the box that the ' +
          'slide is about, `{.dashed}` makes its line dashed. Required.',
      ),
    ),
    '',
  ),
  direction: choice(
    ['down', 'across'],
    'down',
    'Whether it grows down or across the slide; where its letters would get too small, it takes the other way.',
  ),
  arrows: yesOrNo(false, 'Lines end in arrows.'),
};
