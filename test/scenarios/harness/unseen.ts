import type { FrameLocator } from 'playwright-core';

const parts = {
  name: '[data-testid=call-card] [data-caller-name], [data-testid=wrap-up-card] [data-caller-name]',
  keys: '[data-testid=call-card] [data-kept] > [role=group] > button',
  notes: '[data-sheet=notes] textarea',
  done: '[data-testid=done]',
  ring: '[data-testid=ring-card] [data-caller-name], [data-testid=ring-card] [data-answers] button',
  chat: '[data-testid=chat-to-call], [data-testid=chat-give], [data-testid=chat-write]',
  line: '[data-testid=chat-line]',
} as const;
export type PartOfPanel = keyof typeof parts;

/** Of these parts of a panel what is drawn and not seen whole: cut off, or under something else. */
export const unseen = (panel: FrameLocator, wanted: readonly PartOfPanel[]): Promise<readonly string[]> =>
  panel.locator('main').evaluate(
    (main, selectors) => {
      const isSeen = (element: Element): boolean => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [top + 3, top + height / 2, top + height - 3].every((y) => {
          const met = document.elementFromPoint(left + width / 2, y);
          return met !== null && (element.contains(met) || (met.contains(element) && met.closest('li') !== null));
        });
      };
      return selectors.flatMap(([part, selector]) => {
        const drawn = [...main.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
        // Of calls there may be several: the first is what the agent is at.
        const counted = part === 'name' || part === 'notes' || part === 'done' ? drawn.slice(0, 1) : drawn;
        return counted.flatMap((one) =>
          isSeen(one) ? [] : [`${part} ${(one.textContent ?? '').slice(0, 30)}`.trim()],
        );
      });
    },
    wanted.map((part) => [part, parts[part]] as const),
  );
