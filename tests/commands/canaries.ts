/** A deck with a canary wherever a teacher can put a word, each named after its place. */
import { contentOf } from './lectern.ts';

const markdown = `# The lesson of the [CANARY-deck-heading]{.blank}

Note: CANARY-note-marker ![CANARY-note-alt](images/CANARY-note.svg)

## A gap in a [CANARY-heading]{.blank} {notes="CANARY-reveal-notes"}

Before [CANARY-blank **CANARY-in-blank**]{.blank title="CANARY-blank-title"} after, and **CANARY-strong**{.blank}.

- an item with [CANARY-item]{.blank}
- CANARY-marked-item {.teacher}
- another

| a | b |
| --- | --- |
| [CANARY-cell]{.blank} | c |

: A caption of [CANARY-caption]{.blank}

> A quote of [CANARY-quote]{.blank}

Term
: which means [CANARY-definition]{.blank}

![A picture of a [CANARY-alt]{.blank}](images/seen.svg)

[to the [CANARY-link]{.blank}](#the-question "seen") and [CANARY-span]{.teacher}, ![CANARY-image-alt](images/CANARY-image.svg){.teacher}

CANARY-marked-paragraph {.teacher}

### CANARY-marked-heading {.teacher}

A word with a note.[^seen]

::: notes
CANARY-notes-div [@noted] with {{canary}}

\`\`\`js
const CANARY_code = 1;
\`\`\`
:::

[^seen]: A footnote with [CANARY-footnote]{.blank}

[^hidden]: CANARY-hidden-footnote

## The question {#the-question}

::: question {time=90s}
What is it?

::: answer {title="CANARY-answer-title"}
CANARY-answer[^hidden] [@hidden] ![CANARY-answer-alt](images/CANARY-answer.svg "CANARY-answer-caption")

\`\`\`
CANARY-answer-code
\`\`\`

\`\`\`timeline
title: CANARY-timeline
description: CANARY-timeline-description
events:
  - {date: 1999, title: CANARY-event}
  - {date: 2000, title: CANARY-later-event}
\`\`\`

::: source
CANARY-source-in-answer
:::
:::
:::

\`\`\`js {.teacher}
const CANARY_marked_code = 1;
\`\`\`

\`\`\`js {class="x teacher"}
const CANARY_code_class_value = 1;
\`\`\`

| CANARY-table-with-caption | b |
| --- | --- |
| c | d |

: CANARY-caption {.teacher}

| CANARY-table-with-caption-row | b |
| --- | --- |
| c | d |
: CANARY-caption-row {.teacher}

| a | b |
| --- | --- |
| CANARY-marked-cell {.teacher} | d |

CANARY-marked-term {.teacher}
: CANARY-definition-of-marked-term

Seen term
: CANARY-marked-definition {.teacher}

## The quiz

::: quiz
- [ ] wrong option
    - CANARY-feedback-of-wrong
- [x] right option

  CANARY-feedback-of-right
- [ ] third option
:::

## The poll

::: poll
- one
- two

CANARY-after-options

::: answer
CANARY-poll-answer
:::
:::

## Deep

::: columns
::: column
- item

    ::: teacher
    CANARY-deep
    :::
:::
:::

::: {.teacher}
CANARY-pandoc-div
:::

::: box {.answer}
CANARY-class-on-div
:::

---

::: teacher
CANARY-slide-of-teacher-div
:::

## CANARY-slide {.teacher background-image=images/CANARY-ground.svg}

CANARY-slide-body

----

## Below it

# CANARY-divider {.teacher}

## CANARY-after-divider {.teacher}

CANARY-last

::: handout {.teacher title="CANARY-handout-title"}
CANARY-handout
:::

::: handout
# Sheet with [CANARY-sheet-title]{.blank}

Fill in [CANARY-sheet-blank]{.blank}.

::: teacher
CANARY-sheet-teacher ![CANARY-sheet-alt](images/CANARY-sheet.svg)
:::
:::

::: include more/CANARY-included.md
`;

const svg = (word: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>${word}</title></svg>`;

export const canaryDeck = {
  'deck.yaml': 'variables: {canary: CANARY-variable}\nselections: {short: .short}\nbibliography: refs.bib\n',
  'refs.bib': ['hidden', 'noted']
    .map((key) => `@book{${key}, title={CANARY-book-${key}}, author={A, B}, year=2000}\n`)
    .join(''),
  'talk.md': markdown,
  'more/CANARY-included.md': '## Included\n\nNote: CANARY-included\n',
  'images/seen.svg': svg('seen'),
  ...Object.fromEntries(
    ['note', 'image', 'answer', 'ground', 'sheet'].map((name) => [
      `images/CANARY-${name}.svg`,
      svg(`CANARY-bytes-of-${name}`),
    ]),
  ),
};

/** What a command wrote: paths and contents, with what stands in them as Base64. */
export function written(folder: string): string {
  return [...contentOf(folder)]
    .flatMap(([path, content]) => [
      path,
      content,
      ...[...content.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(([, data = '']) =>
        Buffer.from(data, 'base64').toString('latin1'),
      ),
    ])
    .join('\n');
}
