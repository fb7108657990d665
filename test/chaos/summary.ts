import { countOf, type Totals } from './runMany';

/** What a run prints at its end. */
export function summary(totals: Totals, seconds: number): string {
  const { rings, accepted, shown, toldNotShown, drawnButTold, takenBack } = totals;
  return [
    `rings offered           ${rings}`,
    `accepted                ${accepted}`,
    `shown once              ${shown}`,
    `told not shown          ${toldNotShown}   (${drawnButTold} of them drawn, but too late to be known)`,
    `ended by the caller     ${takenBack}`,
    `lost                    ${countOf(totals, 'lost')}`,
    `doubled                 ${countOf(totals, 'doubled')}`,
    `wrong agent             ${countOf(totals, 'wrong')}`,
    `not settled at the end  ${countOf(totals, 'unsettled')}`,
    `${seconds.toFixed(1)} s`,
  ].join('\n');
}
