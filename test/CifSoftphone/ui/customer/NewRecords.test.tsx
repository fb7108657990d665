/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import type { SearchedTable } from '../../../../CifSoftphone/core/customer/searchedTable';
import { newRecords } from '../../../../CifSoftphone/ui/customer/NewRecords';
import { FakeHost } from '../../surface/fakeHost';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { placeOn } from '../shell/fakePlace';
import { InSoftphone } from '../shell/InSoftphone';

const device: SearchedTable = {
  ...{ table: 'cti_device', label: 'Device', nameColumn: 'cti_name', setName: 'cti_devices', idColumn: 'cti_deviceid' },
  ...{ columns: ['Phone'], unusable: [], isUnlinkable: false },
};

async function draw(search: readonly object[] | undefined, changes: Partial<CallView> = {}) {
  const call = aCall({ customer: { outcome: 'none' }, ...changes });
  const { place } = placeOn(new FakeLine(aView({ calls: [call] })));
  const host = new FakeHost();
  place.useHost(host);
  place.configure(search && JSON.stringify({ search }));
  const describe = () => Promise.resolve([device]);
  const NewRecords = newRecords({ describe, tryOut: describe });
  render(
    <InSoftphone place={place}>
      <NewRecords call={call} />
    </InSoftphone>,
  );
  await act(() => Promise.resolve());
  return host;
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('is a contact with number and name, where makers say nothing', async () => {
  const host = await draw(undefined, { displayName: 'Anna Maria Huber' });
  press('New contact');
  expect(host.created).toEqual([
    { entityName: 'contact', firstname: 'Anna Maria', lastname: 'Huber', telephone1: '+12025550123' },
  ]);
});

it('of a caller with an address has the address where mail addresses are', async () => {
  const host = await draw(undefined, { number: 'ada@example.com', e164: undefined, numberKind: 'sip' });
  press('New contact');
  expect(host.created).toEqual([{ entityName: 'contact', emailaddress1: 'ada@example.com' }]);
});

it('has the number in the column that makers chose, and the name in the table’s own', async () => {
  const search = [{ table: 'cti_device', columns: ['cti_sim'], new: 'cti_emergency' }];
  const host = await draw(search, { displayName: 'Lift 4' });
  press('New record');
  expect(host.created).toEqual([{ entityName: 'cti_device', cti_name: 'Lift 4', cti_emergency: '+12025550123' }]);
});

it('is of one of several tables, as people call them; the menu goes by Escape, and the keyboard back to its button', async () => {
  const search = [
    { table: 'account', new: 'telephone2' },
    { table: 'lead' },
    { table: 'cti_device', columns: ['cti_sim'], new: 'cti_sim' },
  ];
  const host = await draw(search, { displayName: 'Contoso Ltd' });
  press('New record');
  expect(screen.getAllByRole('menuitemradio').map((item) => item.textContent)).toEqual(['Account', 'Device']);
  fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'New record' })).toHaveFocus();
  press('New record');
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Account' }));
  expect(host.created).toEqual([{ entityName: 'account', name: 'Contoso Ltd', telephone2: '+12025550123' }]);
});
