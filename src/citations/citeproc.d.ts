/** The part of citeproc-js that is used: <https://citeproc-js.readthedocs.io/en/latest/running.html>. */
declare module 'citeproc' {
  export interface Cite {
    readonly id: string;
    readonly locator?: string;
    readonly label?: string;
    readonly 'author-only'?: boolean;
    readonly 'suppress-author'?: boolean;
  }
  export class Engine {
    constructor(
      system: { retrieveLocale: (lang: string) => string; retrieveItem: (id: string) => unknown },
      style: string,
      lang: string,
      forceLang: boolean,
    );
    readonly opt: { readonly development_extensions: { wrap_url_and_doi: boolean } };
    setOutputFormat(format: 'html'): void;
    updateItems(ids: readonly string[]): void;
    makeCitationCluster(cites: readonly Cite[]): string;
    makeBibliography(): [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]] | false;
  }
  const csl: { Engine: typeof Engine };
  export default csl;
}
