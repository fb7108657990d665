/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import type { SearchedTable } from '../../../../CifSoftphone/core/customer/searchedTable';
import { searchedFor } from '../../../../CifSoftphone/ui/customer/SearchedFor';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { placeOn } from '../shell/fakePlace';
import { InSoftphone } from '../shell/InSoftphone';

const table = (name: string, more: Partial<SearchedTable> = {}): SearchedTable => ({
  ...{ table: name, setName: `${name}s`, idColumn: `${name}id`, columns: [], unusable: [], isUnlinkable: false },
  ...more,
});

async function draw(changes: Partial<CallView>, ...tables: readonly SearchedTable[]) {
  const call = aCall(changes);
  const { place } = placeOn(new FakeLine(aView({ calls: [call] })));
  const asked: string[] = [];
  const answer = (how: string) => () => {
    asked.push(how);
    return Promise.resolve(tables);
  };
  const SearchedFor = searchedFor({ describe: answer('describe'), tryOut: answer('try') });
  render(
    <InSoftphone place={place}>
      <SearchedFor call={call} open />
    </InSoftphone>,
  );
  await act(() => Promise.resolve());
  return asked;
}

async function opened() {
  const details = screen.getByTestId<HTMLDetailsElement>('searched-for');
  await act(async () => {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await Promise.resolve();
  });
  return [...details.querySelectorAll('p, li')].map((one) => one.textContent?.replace(/[\u2066\u2068\u2069]/g, ''));
}

it('says how the number was read and with which columns it was compared, and asks for it only when it is opened', async () => {
  const asked = await draw(
    { customer: { outcome: 'none' } },
    table('contact', { columns: ['Business Phone', 'Mobile Phone'] }),
    table('cti_device', { label: 'Device', columns: ['SIM card'], unusable: ['cti_old'] }),
    table('cti_gone', { closed: 'missing' }),
    table('cti_vault', { label: 'Vault', columns: ['Phone'], closed: 'forbidden' }),
    table('cti_slow', { label: 'Slow', closed: 'unread' }),
  );
  expect(asked).toEqual([]);
  expect(await opened()).toEqual([
    'The number was read as +12025550123',
    'Contact: Business Phone, Mobile Phone',
    'Device: SIM card. Not compared, not there or no text: cti_old',
    'cti_gone: not searched, this table is not there',
    'Vault: not searched, you may not read this table',
    'Slow: Dynamics does not answer for this table now',
  ]);
  expect(asked).toEqual(['try']);
});

it.each([
  ['internal', '4711', 'The number was read as one inside the company'],
  ['sip', 'a@example.com', 'An address was compared with email addresses instead of the columns below'],
] as const)('of a number that is %s it says so', async (numberKind, number, words) => {
  await draw({ numberKind, number, e164: undefined, customer: { outcome: 'none' } });
  expect((await opened())[0]).toBe(words);
});

it('is not there where nobody was looked for: without a number, or when somebody named the record', async () => {
  await draw({ number: undefined, e164: undefined, customer: { outcome: 'none' } });
  expect(screen.queryByTestId('searched-for')).not.toBeInTheDocument();
  const { column: _, ...named } = { column: undefined, ...yvonne.customer };
  await draw({ customer: { outcome: 'one', customer: named } });
  expect(screen.queryByTestId('searched-for')).not.toBeInTheDocument();
});

it('of a table to which no phone call can be linked the card says so at once', async () => {
  const customer = { entityName: 'cti_site', id: '1', name: 'North', column: 'cti_gate' } as const;
  await draw({ customer: { outcome: 'one', customer } }, table('cti_site', { label: 'Site', isUnlinkable: true }));
  expect(screen.getByTestId('unlinkable')).toHaveTextContent(/cannot be linked to a record of .?Site/);
});
