import * as React from 'react';
import { TextField } from '@fluentui/react';
import { cleanLine } from '../../../protocol/cleanText';
import { maxNumberLength } from '../../../protocol/limits';
import type { DirectoryEntry } from '../../../protocol/messages/directory';
import type { CustomerNumbers } from '../../core/customer/customerNumbers';
import type { KeptTargets } from '../../browser/keptTargets';
import { fill } from '../../words/texts';
import type { TransferFormProps, TransferWay } from '../parts/laterParts';
import { keepGivenTo } from '../parts/givenTo';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { DirectoryWords } from './DirectoryWords';
import { TargetList } from './TargetList';
import { TransferWays } from './TransferWays';
import { useCustomerNumbers } from './useCustomerNumbers';
import { useDirectory } from './useDirectory';

export interface TransferFormParts {
  readonly favourites: KeptTargets;
  readonly recents: KeptTargets;
  readonly findNumbers: CustomerNumbers;
}

/**
 * Gives the call away, asks somebody while the caller waits, or sends a ring on. Whoever is meant is typed, or chosen: those
 * whom the agent marked or gave a call before, and where telephony has a directory those whom it finds or names first, and
 * customers of Dynamics with their numbers.
 */
export const transferForm = ({ favourites, recents, findNumbers }: TransferFormParts): React.FC<TransferFormProps> =>
  function TransferForm({ call, ways, deed, onGive }) {
    const { place, texts } = useSoftphone();
    const [text, setText] = React.useState('');
    const first = React.useRef<HTMLElement>(null);
    const customersOf = React.useRef(new WeakSet<DirectoryEntry>());
    const clean = cleanLine(text).trim();
    const directory = useDirectory(call, clean, true);
    const customers = useCustomerNumbers(findNumbers, clean);
    // In a conference nobody gives the call away, and one more can be asked.
    const main = ways.find(({ rests }) => rests === undefined) ?? ways[0];
    const name = deed ?? texts(`Command_${main?.command === 'deflect' ? 'deflect' : 'blind-transfer'}`);
    const give = (form: HTMLElement, { command, rests }: TransferWay): void => {
      if (rests !== undefined || clean === '') return;
      // Letters are no address: the agent says who is meant.
      const somebody = directory.mustChoose
        ? form.querySelector<HTMLElement>('[data-entry]:not([aria-disabled])')
        : undefined;
      if (somebody !== undefined) return (somebody ?? form.querySelector('input'))?.focus();
      // A customer is kept as a number that was typed: nothing of it may become a favorite, which stays in the browser.
      const isCustomer = directory.chosen !== undefined && customersOf.current.has(directory.chosen);
      const typed = { name: clean, target: clean, kind: 'number' } as const;
      recents.keep(isCustomer ? typed : (directory.chosen ?? typed));
      const who = directory.chosen?.name ?? clean;
      keepGivenTo(place, call.key, who === clean ? clean : `${who} (${clean})`);
      onGive(command, clean);
    };
    return (
      <form
        className={common.section}
        aria-label={name}
        data-testid={main?.command === 'deflect' ? 'deflect' : 'transfer'}
        onSubmit={(event) => {
          event.preventDefault();
          if (main !== undefined) give(event.currentTarget, main);
        }}
      >
        <TextField
          autoFocus
          label={
            directory.isThere
              ? fill(texts('Directory_To'), { command: name })
              : (deed ?? texts(main?.command === 'deflect' ? 'Deflect_To' : 'Transfer_To'))
          }
          {...(directory.isThere ? { dir: 'auto' } : { type: 'tel', dir: 'ltr' })}
          value={text}
          maxLength={maxNumberLength}
          autoComplete="off"
          // Held down it must not go on from the search to whom it finds.
          onKeyDown={(event) => (event.repeat && event.key === 'Enter' ? event.preventDefault() : undefined)}
          onChange={(_event, next) => setText(next ?? '')}
        />
        <DirectoryWords directory={directory} customers={customers.length} />
        {/* Above the list: whatever is found, they stay in their place. */}
        <TransferWays
          ways={ways}
          main={main}
          name={name}
          deed={deed}
          rests={clean === '' || (directory.fitsNobody && customers.length === 0)}
          first={first}
          onGive={(way, { form }) => (form === null ? undefined : give(form, way))}
        />
        <TargetList
          text={clean}
          directory={directory}
          favourites={favourites}
          recents={recents}
          customers={customers}
          onChoose={(entry) => {
            if (customers.includes(entry)) customersOf.current.add(entry);
            directory.choose(entry);
            setText(entry.target);
            first.current?.focus();
          }}
        />
      </form>
    );
  };
