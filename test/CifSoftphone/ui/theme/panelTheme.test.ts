/** @jest-environment jsdom */
import { watchPanelTheme } from '../../../../CifSoftphone/ui/theme/panelTheme';

/** A panel page whose browser prefers `dark`, in a frame of this document where `framed`. */
function pageIn(options: { readonly prefersDark: boolean; readonly framed: boolean }) {
  const frame = document.createElement('iframe');
  const around = document.createElement('div');
  around.append(frame);
  document.body.replaceChildren(around);
  const changes: (() => void)[] = [];
  const onEvent = (_name: string, listener: () => void): void => void changes.push(listener);
  const page = {
    frameElement: options.framed ? frame : null,
    addEventListener: onEvent,
    matchMedia: () => ({ matches: options.prefersDark, addEventListener: onEvent }),
  } as unknown as Window;
  return { page, around, changed: () => changes.forEach((listener) => listener()) };
}

afterEach(() => (document.documentElement.dir = ''));

it('is like the host’s, whatever the browser prefers', () => {
  const { page, around } = pageIn({ prefersDark: false, framed: true });
  const theme = watchPanelTheme(() => false, jest.fn(), page);
  around.style.backgroundColor = 'rgb(41, 41, 41)';
  expect(theme().dark).toBe(true);
  around.style.backgroundColor = 'rgb(255, 255, 255)';
  expect(theme().dark).toBe(false);
});

it('is what the browser prefers where the host paints nothing, and on a page of its own', () => {
  expect(watchPanelTheme(() => false, jest.fn(), pageIn({ prefersDark: true, framed: true }).page)().dark).toBe(true);
  expect(watchPanelTheme(() => false, jest.fn(), pageIn({ prefersDark: true, framed: false }).page)().dark).toBe(true);
});

it('writes in the host’s direction, else in the language’s', () => {
  const theme = watchPanelTheme(() => true, jest.fn(), pageIn({ prefersDark: false, framed: true }).page);
  expect(theme().rtl).toBe(true);
  document.documentElement.dir = 'ltr';
  expect(theme().rtl).toBe(false);
});

it('is the same object until something changes, and says when something may have', () => {
  const onChange = jest.fn();
  const { page, changed } = pageIn({ prefersDark: false, framed: false });
  const theme = watchPanelTheme(() => false, onChange, page);
  expect(theme()).toBe(theme());
  changed();
  expect(onChange).toHaveBeenCalled();
});
