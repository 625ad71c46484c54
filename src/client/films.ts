import type { RevealApi } from 'reveal.js';
import { element } from './elements.ts';

/**
 * reveal.js takes the address of a background film for a list and cuts it at its commas; the `data:` address of a film
 * inside the file has a comma in it. Such films are kept from reveal.js while it starts. The function that this returns
 * puts them behind their slides; from then on reveal.js plays and stops them as its own.
 */
export function keepFilms(slides: readonly HTMLElement[]): (reveal: RevealApi) => void {
  const films = slides.flatMap((slide) => {
    const address = slide.getAttribute('data-background-video') ?? '';
    if (!/^\s*data:/i.test(address)) return [];
    slide.removeAttribute('data-background-video');
    return [{ slide, film: createFilm(slide, address) }];
  });
  return (reveal) => {
    for (const { slide, film } of films) {
      reveal.getSlideBackground(slide)?.querySelector('.slide-background-content')?.append(film);
      // reveal.js has started the media of its first slide already. The browser may refuse sound before the first click.
      if (slide === reveal.getCurrentSlide()) film.play().catch(() => {});
    }
  };
}

function createFilm(slide: HTMLElement, address: string): HTMLVideoElement {
  const film = element('video', { src: address.trim(), playsinline: '' });
  film.loop = slide.hasAttribute('data-background-video-loop');
  film.muted = slide.hasAttribute('data-background-video-muted');
  return film;
}
