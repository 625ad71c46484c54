/** The print panel: choices at the left, a true page at the right, and what it costs. */
import { slidesInRange } from '../../deck/range.ts';
import { openDialog } from '../dialog.ts';
import { button, element } from '../elements.ts';
import { CHANGED, readSlides, words } from '../page.ts';
import { counted, fill } from '../words.ts';
import { hasNotes, keepChoices, readChoices } from './choices.ts';
import { createForm, readForm, showRangeFault } from './form.ts';
import { createPagePreview } from './preview.ts';
import type { Order } from './print.ts';
import { readPaper } from './sheets.ts';

export interface PrintPanel {
  readonly open: () => void;
  /** What the open panel asks for; undefined if it is closed. */
  readonly order: () => Order | undefined;
}

export function createPrintPanel(deck: HTMLElement, onClose: () => void): PrintPanel {
  let order: (() => Order) | undefined;
  return {
    order: () => order?.(),
    open: () => {
      order = openPanel(deck, () => {
        order = undefined;
        onClose();
      });
    },
  };
}

function openPanel(deck: HTMLElement, onClose: () => void): () => Order {
  const { print: said } = words();
  const paper = readPaper();
  let all = readSlides(deck);
  const preview = createPagePreview(paper);
  const form = createForm(all, readChoices(), {
    hasPaper: paper !== undefined,
    hasAnswers: paper?.frame.querySelector('.paper-answers') != null,
  });
  const cost = element('p', { class: 'print-cost', role: 'status' });
  const pageName = element('p', { class: 'num print-page' });
  const start = button(`${said.title}…`, 'tool-button main', () => print());
  const turn = (by: number): void => {
    page += by;
    draw();
  };
  const back = button('‹', 'tool-button', () => turn(-1));
  const forth = button('›', 'tool-button', () => turn(1));
  back.setAttribute('aria-label', said.pageBefore);
  forth.setAttribute('aria-label', said.nextPage);
  const close = button(words().close, 'tool-button', () => dialog.close());
  form.append(element('div', { class: 'print-foot' }, cost, element('div', { class: 'print-buttons' }, start, close)));
  const pages = element('div', { class: 'print-pages' }, back, pageName, forth);
  const right = element('div', { class: 'print-right' }, preview.element, pages);

  let page = 0;
  let slides = all;
  let choices = readForm(form);
  const draw = (): void => {
    const ordered = { choices, slides: slides.map(({ element }) => element) };
    const count = preview.show(ordered, page);
    const flows = hasNotes(choices);
    const about = (text: string | number) => (flows ? fill(said.about, { count: text }) : text);
    const pages = about(counted(words(), count, said.pages));
    cost.textContent = fill(said.cost, { pages, sheets: counted(words(), Math.ceil(count / 2), said.sheets) });
    pageName.textContent = fill(said.page, { page: page + 1, count: about(count) });
    back.disabled = page === 0;
    forth.disabled = page + 1 >= count;
  };
  const choose = (): void => {
    const chosen = slidesInRange(choices.range, all);
    const wrong = 'unknown' in chosen ? chosen.unknown : undefined;
    showRangeFault(form, wrong, all);
    for (const field of form.querySelectorAll<HTMLElement>('[data-for]')) {
      field.hidden = !field.dataset.for?.split(' ').includes(choices.kind);
    }
    start.disabled = wrong !== undefined;
    if ('unknown' in chosen) return;
    keepChoices(choices);
    slides = chosen;
    draw();
  };
  const update = (): void => {
    choices = readForm(form);
    page = 0;
    choose();
  };
  // In `lectern dev` the slides may change while the panel is open.
  const readAgain = (): void => {
    all = readSlides(deck);
    choose();
  };
  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    print();
  });
  const print = (): void => {
    if (!start.disabled) window.print();
  };
  const dialog = openDialog('print-panel', said.title, form, right);
  addEventListener(CHANGED, readAgain);
  dialog.addEventListener('close', () => {
    removeEventListener(CHANGED, readAgain);
    onClose();
  });
  form.querySelector<HTMLElement>('input:checked')?.focus();
  update();

  const stepAside = (): (() => void) => {
    const focused = document.activeElement;
    dialog.remove();
    return () => {
      dialog.removeAttribute('open');
      document.body.append(dialog);
      dialog.showModal();
      if (focused instanceof HTMLElement) focused.focus();
    };
  };
  return () => ({ choices, slides: slides.map(({ element }) => element), paper, stepAside });
}
