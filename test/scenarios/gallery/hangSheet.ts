/** Draws one state after the other and keeps a copy of each: several on one page, for a picture. */
export async function hangSheet(
  frame: HTMLElement,
  states: readonly string[],
  hang: (state: string) => Promise<void>,
): Promise<void> {
  const sheet = document.createElement('div');
  sheet.style.cssText = 'columns:4;column-gap:24px;padding:24px';
  for (const state of states) {
    await hang(state);
    const copy = frame.cloneNode(true) as HTMLElement;
    // A copy of a list has forgotten what was chosen.
    const chosen = [...frame.querySelectorAll('select')].map(({ value }) => value);
    copy.querySelectorAll('select').forEach((list, at) => (list.value = chosen[at] ?? ''));
    // Two of the same id on one page would be a fault; a picture needs none.
    copy.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
    // A panel fills its page; here it is as high as what is in it.
    copy.querySelectorAll<HTMLElement>('main').forEach((main) => main.style.setProperty('min-height', '0'));
    copy.style.cssText += ';border:1px solid #808080;border-radius:4px;overflow:hidden';
    const cell = document.createElement('figure');
    cell.style.cssText = 'margin:0 0 24px;break-inside:avoid;width:min-content';
    const name = document.createElement('figcaption');
    // Of the name alone: what is drawn below has fonts of its own, or those of its page.
    name.style.cssText = `margin:0 0 6px;font:600 13px "Segoe UI",sans-serif;color:${document.body.style.background === 'rgb(41, 41, 41)' ? '#fff' : '#242424'}`;
    name.textContent = state;
    cell.append(name, copy);
    sheet.append(cell);
  }
  frame.remove();
  document.body.append(sheet);
}
