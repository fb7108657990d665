import type { KpiReport } from '../../../CifSoftphone/core/calls/kpiReport';
import { KpiReporter } from '../../../CifSoftphone/surface/kpiReporter';

const report = (placeId: string, conversationId: string): KpiReport => ({
  placeId,
  conversationId,
  direction: 'inbound',
  events: [],
});

function reporter() {
  const logged: string[] = [];
  let offers = 0;
  const one = new KpiReporter({
    placeId: 'here',
    log: ({ conversationId }) => void logged.push(conversationId),
    offer: () => {
      offers += 1;
      return Promise.resolve();
    },
  });
  return { one, logged, offers: () => offers };
}

it('logs what is given to this place, once, and nothing that is given to another', () => {
  const { one, logged } = reporter();
  const granted = [report('here', 'a'), report('there', 'b')];
  one.update({ waiting: 0, granted });
  one.update({ waiting: 0, granted: [...granted, report('here', 'c')] });
  expect(logged).toEqual(['a', 'c']);
});

it('offers itself when something waits, one offer at a time', async () => {
  const { one, offers } = reporter();
  one.update({ waiting: 0, granted: [] });
  expect(offers()).toBe(0);
  one.update({ waiting: 1, granted: [] });
  one.update({ waiting: 2, granted: [] });
  expect(offers()).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  one.update({ waiting: 2, granted: [] });
  expect(offers()).toBe(2);
});
