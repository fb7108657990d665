// Its own file: the commands that the page names are tested against the options of `npm run setup`.

/** The command for what no page can do. */
export const setupCommand = (origin: string, rest: string): string => `npm run setup -- --org-url ${origin} ${rest}`;

export const telephonyCommand = (origin: string): string => `npm run setup -- telephony north --org-url ${origin}`;
