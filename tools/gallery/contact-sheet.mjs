/**
 * The page on which all pictures lie, grouped by screen.
 *
 * @param {readonly { state: import('./states.mjs').State, pictures: readonly import('./photograph.mjs').Picture[], problem: string | null }[]} taken
 * @param {number} seconds that taking them took
 */
export function contactSheet(taken, seconds) {
  const screens = [...new Set(taken.map(({ state }) => state.screen))];
  const failed = taken.filter(({ problem }) => problem !== null);
  const count = taken.reduce((sum, { pictures }) => sum + pictures.length, 0);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Evenhand: every screen in every state</title>
<style>
  :root { color-scheme: light; }
  body { margin: 0; background: #e7e7e4; color: #1a1d20; font: 15px/1.45 system-ui, sans-serif; }
  header, section { padding: 0 2rem; }
  nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: .6rem 2rem; border-bottom: 1px solid #b9bbb6; background: #e7e7e4; }
  a { color: #17587a; }
  ol { columns: 3 18rem; margin: 1rem 0 0; padding: 0; list-style: none; font-size: 13px; }
  h1 { font-weight: 500; }
  h2 { margin: 3rem 0 0; font-weight: 500; }
  h2, h3 { scroll-margin-top: 3.5rem; }
  h3 { margin: 1.75rem 0 .5rem; font-size: 15px; }
  small, figcaption { color: #51575d; font-weight: 400; }
  .row { display: flex; gap: 14px; overflow-x: auto; padding-bottom: 12px; align-items: flex-start; }
  figure { flex: none; margin: 0; }
  figure img { display: block; max-height: 70vh; border: 1px solid #b9bbb6; object-fit: cover; object-position: top; background: #fff; }
  figcaption { margin-bottom: 3px; font-size: 12px; }
  .problem { padding: .25rem .5rem; background: #a42a1e; color: #fff; }
</style>
<header>
<h1>Every screen in every state</h1>
<p>${taken.length} states, ${count} pictures, taken in ${Math.round(seconds)} s. A picture opens in full.${failed.length > 0 ? ` <span class="problem">${failed.length} could not be brought about.</span>` : ''}</p>
</header>
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
  const states = taken.map(({ state }) => `<li><a href="#${state.id}">${escaped(state.name)}</a></li>`);
  return `<section><h2 id="${screen}">${screen}</h2>\n<ol>${states.join('')}</ol>\n${rows.join('\n')}</section>`;
}

function figure({ file, way, width }) {
  const shown = Math.round(width * 0.3);
  return `<figure><figcaption>${width}, ${way}</figcaption><a href="${file}"><img src="${file}" alt="${width}, ${way}" width="${shown}" loading="lazy"></a></figure>`;
}

const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
