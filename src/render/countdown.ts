import type { Words } from '../deck/words.ts';

/** A task's time as it stands before it starts; the client lets it run. On paper only the minutes show. */
export function countdownHtml(seconds: number, words: Words): string {
  const minutes = Math.floor(seconds / 60);
  const clock = `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  // In minutes where they are whole or, from two on, end in a half.
  const inMinutes = seconds % 60 === 0 || (seconds > 120 && seconds % 30 === 0);
  const planned = inMinutes ? words.ofMinutes(seconds / 60) : words.ofSeconds(seconds);
  return `<div class="countdown${minutes > 9 ? ' long' : ''}">
<p class="countdown-label">${words.timeLeft}<button type="button" class="start" aria-label="${words.startStop}">${SIGNS}</button></p>
<p class="clock" role="timer" data-up="${words.timeUp}">${clock}</p>
<div class="bar"><i></i></div>
<p class="planned">${planned}</p>
<p class="on-paper">${seconds % 60 === 0 ? `${minutes} min` : seconds < 120 ? `${seconds} s` : `${clock} min`}</p>
</div>
`;
}

const SIGNS =
  '<svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">' +
  '<path class="play" d="M6 3L25 14L6 25Z"/><path class="pause" d="M5 3H11V25H5ZM17 3H23V25H17Z"/></svg>';
