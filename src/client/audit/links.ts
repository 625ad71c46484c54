import { decodeId } from '../page.ts';
import type { Fault } from './protocol.ts';
import { thingAround } from './thing.ts';

/** Links to ids that nothing in the page has, nor anything in `elsewhere` (slides that are not printed). */
export function auditLinks(sections: readonly HTMLElement[], elsewhere: ReadonlySet<string>): Fault[] {
  return sections.flatMap((section, index) =>
    Array.from(section.querySelectorAll('a[href^="#"]')).flatMap((link): Fault[] => {
      const href = link.getAttribute('href') ?? '';
      const id = decodeId(href.slice(1));
      if (document.getElementById(id) || elsewhere.has(id)) return [];
      return [{ kind: 'dead-link', section: index, thing: thingAround(link), href }];
    }),
  );
}
