import type { HeadingSize } from '../deck/heading-size.ts';
import type { Heading, Html } from '../deck/model.ts';

export function headingHtml(heading: Heading, size: HeadingSize): Html {
  return `<h${heading.level} class="${size}">${heading.html}</h${heading.level}>`;
}
