/**
 * The page on which all pictures lie, grouped by screen.
 *
 * @param {readonly { state: import('./states.mjs').State, pictures: readonly import('./photograph.mjs').Picture[], problem: string | null }[]} taken
 */
export function contactSheet(taken) {
  const screens = [...new Set(taken.map(({ state }) => state.screen))];
  const count = taken.reduce((sum, { pictures }) => sum + pictures.length, 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Evenhand: every screen in every state</title>
<style>
  body { margin: 2rem; background: #777; color: #fff; font: 15px/1.4 system-ui, sans-serif; }
  nav { position: sticky; top: 0; padding: .5rem 0; background: #777; }
  a { color: inherit; }
  nav a { margin-right: 1.25rem; }
  h2 { margin-top: 3rem; border-bottom: 1px solid; }
  .row { display: flex; gap: 12px; overflow-x: auto; padding-bottom: 12px; align-items: flex-start; }
  figure { flex: none; margin: 0; }
  figure img { display: block; max-height: 70vh; object-fit: cover; object-position: top; background: #fff; }
  figcaption { font-size: 12px; }
  .problem { background: #a00; padding: .25rem .5rem; }
</style>
<h1>Every screen in every state</h1>
<p>${taken.length} states, ${count} pictures. A picture opens in full.</p>
<nav>${screens.map((screen) => `<a href="#${screen}">${screen}</a>`).join('')}</nav>
${screens
  .map((screen) =>
    section(
      screen,
      taken.filter(({ state }) => state.screen === screen),
    ),
  )
  .join('\n')}
</html>
`;
}

function section(screen, taken) {
  const rows = taken.map(
    ({ state, pictures, problem }) => `<h3 id="${state.id}">${escaped(state.name)} <small>${state.id}</small></h3>
${problem === null ? '' : `<p class="problem">Not photographed: ${escaped(problem)}</p>`}
<div class="row">${pictures.map(figure).join('')}</div>`,
  );
  return `<h2 id="${screen}">${screen}</h2>\n${rows.join('\n')}`;
}

function figure({ file, way, width }) {
  const shown = Math.round(width * 0.3);
  return `<figure><a href="${file}"><img src="${file}" alt="" width="${shown}" loading="lazy"></a><figcaption>${width}, ${way}</figcaption></figure>`;
}

const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
