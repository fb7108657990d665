import { FewAtOnce } from '../../../telephony/asterisk/src/base/fewAtOnce';

it('a thousand agents are asked about in turn, each once, and whose telephone rings comes first', async () => {
  const few = new FewAtOnce(4);
  const asked: string[] = [];
  let atOnce = 0;
  let most = 0;
  const ask = (about: string) => async (): Promise<void> => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    asked.push(about);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    if (about === 'a7') throw new Error('The adaptor is away.');
  };
  for (let at = 0; at < 1_000; at += 1) few.add(`a${at}`, ask(`a${at}`));
  few.addFirst('a900', ask('a900'));
  few.add('a900', ask('a900'));
  while (asked.length < 1_000 || atOnce > 0) await new Promise((resolve) => setImmediate(resolve));
  expect(most).toBe(4);
  expect(new Set(asked).size).toBe(1_000);
  expect(asked.indexOf('a900')).toBeLessThanOrEqual(4);
});
