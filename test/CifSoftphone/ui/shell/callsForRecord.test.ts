import { callsForRecord, type ControlSpot } from '../../../../CifSoftphone/ui/shell/callsForRecord';
import { aCall, aView, yvonne } from '../../surface/fakeLine';

const hers = aCall({ state: 'connected', customer: yvonne, e164: '+12025550140' });
const record = { entityName: 'contact', id: yvonne.customer.id };
const other = { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000009' };
const spot = (more: Partial<ControlSpot> = {}): ControlSpot => ({
  placeId: 'form',
  record,
  number: '(202) 555-0140',
  compact: false,
  ...more,
});
const view = (ringPlaceId: string) => aView({ calls: [hers], ringPlaceId });

it('a form shows the call with its record’s person, and not a call with somebody else', () => {
  expect(callsForRecord(view('panel'), spot())).toEqual([hers]);
  expect(callsForRecord(view('panel'), spot({ record: other }))).toEqual([]);
});

it('where no other place has the calls, none is hidden', () => {
  expect(callsForRecord(view('form'), spot({ record: other }))).toEqual([hers]);
  expect(callsForRecord(view('form'), spot({ compact: true, record: other }))).toEqual([hers]);
});

it('a call with nobody who is known is shown wherever the agent is', () => {
  const unknown = aCall({ state: 'connected', customer: { outcome: 'none' } });
  expect(callsForRecord(aView({ calls: [unknown], ringPlaceId: 'panel' }), spot())).toEqual([unknown]);
});

it('a compact field shows the call of its own number only', () => {
  expect(callsForRecord(view('panel'), spot({ compact: true }))).toEqual([hers]);
  expect(callsForRecord(view('panel'), spot({ compact: true, number: '+1 202 555 0150' }))).toEqual([]);
  expect(callsForRecord(view('panel'), spot({ compact: true, number: null }))).toEqual([]);
});
