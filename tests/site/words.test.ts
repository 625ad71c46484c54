import { describe, expect, it } from 'vitest';
import { type ClientWords, counted, fill } from '../../src/client/words.ts';
import { type Language, languageOf } from '../../src/deck/words.ts';
import { en } from '../../src/site/words/en.ts';
import { CLIENT_WORDS, clientWords } from '../../src/site/words.ts';

/** Each text by the path of its name. */
const textsOf = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : textsOf(value as object, `${path}${name}.`),
  );

const gapsOf = (text: string | undefined): string[] => [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).sort();

const all = await Promise.all(
  (Object.keys(CLIENT_WORDS) as Language[]).map(async (language) => [language, await clientWords(language)] as const),
);

describe.each(all)('the words of the script in %s', (language, words) => {
  it('fill in what the English ones do', () => {
    const english = new Map(textsOf(en));
    for (const [path, text] of textsOf(words)) {
      const like = english.get(path.replace(/\.few$/, '.other'));
      expect([path, ...gapsOf(text)]).toEqual([path, ...gapsOf(like)]);
    }
  });

  it('have a form for each number that the language tells apart', () => {
    // French, Spanish and Italian have one more for millions.
    const categories = new Intl.PluralRules(words.lang)
      .resolvedOptions()
      .pluralCategories.filter((name) => name !== 'many');
    for (const forms of [
      words.find.hits,
      words.print.pages,
      words.print.sheets,
      words.print.slideCount,
      words.speaker.steps,
    ]) {
      expect(Object.keys(forms).sort()).toEqual(categories.sort());
    }
  });

  it('are those of a deck in it', () => {
    expect(languageOf(language)).toBe(language);
    expect(languageOf(`${language.toUpperCase()}-XK`)).toBe(language);
    expect(words.lang.split('-')[0]).toBe(language.split('-')[0]);
  });
});

describe('the words of the script', () => {
  it('are English for a deck in another language, and count as English does', async () => {
    const words = await clientWords('pl');
    expect(words).toBe(en);
    expect([1, 2, 5].map((count) => counted(words, count, en.speaker.steps))).toEqual(['1 step', '2 steps', '5 steps']);
  });

  it('count as their language does', () => {
    const wordsIn = Object.fromEntries(all) as Record<Language, ClientWords>;
    const slides = (language: Language, ...counts: number[]) =>
      counts.map((count) => counted(wordsIn[language], count, wordsIn[language].print.slideCount));
    expect(slides('sr', 1, 3, 12, 21)).toEqual(['1 slajd', '3 slajda', '12 slajdova', '21 slajd']);
    expect(slides('fr', 0, 1, 2)).toEqual(['0 diapositive', '1 diapositive', '2 diapositives']);
  });

  it('keep what was typed as it is', () => {
    expect(fill('No such slide: {slide}. {last}', { slide: '$& {last}', last: 3 })).toBe('No such slide: $& {last}. 3');
  });

  it('in English keep the page of an English deck one byte a letter', () => {
    expect(JSON.stringify(en)).toMatch(/^[\0-\u00ff]*$/);
  });
});
