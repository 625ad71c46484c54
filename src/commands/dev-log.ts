/** What `lectern dev` says in the terminal: short and calm, or one JSON document a line for tools. */
import { styleText } from 'node:util';
import type { Slide } from '../deck/model.ts';
import { counted, countedSlides, type Problem } from '../problems.ts';
import type { Change } from '../serve/session.ts';
import { formatProblems } from './report.ts';
import { useColor } from './terminal.ts';

export interface DevLog {
  readonly address: (address: string, wanted: number, port: number) => void;
  /** Every save is noticed from now on: of use to tools alone. */
  readonly watching: () => void;
  readonly shown: (change: Change, slides: readonly Pick<Slide, 'number'>[], milliseconds: number) => void;
  readonly problems: (problems: readonly Problem[], sourceOf: (file: string) => string | undefined) => void;
  readonly mended: () => void;
  readonly remark: (message: string, hint?: string) => void;
}

export function createLog(json: boolean, pathOf: (file: string) => string): DevLog {
  const color = useColor(process.stdout);
  const soft = (text: string): string => (color ? styleText('dim', text) : text);
  const strong = (text: string): string => (color ? styleText(['bold', 'cyan'], text) : text);
  const line = (text: string, data: Readonly<Record<string, unknown>>): void => {
    process.stdout.write(json ? `${JSON.stringify(data)}\n` : `${text}\n`);
  };
  return {
    address: (address, wanted, port) => {
      const moved = wanted === port || wanted === 0 ? '' : soft(`  (port ${wanted} is taken)`);
      line(`${strong(address)}${moved}${soft('  Ctrl+C ends')}`, { event: 'address', address, port });
    },
    watching: () => {
      if (json) line('', { event: 'watching' });
    },
    shown: (change, slides, milliseconds) => {
      const what = describe(change);
      const took = `${Math.round(milliseconds)} ms`;
      const data = {
        event: 'shown',
        change: change.kind,
        what,
        slides: slides.length,
        milliseconds: Math.round(milliseconds),
      };
      line(`${what}${soft(`, ${countedSlides(slides)}, ${took}`)}`, data);
    },
    problems: (problems, sourceOf) => {
      if (json) return line('', { event: 'problems', problems });
      process.stdout.write(`${formatProblems(problems, sourceOf, { color, pathOf })}`);
    },
    mended: () => line('mended', { event: 'mended' }),
    remark: (message, hint) => {
      line(`${message}${hint ? `\n  ${hint}` : ''}`, { event: 'remark', message, hint });
    },
  };
}

const SIMPLE = { first: 'built', reload: 'page loaded anew', none: 'nothing changed' } as const;

function describe(change: Change): string {
  if (change.kind !== 'update') return SIMPLE[change.kind];
  const { changed, order, styles, theme, follow } = change.difference;
  // An edit changes the places, and perhaps the numbers, of all slides after it.
  if (follow !== undefined) return `#${follow}`;
  const count = Object.keys(changed).length;
  if (count > 0) return order ? 'slides moved' : `${counted(count, 'slide')} changed`;
  return order ? 'slides moved' : styles ? 'styles' : theme ? 'theme' : 'settings';
}
