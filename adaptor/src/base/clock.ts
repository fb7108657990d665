/** The time in ms since 1970, as a port so that tests own it. */
export type Clock = () => number;
