import { noFigures } from '../../../CifSoftphone/voice/legFigures';
import { LegWatch } from '../../../CifSoftphone/voice/legWatch';

/** A second of sound in which so many of a hundred packets were lost. */
function listening() {
  const watch = new LegWatch(0, 'c1');
  let figures = noFigures;
  let nowMs = 0;
  return (callId: string, lost: number) => {
    nowMs += 1_000;
    figures = {
      ...figures,
      packetsReceived: figures.packetsReceived + 100 - lost,
      packetsLost: figures.packetsLost + lost,
      microphoneEnergy: nowMs,
    };
    return watch.look(figures, false, nowMs, callId).means?.lossPercent;
  };
}

it('a call and the consultation that goes through its telephone have figures of their own', () => {
  const second = listening();
  expect([second('c1', 10), second('c1', 10)]).toEqual([10, 10]);
  // The first second after the change is of both.
  second('c1/asks', 10);
  expect([second('c1/asks', 0), second('c1/asks', 0)]).toEqual([0, 0]);
  second('c1', 50);
  expect(second('c1', 10)).toBe(10);
});
