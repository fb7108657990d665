import { tokens } from '../theme/tokens';

const own = `font:inherit;color:${tokens.colorNeutralForeground1};background:${tokens.colorNeutralBackground1};min-height:32px`;
/** As the other settings' fields look. */
export const fieldLook = `${own};width:100%;min-width:0;box-sizing:border-box;padding:0 6px;border:1px solid ${tokens.colorNeutralStrokeAccessible};border-radius:2px;text-overflow:ellipsis`;
/** As the panel's cards look. */
export const cardLook = `padding:12px;border:1px solid ${tokens.colorNeutralStroke2};border-radius:8px;background:${tokens.colorNeutralBackground1}`;

/** A button that looks as the panel's other buttons do. */
export function button(onClick: () => void): HTMLButtonElement {
  const element = make('button');
  element.type = 'button';
  element.style.cssText = `${own};padding:0 12px;border:1px solid ${tokens.colorNeutralStroke1};border-radius:4px;cursor:pointer`;
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
