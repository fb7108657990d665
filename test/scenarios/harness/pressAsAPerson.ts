import type { Locator, Page } from 'playwright-core';

/** More than `pressAgainMs` and `sameSpotPx` of the product. */
export const betweenPressesMs = 1_000;
const sameSpotPx = 8;
/** Where nothing is. */
const aside = { x: 1, y: 1 } as const;

interface Press {
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
}
/** Files of one worker share Playwright: what it does by itself is kept where the next file finds it. */
const untaught = Symbol.for('click of Playwright');
type Clicks = Pick<Locator, 'click'> & { [untaught]?: Locator['click'] };

const lastPresses = new WeakMap<Page, Press>();

/**
 * Makes `click` of all locators what a person does: the hand comes to the button, and does not press where it has
 * pressed another one a moment ago. Playwright is done within a millisecond of the button's coming, which the softphone
 * takes for a press that was meant for what stood there before (`guardPresses`). For a press that is not a person's use
 * `page.mouse`.
 */
export function pressAsAPerson(page: Page): void {
  const locators = Object.getPrototypeOf(page.locator('html')) as Clicks;
  // Not one lesson on top of another: each would look, wait and move the hand again.
  const click = (locators[untaught] ??= locators.click);
  locators.click = async function (this: Locator, ...args: Parameters<Clicks['click']>) {
    // Where it will be pressed is known only when it is in sight.
    await this.waitFor(args[0]?.timeout === undefined ? {} : { timeout: args[0].timeout });
    // What is just drawn anew is scrolled to by the click.
    await this.scrollIntoViewIfNeeded({ timeout: 1_000 }).catch(() => undefined);
    const pressed = this.page();
    const spot = await middleOf(this);
    const last = lastPresses.get(pressed);
    if (last !== undefined && Math.hypot(spot.x - last.x, spot.y - last.y) <= sameSpotPx)
      await pressed.waitForTimeout(Math.max(0, last.atMs + betweenPressesMs - Date.now()));
    await pressed.mouse.move(aside.x, aside.y);
    await click.apply(this, args);
    lastPresses.set(pressed, { ...spot, atMs: Date.now() });
  };
}

/** What has just gone away is nowhere; the click then says so. */
async function middleOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox({ timeout: 1_000 }).catch(() => null);
  return box === null ? { x: NaN, y: NaN } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
