/** The choices of the print panel, as a form. */
import { button, element } from '../elements.ts';
import { readDeckData, type SlideEntry, words } from '../page.ts';
import { counted, fill } from '../words.ts';
import { type Choices, choicesOf } from './choices.ts';

/** What the page's paper offers: none at all, or one that says more than students may know. */
export interface Offer {
  readonly hasPaper: boolean;
  readonly hasAnswers: boolean;
}

export function createForm(
  slides: readonly SlideEntry[],
  choices: Choices,
  { hasPaper, hasAnswers }: Offer,
): HTMLFormElement {
  const { print } = words();
  const radios = <K extends keyof Choices>(
    name: K,
    label: string,
    options: readonly [Choices[K], string][],
    kinds = '',
  ) =>
    element(
      'fieldset',
      { class: `print-choice choice-${name}`, ...(kinds && { 'data-for': kinds }) },
      element('legend', { class: 'lab' }, label),
      ...options.map(([value, text]) => {
        const input = element('input', { type: 'radio', name, value });
        input.checked = value === choices[name];
        return element('label', { class: 'print-option' }, input, text);
      }),
    );
  const kinds: readonly [Choices['kind'], string][] = [
    ['slides', print.slides],
    ['handout', print.handout],
    ['notes', print.notes],
  ];
  const range = element('input', {
    class: 'ask-input num',
    name: 'range',
    id: 'lectern-print-range',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: print.all,
    'aria-describedby': 'lectern-print-fault',
  });
  range.value = choices.range;
  const ink = element('input', { type: 'checkbox', name: 'inkSaver', value: 'yes' });
  ink.checked = choices.inkSaver === 'yes';
  const [title, count] = [readDeckData().title, counted(words(), slides.length, print.slideCount)];
  return element(
    'form',
    { class: 'print-form' },
    element('h2', { class: 'print-title' }, print.title),
    element('p', { class: 'soft' }, `${title} · ${count}`),
    radios('kind', print.what, hasPaper ? kinds : kinds.slice(0, 1)),
    ...(hasAnswers ? [answersNote(print.answers)] : []),
    radios('perPage', print.perPage, perPage, 'handout'),
    radios(
      'beside',
      print.beside,
      [
        ['lines', print.withLines],
        ['notes', print.withNotes],
        ['nothing', print.withNothing],
      ],
      'handout',
    ),
    element(
      'div',
      { class: 'print-pair', 'data-for': 'handout notes' },
      radios('paper', print.paper, [
        ['a4', 'A4'],
        ['letter', 'Letter'],
      ]),
      radios('across', print.held, [
        ['no', print.upright],
        ['yes', print.across],
      ]),
    ),
    element(
      'div',
      { class: 'print-choice' },
      element('label', { class: 'lab', for: 'lectern-print-range' }, print.range),
      element('div', { class: 'print-range' }, range, ...partButton(slides, range)),
      element('p', { class: 'print-fault', id: 'lectern-print-fault', role: 'alert' }),
    ),
    element('label', { class: 'print-check' }, ink, print.inkSaver),
  );
}

/** The class's paper comes from a build of its own: this page holds the answers, and could not hide them. */
function answersNote(text: string): HTMLElement {
  const [before = '', after = ''] = text.split('{command}');
  const command = element('span', { class: 'print-command' }, 'lectern print --edition student');
  return element('p', { class: 'print-answers', 'data-for': 'handout' }, before, command, after);
}

/** Fills in the slides of the part that is being shown, in a deck of several parts. */
function partButton(slides: readonly SlideEntry[], range: HTMLInputElement): HTMLButtonElement[] {
  const { parts } = readDeckData();
  const current = slides.find(({ element }) => element.matches('.present') && !element.closest('.stack:not(.present)'));
  const part = parts.find((part) => part.slides.includes(current?.id ?? ''));
  const own = slides.filter(({ id }) => part?.slides.includes(id));
  const [first, last] = [own[0], own.at(-1)];
  if (parts.length < 2 || !first || !last) return [];
  const fillIn = button(words().print.thisPart, 'tool-button', () => {
    range.value = first.number === last.number ? String(first.number) : `${first.number}-${last.number}`;
    range.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return [fillIn];
}

const perPage = (['1', '2', '3', '4', '6', '9'] as const).map((count): [typeof count, string] => [count, count]);

export const readForm = (form: HTMLFormElement): Choices => choicesOf(Object.fromEntries(new FormData(form)));

export function showRangeFault(
  form: HTMLFormElement,
  unknown: string | undefined,
  slides: readonly SlideEntry[],
): void {
  const fault = form.querySelector('.print-fault');
  const last = slides.at(-1)?.number ?? 0;
  if (fault) fault.textContent = unknown === undefined ? '' : fill(words().print.unknown, { slide: unknown, last });
  form.querySelector('[name="range"]')?.toggleAttribute('aria-invalid', unknown !== undefined);
}
