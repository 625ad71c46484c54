/** What highlight.js writes to: HTML whose lines are whole, so that each can be shown and numbered by itself. */
import type { Emitter } from 'highlight.js';
import type { Html } from '../deck/model.ts';
import { escapeHtml } from '../markdown/escape.ts';

/** Spans that cross a line's end are closed there, and opened again on the next line. */
export class LineEmitter implements Emitter {
  #html = '';
  /** The start tags of the spans that are open, the outermost first. */
  readonly #open: string[] = [];

  addText(text: string): void {
    const html = escapeHtml(text);
    this.#html +=
      this.#open.length && html.includes('\n')
        ? html.replaceAll('\n', `${this.#close()}\n${this.#open.join('')}`)
        : html;
  }

  startScope(name: string): void {
    const tag = startTag(name);
    this.#open.push(tag);
    this.#html += tag;
  }

  endScope(): void {
    if (this.#open.pop()) this.#html += '</span>';
  }

  /** highlight.js has two names for it. */
  openNode(name: string): void {
    this.startScope(name);
  }

  closeNode(): void {
    this.endScope();
  }

  /** Code within code, as CSS in HTML; without a name it has no span of its own. */
  __addSublanguage(part: Emitter, name: string | undefined): void {
    const html = part.toHTML();
    const tag = name ? `<span class="language-${name}">` : '';
    const end = tag && '</span>';
    const open = this.#open.join('') + tag;
    const lines = html.replaceAll('\n', `${end}${this.#close()}\n${open}`);
    this.#html += tag + lines + end;
  }

  finalize(): void {
    this.#html += this.#close();
    this.#open.length = 0;
  }

  toHTML(): Html {
    return this.#html;
  }

  #close(): string {
    return '</span>'.repeat(this.#open.length);
  }
}

const tags = new Map<string, string>();

/** The start tag of a scope, with the classes that the themes of highlight.js have: `title.function` is `hljs-title function_`. */
function startTag(scope: string): string {
  let tag = tags.get(scope);
  if (tag === undefined) {
    const [first = '', ...rest] = scope.split('.');
    const classes = [`hljs-${first}`, ...rest.map((name, index) => name + '_'.repeat(index + 1))];
    tag = `<span class="${classes.join(' ')}">`;
    tags.set(scope, tag);
  }
  return tag;
}
