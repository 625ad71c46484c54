/** @typedef {{ id: string, size: string, file: string, leaves: string }} Shot */

/**
 * One page with all shots: a row a slide, a column a size. Every picture opens in full.
 * @param {string} title @param {readonly Shot[][]} bySize
 */
export function contactSheet(title, bySize) {
  const [first = []] = bySize;
  const rows = first.map(({ id }, index) => {
    const cells = bySize.map((shots) => cell(shots[index])).join('');
    return `<tr id="${html(id)}"><th scope="row">${index + 1}<br>${html(id)}</th>${cells}</tr>`;
  });
  const head = bySize.map(([shot]) => `<th scope="col">${shot?.size ?? ''}</th>`).join('');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${html(title)}: all slides</title>
<style>
  body { font: 14px/1.4 system-ui, sans-serif; margin: 1rem; background: #777; color: #fff; }
  table { border-spacing: 0.75rem; width: 100%; }
  th[scope='row'] { text-align: left; vertical-align: top; width: 9rem; overflow-wrap: anywhere; }
  td { vertical-align: top; }
  img { display: block; width: 100%; box-shadow: 0 1px 4px #0006; }
  .leaves { background: #b00020; padding: 0.2em 0.5em; }
</style>
<table>
<thead><tr><th></th>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}

/** @param {Shot | undefined} shot */
function cell(shot) {
  if (!shot) return '<td></td>';
  const address = shot.file.split('/').map(encodeURIComponent).join('/');
  const warning = shot.leaves && `<p class="leaves">Leaves the slide: ${html(shot.leaves)}</p>`;
  return `<td><a href="${address}"><img src="${address}" alt="${html(shot.id)}, ${shot.size}" loading="lazy"></a>${warning}</td>`;
}

/** @param {string} text */
const html = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
