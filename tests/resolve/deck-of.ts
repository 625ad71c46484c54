/** Parses and resolves a whole deck from texts, without a folder, for the tests of what comes after parsing. */

import type { BlockTools } from '../../src/blocks/context.ts';
import { parseSectionFrontMatter, splitFrontMatter } from '../../src/deck/front-matter.ts';
import type { Section } from '../../src/deck/model.ts';
import { parseSettings, type Settings } from '../../src/deck/settings.ts';
import type { Problem } from '../../src/problems.ts';
import { type Deck, type ResolveOptions, resolveDeck } from '../../src/resolve/deck.ts';
import { section } from '../markdown/section.ts';

export async function deckOf(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  { tools, ...resolving }: ResolveOptions & { readonly tools?: BlockTools } = {},
): Promise<{ readonly deck: Deck; readonly problems: readonly Problem[] }> {
  const all: Settings = { ...parseSettings('', 'deck.yaml').settings, ...settings };
  const { slideLevel, variables, allow, lang } = all;
  const parse = async (edition: Settings['edition']): Promise<Section[]> => {
    const sections: Section[] = [];
    let mayHoldTitle = true;
    for (const [file, text] of Object.entries(files)) {
      const { yaml } = splitFrontMatter(text);
      const front = yaml && parseSectionFrontMatter(yaml, file, { single: false }).settings;
      const citations = resolving.bibliography !== undefined;
      const options = {
        citations,
        slideLevel,
        variables,
        allow,
        lang,
        edition,
        file,
        mayHoldTitle,
        ...(front && { settings: front }),
      };
      const parsed = await section(text, options);
      if (parsed.slides.some((slide) => slide.divider)) mayHoldTitle = false;
      sections.push(parsed);
    }
    return sections;
  };
  const whole = all.edition === 'student' ? await parse('teacher') : undefined;
  return resolveDeck('talk', all, await parse(all.edition), tools, { whole, ...resolving });
}

/** A problem as `file:line:column rule`. */
export const placeOf = ({ rule, span }: Problem): string =>
  `${span?.file}:${span?.start.line}:${span?.start.column} ${rule}`;
