import * as React from 'react';
import type { CallView } from '../../core/calls/callView';
import type { SearchedTable, TablesReader } from '../../core/customer/searchedTable';
import { isUsualTable, type SearchTable } from '../../core/settings/softphoneSettings';
import { SmallButton } from '../parts/buttons';
import { ChoiceMenu } from '../parts/ChoiceMenu';
import type { CallPartProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { useSearchedTables } from './useSearchedTables';

type Values = Readonly<Record<string, string>>;

const newContact: SearchTable = { table: 'contact', columns: [], new: 'telephone1' };

/** A new row for a caller whom nobody knows, of a table that makers chose, with the number where they want it. */
export const newRecords = (tables: TablesReader): React.FC<CallPartProps> =>
  function NewRecords({ call }) {
    const { place, view, texts } = useSoftphone();
    const [open, setOpen] = React.useState(false);
    const origin = React.useRef<HTMLSpanElement>(null);
    const named = view.settings.search.filter((entry) => entry.new !== undefined);
    const offered = named.length === 0 ? [newContact] : named;
    const [first] = offered;
    const isContact = offered.length === 1 && first?.table === 'contact';
    const known = useSearchedTables(offered, isContact ? undefined : tables.describe);
    const begin = (entry: SearchTable): void => place.newRecord(call.key, entry.table, valuesFor(call, entry, known));
    const nameOf = ({ table }: SearchTable): string =>
      isUsualTable(table) ? texts(`Table_${table}`) : (labelOf(table, known) ?? table);
    return (
      <>
        <span ref={origin}>
          <SmallButton
            text={texts(isContact ? 'Customer_New' : 'Customer_NewRecord')}
            data-testid={isContact ? 'new-contact' : 'new-record'}
            {...(offered.length > 1 ? { 'aria-expanded': open } : {})}
            onClick={() => (offered.length > 1 || first === undefined ? setOpen(!open) : begin(first))}
          />
        </span>
        {open && (
          <div style={{ flexBasis: '100%' }}>
            <ChoiceMenu
              label={texts('Customer_NewRecord')}
              choices={offered.map((entry) => ({
                key: entry.table,
                text: nameOf(entry),
                chosen: false,
                choose: () => begin(entry),
              }))}
              inFlow
              onClose={() => {
                setOpen(false);
                origin.current?.querySelector('button')?.focus();
              }}
            />
          </div>
        )}
      </>
    );
  };

const labelOf = (table: string, known: readonly SearchedTable[] | undefined): string | undefined =>
  known?.find((one) => one.table === table)?.label;

/** What is known of the caller, in the columns in which it belongs. */
function valuesFor(
  call: CallView,
  { table, new: column }: SearchTable,
  known: readonly SearchedTable[] | undefined,
): Values {
  return { ...nameIn(call, table, known), ...numberIn(call, table, column) };
}

/** As it should stand in a column: the number that every spelling means, else what came. */
function numberIn({ e164, number, numberKind }: CallView, table: string, column: string | undefined): Values {
  const written = e164 ?? number;
  if (written === undefined) return {};
  if (numberKind === 'sip' && isUsualTable(table)) return { emailaddress1: written };
  return column === undefined ? {} : { [column]: written };
}

function nameIn({ displayName }: CallView, table: string, known: readonly SearchedTable[] | undefined): Values {
  const words = displayName?.trim().split(/\s+/) ?? [];
  const last = words[words.length - 1];
  if (last === undefined || last === '') return {};
  if (table === 'contact' || table === 'lead') {
    const firstname = words.slice(0, -1).join(' ');
    return firstname === '' ? { lastname: last } : { firstname, lastname: last };
  }
  const column = table === 'account' ? 'name' : known?.find((one) => one.table === table)?.nameColumn;
  return column === undefined ? {} : { [column]: words.join(' ') };
}
