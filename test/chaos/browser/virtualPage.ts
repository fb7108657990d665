import type { PagePort } from '../../../CifSoftphone/browser/browserPorts';

/** The page of one tab, as its places hear of it. */
export class VirtualPage implements PagePort {
  private isVisible = true;
  private readonly on = { change: new Set<() => void>(), leave: new Set<() => void>(), return: new Set<() => void>() };

  constructor(readonly windowId: string) {}

  visible = (): boolean => this.isVisible;
  focused = (): boolean => this.isVisible;
  holdsSignIn = (): boolean => true;
  onChange = (listener: () => void) => add(this.on.change, listener);
  onLeave = (listener: () => void) => add(this.on.leave, listener);
  onReturn = (listener: () => void) => add(this.on.return, listener);
  /** A dead browser answers no question. */
  askBeforeLeaving = () => () => undefined;

  look(visible: boolean): void {
    if (visible === this.isVisible) return;
    this.isVisible = visible;
    this.changed();
  }
  /** Also when the network came back. */
  changed(): void {
    this.on.change.forEach((listener) => listener());
  }
  leave(): void {
    this.on.leave.forEach((listener) => listener());
  }
  return(): void {
    this.on.return.forEach((listener) => listener());
  }
}

function add(set: Set<() => void>, listener: () => void): () => void {
  set.add(listener);
  return () => set.delete(listener);
}
