/** Fluent's own colours for where the host gives none: light, and dark. */
const known = {
  colorNeutralBackground1: ['#ffffff', '#292929'],
  /** The ground on which the cards lie. */
  colorNeutralBackground2: ['#f5f5f5', '#1f1f1f'],
  colorNeutralBackground3: ['#f5f5f5', '#333333'],
  colorNeutralBackground3Hover: ['#ebebeb', '#3d3d3d'],
  colorNeutralBackground3Pressed: ['#e0e0e0', '#1f1f1f'],
  colorNeutralForeground1: ['#242424', '#ffffff'],
  colorNeutralForeground2: ['#424242', '#d6d6d6'],
  colorNeutralForegroundDisabled: ['#9e9e9e', '#8a8a8a'],
  colorNeutralBackgroundDisabled: ['#f0f0f0', '#141414'],
  colorNeutralStroke1: ['#d1d1d1', '#666666'],
  /** Around a card, and between its parts. */
  colorNeutralStroke2: ['#e0e0e0', '#454545'],
  colorNeutralStrokeAccessible: ['#616161', '#adadad'],
  colorBrandBackground: ['#0f6cbd', '#115ea3'],
  colorBrandBackgroundHover: ['#115ea3', '#0f6cbd'],
  colorBrandBackgroundPressed: ['#0c3b5e', '#0c3b5e'],
  colorBrandForeground1: ['#0f6cbd', '#479ef5'],
  /** What is on: a muted microphone, a call on hold. */
  colorBrandBackground2: ['#ebf3fc', '#0c2d4a'],
  colorBrandForeground2: ['#0f548c', '#a9d3fa'],
  colorBrandStroke2: ['#b4d6fa', '#115ea3'],
  /** A message: of what failed, and of what the agent must know. */
  colorStatusDangerBackground1: ['#fdf3f4', '#3b0f13'],
  colorStatusDangerBorder1: ['#eeacb2', '#96303a'],
  colorStatusDangerForeground1: ['#b10e1c', '#f1a2a8'],
  colorStatusWarningBackground1: ['#fff9f0', '#3b2410'],
  colorStatusWarningBorder1: ['#fdcfb4', '#8a3707'],
  colorStatusWarningForeground1: ['#8a3707', '#faa06b'],
} as const;

export type TokenName = keyof typeof known;

/** The design tokens (Fluent 9 names) that the softphone is dressed with. */
export const tokenNames = Object.keys(known) as readonly TokenName[];

const forEach = (value: (name: TokenName) => string) =>
  Object.fromEntries(tokenNames.map((name) => [name, value(name)])) as Readonly<Record<TokenName, string>>;

/** What a style says for a token, as in Fluent 9: a custom property, so styles are the same in every theme. */
export const tokens = forEach((name) => `var(--${name})`);

/** The value of each token: the host's, else Fluent's. */
export const tokenValues = (dark: boolean, given: Readonly<Partial<Record<TokenName, string>>>) =>
  forEach((name) => given[name] ?? known[name][dark ? 1 : 0]);

/** Grey while the line cannot ring, green when it can; amber on the way between. */
export const statusColours = {
  grey: '#8a8886',
  green: '#13a10e',
  amber: '#f7a200',
  red: 'light-dark(#c50f1f, #e37d80)',
};
/** Ground and letters of a face, in any theme. */
export const avatarTints = [
  ['#cfe4fa', '#0c3b5e'],
  ['#d5e8d4', '#0b4a0b'],
  ['#e2dafd', '#3b2a7a'],
  ['#fde3cf', '#6b2b06'],
  ['#f8dcea', '#6b0f3a'],
  ['#d0eceb', '#044a48'],
] as const;
/** At rest, under the pointer, pressed: white words are read on each. */
export const answerGreen = ['#107c10', '#0e700e', '#0c5e0c'] as const;
export const rejectRed = ['#c50f1f', '#b10e1c', '#960b18'] as const;
