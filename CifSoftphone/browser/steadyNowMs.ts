/**
 * The clock for everything that lasts or ends: a ring, a call, a wrap-up, a retry. It only goes forward, whatever
 * becomes of the PC's time, and is no time of day: that of the PC is `wallTimeMs`, that of the record `toldAtMs`.
 *
 * It begins near the time of day at which the page was opened, so two pages differ where the PC's clock was set in
 * between: `ChannelClock` makes up for it. Some systems stop it while the machine sleeps; `PlaceLine.tick` sees that.
 * https://www.w3.org/TR/hr-time-3/#sec-monotonic-clock
 */
export const steadyNowMs = (): number => Math.round(performance.timeOrigin + performance.now());
