import type { AxeRules } from './axeFaults';

/** One state of the softphone as it is to be drawn. */
export interface Picture {
  readonly place: 'panel' | 'control' | 'compact';
  readonly state: string;
  readonly widthPx: number;
  readonly dark?: boolean;
  readonly languageId?: number;
  /** Instead of the strings of a language. */
  readonly strings?: Readonly<Record<string, string>>;
}

/** What the gallery's page gives to tests. */
export interface Gallery {
  readonly states: readonly string[];
  /** Draws a state anew; done when it is all there, also what it asked Dataverse or the place for. */
  hang(picture: Picture): Promise<void>;
  /** Goes over to another state, as the line does while the agent looks. */
  change(state: string): Promise<void>;
  /** What the agent's clicks and keys asked of the line. */
  asked(): readonly string[];
  /** What does not fit, in words. */
  layoutFaults(): readonly string[];
  /** What in the page could not be told from its surroundings without background colours. */
  contrastFaults(): readonly string[];
  /** These states side by side, each under its name; instead of what hangs now. */
  sheet(picture: Omit<Picture, 'state'>, states: readonly string[]): Promise<void>;
  /** What axe-core complains about; the test must have put it into the page. */
  axeFaults(rules?: AxeRules): Promise<readonly string[]>;
}

declare global {
  interface Window {
    gallery: Gallery;
  }
}
