import { listen, together } from '../../browser/listen';
import { buttonAt } from './control';
import { isSameSpot, spotOf, type Spot } from './spot';

/**
 * Knows since when a button lies under a mouse that rests: rings that come and go, or the host's own page, move what
 * is under it. A finger does not rest on anything before it presses.
 */
export class RestingPointer {
  private spot: Spot | undefined;
  private element: Element | null = null;
  /** `-Infinity` when it was the pointer that moved. */
  private cameAtMs = -Infinity;
  private frame = 0;
  private readonly observer: MutationObserver;
  private readonly undo: () => void;

  constructor(private readonly root: HTMLElement) {
    // Some browsers tell of a new button under a resting mouse only when it moves next.
    this.observer = new MutationObserver(() => this.lookSoon());
    this.observer.observe(root, { childList: true, subtree: true, attributes: true });
    const page = root.ownerDocument;
    this.undo = together(
      listen(page, ['pointermove', 'pointerover'], this.heard, true),
      listen(page, ['pointerout'], this.left, true),
    );
  }

  /** How long this button has been under the pointer that rests there; `Infinity` when the pointer came to it. */
  restedMs(element: Element, { timeStamp, pointerType }: PointerEvent): number {
    return pointerType === 'mouse' && element === this.element ? timeStamp - this.cameAtMs : Infinity;
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.observer.disconnect();
    this.undo();
  }

  private readonly heard = (event: PointerEvent): void => {
    const spot = spotOf(event);
    const element = buttonAt(event.target);
    const rests = event.pointerType === 'mouse' && this.spot !== undefined && isSameSpot(spot, this.spot);
    if (rests) return this.lies(element, event.timeStamp);
    this.spot = event.pointerType === 'mouse' ? spot : undefined;
    this.element = element;
    this.cameAtMs = -Infinity;
  };

  /** Out of the page, or of the panel's frame: it does not rest here, and comes back by itself, wherever to. */
  private readonly left = ({ relatedTarget }: PointerEvent): void => {
    if (relatedTarget === null) this.spot = undefined;
  };

  private lookSoon(): void {
    if (this.spot === undefined) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame((atMs) => {
      const { spot } = this;
      if (spot !== undefined) this.lies(buttonAt(this.root.ownerDocument.elementFromPoint(spot.x, spot.y)), atMs);
    });
  }

  private lies(element: Element | null, atMs: number): void {
    if (element === this.element) return;
    this.element = element;
    this.cameAtMs = atMs;
  }
}
