import type { PanelMode } from '../../solution/organisation';

/** Behaviours on which public sources are silent or disagree; `?cif=a,b` in the page's query switches them. */
export interface CifToggles {
  /** addHandler and removeHandler give `undefined` instead of a resolved promise. */
  readonly strictHandlers: boolean;
  /** `CIFInitDone` never fires. */
  readonly noInit: boolean;
  /** A host that knows none of the session and notification calls: they resolve to null. */
  readonly oldHost: boolean;
  /** The result of notifyEvent inside `value`, as the documentation prints it. */
  readonly wrapped: boolean;
  /** Rejections as plain objects, as the documentation prints them. */
  readonly plainErrors: boolean;
  readonly answerTimeoutMs: number;
  readonly sessionLimit: number;
  /** What a pending notifyEvent does when cancelEvent takes its notification away. */
  readonly onCancel: 'reject' | 'resolve' | 'pending';
  /** The organisation has Omnichannel, so agents have a presence. */
  readonly omnichannel: boolean;
  readonly clickToActOff: boolean;
  /** Notifications shown at the same time; the others wait in the queue. */
  readonly visibleNotifications: number;
  readonly closedWithoutContext: boolean;
  readonly homePanelMode: PanelMode;
  /** A second provider is in the agent's profile: our panel is hidden at home and setMode is refused there. */
  readonly severalProviders: boolean;
  /** Ours is the only provider, and home hides its panel until it is shown by setMode(1): at first, and after each closed session. */
  readonly hiddenAtHome: boolean;
  /** The agent lacks the role App Profile user: the page has no Microsoft.Apm for its scripts. */
  readonly noApm: boolean;
}

export function readCifToggles(text: string | null): CifToggles {
  const words = new Set((text ?? '').split(',').map((word) => word.trim()));
  const has = (word: string): boolean => words.has(word);
  return {
    strictHandlers: has('strict-handlers'),
    noInit: has('no-init'),
    oldHost: has('old-host'),
    wrapped: has('wrapped'),
    plainErrors: has('plain-errors'),
    answerTimeoutMs: has('timeout-100') ? 100_000 : 10_000,
    sessionLimit: sessionLimitOf(words),
    onCancel: has('cancel-resolves') ? 'resolve' : has('cancel-pending') ? 'pending' : 'reject',
    omnichannel: has('omnichannel'),
    clickToActOff: has('click-to-act-off'),
    visibleNotifications: has('notifications-5') ? 5 : 1,
    closedWithoutContext: has('closed-without-context'),
    // A real home session starts minimised until the agent or the provider opens the panel; a person who tries the
    // simulator should see the line at once.
    homePanelMode:
      has('several-providers') || has('home-hidden') ? 'hidden' : has('home-minimised') ? 'minimised' : 'docked',
    severalProviders: has('several-providers'),
    hiddenAtHome: has('home-hidden'),
    noApm: has('no-apm'),
  };
}

/** `sessions-5`: a host that allows five; without such a word ten, as today's documentation says. */
function sessionLimitOf(words: ReadonlySet<string>): number {
  const word = [...words].find((one) => /^sessions-\d+$/.test(one));
  return word === undefined ? 10 : Number(word.slice('sessions-'.length));
}
