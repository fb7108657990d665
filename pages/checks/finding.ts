import type { SetupKey } from '../words/setupKeys';

/** What is looked at, in this order: each may use what those before it have found. */
export const checkIds = [
  'variables',
  'settings',
  'package',
  'cif',
  'provider',
  'profile',
  'roles',
  'templates',
  'kpi',
  'signin',
  'adaptor',
  'signalr',
  'upstream',
  'csp',
  'agent',
  'telephony',
  'ring',
] as const;
export type CheckId = (typeof checkIds)[number];

export interface Sentence {
  readonly key: SetupKey;
  readonly values?: Readonly<Record<string, string>>;
}

/** A button. What it does is looked at again afterwards. */
export interface Mend {
  readonly words: SetupKey;
  /** Begins within the click: a window may be opened. @throws what Dynamics refuses with */
  readonly run: () => Promise<void>;
}

/** A button for what is tried, not mended: what it finds stands in the line afterwards. */
export interface Trial {
  readonly words: SetupKey;
  /** @param tell what is known meanwhile */
  readonly run: (tell: (finding: Finding) => void) => Promise<Finding>;
}

export interface Finding {
  /** `open`: cannot be known from here, or waits for somebody. */
  readonly state: 'right' | 'wrong' | 'open';
  readonly says: readonly Sentence[];
  readonly mend?: Mend;
  readonly trial?: Trial;
  /** A command or lines to copy. */
  readonly copy?: string;
  /** For support: a word or a code, nothing that names anybody. */
  readonly tells?: string;
}

export const right = (key: SetupKey, values: Sentence['values'] = {}): Finding => ({
  state: 'right',
  says: [{ key, values }],
});

export const wrong = (
  key: SetupKey,
  tells: string,
  more: Partial<Finding> & Pick<Sentence, 'values'> = {},
): Finding => {
  const { values = {}, ...rest } = more;
  return { state: 'wrong', says: [{ key, values }], tells, ...rest };
};

export const open = (key: SetupKey, more: Partial<Finding> & Pick<Sentence, 'values'> = {}): Finding => {
  const { values = {}, ...rest } = more;
  return { state: 'open', says: [{ key, values }], ...rest };
};
