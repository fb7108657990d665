import { all, text } from './columnRule';

/** Numbers that contact, account and (mostly) lead have under the same names; each holds 50 characters. */
export const phoneColumns = all(
  text(50),
  'telephone1',
  'telephone2',
  'telephone3',
  'fax',
  'address1_telephone1',
  'address1_telephone2',
  'address1_telephone3',
  'address2_telephone1',
  'address2_telephone2',
  'address2_telephone3',
);
