import { recordOf } from '../../../../CifSoftphone/core/calls/recordOf';
import { aCall, yvonne } from '../../surface/fakeLine';

const order = { entityName: 'salesorder', id: '7' };

it('what the telephony system names opens before whom the search found, and after whom the agent chose', () => {
  expect(recordOf(aCall({ record: order, customer: undefined }))).toBe(order);
  expect(recordOf(aCall({ record: order, customer: yvonne }))).toBe(order);
  expect(recordOf(aCall({ record: order, customer: { ...yvonne, chosen: true } }))).toBe(yvonne.customer);
  expect(recordOf(aCall({ customer: yvonne }))).toBe(yvonne.customer);
  expect(recordOf(aCall({ customer: { outcome: 'none' } }))).toBeUndefined();
});
