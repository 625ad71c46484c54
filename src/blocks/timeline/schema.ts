import * as v from 'valibot';
import { list, yesOrNo } from '../../deck/settings-schema.ts';
import { dataText, figureSchema, filter, oneText, optionalText } from '../settings.ts';

const EVENT = 'a date and a title, as in `1999-06-12 KFOR enters`, or a group with `date` and `title`';

export const timelineSchema = {
  ...figureSchema,
  events: v.optional(
    v.pipe(
      v.array(
        v.union(
          [v.string(), v.object({ date: oneText, title: oneText, detail: optionalText, source: optionalText })],
          EVENT,
        ),
        'a list of events',
      ),
      v.description(
        'The events, each as one line (`- 1999-06-12 KFOR enters`) or as a group with `date`, `title`, `detail` and `source`.',
      ),
    ),
    [],
  ),
  data: dataText,
  where: filter,
  details: yesOrNo(false, 'Show the columns `detail` and `source` of the data as well.'),
  now: list(
    oneText,
    'a date or a title, or a list of these',
    'The event that the slide is about, by its date or title.',
  ),
};
