/**
 * Looks at a laid-out page for what would be wrong on paper. `lectern print` runs this in the page, whose own scripts
 * are off.
 */

import { auditFonts, auditPictures } from './files.ts';
import { auditGeometry, unshownTexts } from './geometry.ts';
import { auditLinks } from './links.ts';
import type { AuditApi } from './protocol.ts';
import { spreadSteps } from './steps.ts';

const sections = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.slides section.slide')];

const api: AuditApi = {
  prepare(steps) {
    // A file of the deck has no address on paper.
    for (const link of document.querySelectorAll('a[href]:not([href^="#"])')) {
      if ((link as HTMLAnchorElement).origin === location.origin) link.removeAttribute('href');
    }
    for (const image of document.querySelectorAll('img[loading]')) image.removeAttribute('loading');
    return steps ? spreadSteps(sections()) : sections().map((_, section) => ({ section, step: -1, steps: 0 }));
  },
  unshown: () => sections().map(unshownTexts),
  async audit(size, elsewhere) {
    const all = sections();
    const fonts = await auditFonts();
    const pictures = await auditPictures(all);
    return [
      ...all.flatMap((section, index) => auditGeometry(section, index, size)),
      ...pictures,
      ...auditLinks(all, new Set(elsewhere)),
      ...fonts,
    ];
  },
};

Object.assign(globalThis, { lecternAudit: api });
