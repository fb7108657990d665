import type { CustomerTable } from '../core/customer/customerTables';
import { likeDigits, likeLiteral } from '../numbers/likePattern';
import { odataText } from './odataText';

/** A filter for each table; `undefined` where the table cannot answer. */
export type Question = (table: CustomerTable) => string | undefined;

const anyOf = (conditions: readonly string[]): string | undefined =>
  conditions.length === 0 ? undefined : conditions.join(' or ');

/** One of the number columns is one of these texts: cheap where the columns are indexed. */
export const equalTo =
  (texts: readonly string[]): Question =>
  ({ numberColumns }) =>
    anyOf(numberColumns.flatMap((column) => texts.map((text) => `${column} eq ${odataText(text)}`)));

/** One of the number columns has one of these rows of digits, whatever stands between them. */
export const digitsWithin =
  (rowsOfDigits: readonly string[]): Question =>
  ({ numberColumns }) =>
    anyOf(
      numberColumns.flatMap((column) =>
        rowsOfDigits.map((digits) => `contains(${column},${odataText(likeDigits(digits))})`),
      ),
    );

/** A SIP address looks like the mail address of its owner, and often is. */
export const mailAddress =
  (address: string): Question =>
  ({ mailColumn }) =>
    mailColumn === undefined ? undefined : `${mailColumn} eq ${odataText(address)}`;

/** The name has these words in this order, each as a beginning or a part; or the mail address is this text. */
export const nameOrMail = (text: string): Question => {
  const pattern = odataText(text.split(/\s+/).map(likeLiteral).join('%'));
  const mail = mailAddress(text);
  return (table) =>
    anyOf([...table.nameColumns.map((column) => `contains(${column},${pattern})`), mail(table) ?? []].flat());
};
