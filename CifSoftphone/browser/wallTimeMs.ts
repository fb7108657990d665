/** The PC's time of day. It may be wrong by any amount and may jump: right for showing a time of day, for nothing that lasts. */
export const wallTimeMs = (): number => Date.now();
