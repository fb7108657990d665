import { customerWords } from '../../../CifSoftphone/words/customerWords';
import type { Texts } from '../../../CifSoftphone/words/texts';

const texts: Texts = (key) => `<${key}>`;
const device = { entityName: 'cti_device', id: '1', name: 'Lift 4' } as const;

it('a table of the organisation is called as people call it, and so is the column; where nobody said, by its own name', () => {
  expect(customerWords({ ...device, tableName: 'Device', column: 'cti_sim', columnName: 'SIM card' }, texts)).toEqual([
    'Device',
    'SIM card',
  ]);
  expect(customerWords({ ...device, column: 'telephone1' }, texts)).toEqual(['cti_device', '<Column_Other>']);
  const contact = { ...device, entityName: 'contact', tableName: 'Patient', column: 'telephone1', columnName: 'Phone' };
  expect(customerWords(contact, texts)).toEqual(['<Table_contact>', '<Column_Business>']);
});

it('words from the right turn nothing round beside them', () => {
  expect(customerWords({ ...device, tableName: 'מכשיר', detail: 'صيانة' }, texts)).toEqual([
    '\u2068מכשיר\u2069',
    '\u2068صيانة\u2069',
  ]);
});
