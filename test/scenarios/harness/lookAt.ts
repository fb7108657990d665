import type { Page } from 'playwright-core';

/** The agent goes to this window: without a screen Chromium says of each of its windows that it has the focus. */
export async function lookAt(page: Page): Promise<void> {
  for (const one of page.context().pages()) {
    const isLookedAt = one === page;
    await Promise.all(
      one.frames().map((frame) =>
        frame.evaluate((focused) => {
          document.hasFocus = () => focused;
          window.dispatchEvent(new Event(focused ? 'focus' : 'blur'));
        }, isLookedAt),
      ),
    );
  }
}
