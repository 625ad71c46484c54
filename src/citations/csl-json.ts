import { type Complain, type CslItem, type Entry, positionAt } from './entry.ts';

/** CSL-JSON, as Zotero and others export it: a list of sources, or `{"items": […]}`. */
export function readCslJson(text: string, complain: Complain): Entry[] {
  const content = parse(text, complain);
  const list = Array.isArray(content) ? content : (content as { items?: unknown } | undefined)?.items;
  if (!Array.isArray(list)) {
    const hint = 'It holds a list of sources: `[{"id": "key", "type": "book", "title": "…"}]`.';
    if (content !== undefined) complain({ rule: 'bibliography', message: 'This is no CSL-JSON', hint }, START);
    return [];
  }
  let from = 0;
  return list.flatMap((item: Readonly<Record<string, unknown>> | null, index): Entry[] => {
    const id = item?.id ?? item?.['citation-key'];
    if (typeof id !== 'string' && typeof id !== 'number') {
      const message = `Source ${index + 1} of this file has no \`id\``;
      complain({ rule: 'bibliography', message, hint: 'Give it one: it is what `[@id]` names.' }, START);
      return [];
    }
    const found = placeOfId(text, id, from);
    if (found) from = found.end;
    return [{ item: { ...item, id: String(id) } as CslItem, at: found ? positionAt(text, found.start) : START }];
  });
}

const START = { line: 1, column: 1 };

function parse(text: string, complain: Complain): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8 says where: "… in JSON at position 12", and in newer versions the line as well.
    const message = error instanceof Error ? error.message : String(error);
    const index = Number(/at position (\d+)/.exec(message)?.[1] ?? text.trimEnd().length);
    const hint = 'Check the commas, quotes and brackets around here.';
    complain({ rule: 'bibliography', message: 'The JSON cannot be read from here on', hint }, positionAt(text, index));
    return undefined;
  }
}

/** Where the value of the next `"id"` with this value stands, without its quotes. */
function placeOfId(text: string, id: string | number, from: number): { start: number; end: number } | undefined {
  const value = JSON.stringify(id).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`("(?:id|citation-key)"\\s*:\\s*)${value}`, 'g');
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  const quote = typeof id === 'string' ? 1 : 0;
  return match ? { start: match.index + (match[1]?.length ?? 0) + quote, end: pattern.lastIndex } : undefined;
}
