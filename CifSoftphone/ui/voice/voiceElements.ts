/** A button that looks as the panel's other buttons do, in the colours of whatever theme it stands in. */
export function button(onClick: () => void): HTMLButtonElement {
  const element = make('button');
  element.type = 'button';
  element.style.cssText =
    'font:inherit;color:inherit;background:none;min-height:32px;padding:0 16px;border:1px solid;border-radius:2px;cursor:pointer';
  element.addEventListener('click', onClick);
  return element;
}

/** An element of ours, with its role and its name for tests. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { role, testid }: { readonly role?: string; readonly testid?: string } = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (role !== undefined) element.setAttribute('role', role);
  if (testid !== undefined) element.dataset.testid = testid;
  return element;
}
