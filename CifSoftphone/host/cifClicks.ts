import type { CifFramework } from './cifFramework';
import { fromClickToAct, type ClickToAct } from './clickToAct';
import { settled } from './settled';

const clickToActEvent = 'onclicktoact';

/** Clicks on phone fields, as both versions of CIF tell them. */
export class CifClicks {
  private readonly listeners = new Set<(click: ClickToAct) => void>();

  constructor(private readonly cif: CifFramework) {
    cif.addHandler(clickToActEvent, this.clicked);
  }

  subscribe(listener: (click: ClickToAct) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Turns the fields' buttons on or off. False where the agent may not (it writes the provider's row). */
  async enable(on: boolean): Promise<boolean> {
    try {
      await settled(() => this.cif.setClickToAct(on));
      return true;
    } catch {
      return false;
    }
  }

  stop(): void {
    this.cif.removeHandler(clickToActEvent, this.clicked);
    this.listeners.clear();
  }

  private readonly clicked = (payload: unknown): Promise<void> => {
    const click = fromClickToAct(payload);
    if (click !== undefined) this.listeners.forEach((listener) => listener(click));
    return Promise.resolve();
  };
}
