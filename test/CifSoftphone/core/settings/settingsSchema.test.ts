import * as v from 'valibot';
import { parseSettings } from '../../../../CifSoftphone/core/settings/parseSettings';
import { settingsSchema } from '../../../../CifSoftphone/core/settings/settingsSchema';
import { defaultSettings } from '../../../../CifSoftphone/core/settings/softphoneSettings';
import { isFields, type Fields } from '../../../../protocol/fields';
import { mutate } from '../../../fuzz/mutate';
import { randomness } from '../../../fuzz/randomness';
import { makerSettings } from '../../../fuzz/samples';

/** The reader fills a part in from the defaults; the schema says only what may be given. */
const filled = (name: string, value: unknown): unknown => {
  if (name === 'search' && Array.isArray(value)) {
    return value.map((table: unknown) => ({ columns: [], ...(isFields(table) ? table : {}) }));
  }
  const preset = (defaultSettings as unknown as Fields)[name];
  return isFields(preset) && isFields(value) ? { ...preset, ...value } : value;
};

it('takes and refuses each setting as its schema does, whatever the makers write', () => {
  const samples = [
    makerSettings,
    { emergency: { calls: 'ask', numbers: ['4112', '0 112'] }, closeSessionWhenDone: false, wrapUpSeconds: 0 },
    {
      dispositions: [
        { value: 'solved', label: 'Solved', queues: ['Billing', 'After sales'] },
        { value: 'b', label: ' Call back ' },
      ],
      dispositionRequired: ['Billing'],
      wrapUpExtensions: 2,
      wrapUpFields: [
        { column: 'new_order', label: 'Order', type: 'text', maxLength: 20, required: true },
        { column: 'new_kind', label: 'Kind', type: 'choice', choices: [{ value: 100000001, label: 'Gold' }] },
        { column: 'new_due', label: 'Due', type: 'date', queues: ['Billing'] },
      ],
    },
    { dispositionRequired: true, wrapUpFields: [{ column: 'new_x', label: 'X', type: 'yes-no', required: false }] },
    { ring: { volumePercent: 0 }, presence: {}, search: [{ table: 'lead' }, { table: 'account', columns: [] }] },
    { search: [{ table: 'cti_device', columns: ['cti_sim'], title: 'a', show: ['b', 'c'], new: 'd' }, { table: 'x' }] },
    { facts: ['menu', 'queue', 'reference'] },
    { presence: { notReadyReasons: [{ value: 'Lunch', label: 'At lunch', minutes: 30 }], backByItself: true } },
  ];
  const tally = { taken: 0, refused: 0 };
  for (let index = 0; index < 2_000; index += 1) {
    const random = randomness(17, index);
    const sample = mutate(random, mutate(random, random.pick(samples)));
    const settings = isFields(sample) ? Object.entries(sample) : [];
    for (const [name, given] of settings) {
      const value: unknown = JSON.parse(JSON.stringify(given) ?? 'null');
      const text = JSON.stringify({ [name]: value });
      if (text.length > 2_000 || name === '__proto__') continue;
      const byHand = parseSettings(text);
      const bySchema = v.safeParse(settingsSchema, JSON.parse(text));
      const expected = bySchema.success
        ? Object.entries(bySchema.output).map(([key, one]) => [key, filled(key, one)])
        : [];
      expect({ text, faults: byHand.faults.length > 0, given: byHand.given }).toEqual({
        text,
        faults: !bySchema.success,
        given: Object.fromEntries(expected) as Fields,
      });
      tally[bySchema.success ? 'taken' : 'refused'] += 1;
    }
  }
  expect(Math.min(tally.taken, tally.refused)).toBeGreaterThan(300);
});
