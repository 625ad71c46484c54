import { countLines, type Metrics } from '../deck/metrics.ts';
import type { Html, Slide } from '../deck/model.ts';
import type { Settings } from '../deck/settings.ts';
import { wordsOf } from '../deck/words.ts';
import { fillHoles } from '../markdown/holes.ts';

type Sourced = Pick<Slide, 'source' | 'citations' | 'cited'>;

/** At the foot of a slide: what the author wrote, then what is cited. */
export function sourceLine({ source, citations, cited }: Sourced): Html {
  const written = fillHoles(source.source, { cite: (index) => citations[Number(index)] ?? '' });
  if (!written || !cited) return written || cited;
  return `${written}${/[.;!?]$/.test(written) ? '' : ';'} ${cited}`;
}

const WIDTH = { '16:9': 1696, '4:3': 1312 } as const;
/** Pixels; a little more than it is, for the kerning and the bold word before it. */
const TYPE = 24.4;

/** How many lines that takes: it grows upwards, and the body of the slide gives way (slide.css). */
export function countSourceLines(
  slide: Sourced,
  { size, lang }: Pick<Settings, 'size' | 'lang'>,
  metrics: Metrics,
): number {
  const text = sourceLine(slide)
    .replace(/<[^>]*>/g, '')
    .replace(/&#?\w+;/g, '&')
    .trim();
  return text === '' ? 0 : countLines(`${wordsOf(lang).source} ${text}`, WIDTH[size], TYPE, metrics);
}
