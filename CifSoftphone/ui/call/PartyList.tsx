import * as React from 'react';
import { clashes, type CommandName } from '../../../protocol/callCommand';
import type { ConferenceParty } from '../../../protocol/conferenceParty';
import type { CallView } from '../../core/calls/callView';
import { wordsOf, type WrittenNumbers } from '../../core/numbers/writtenNumbers';
import { fill, type Texts } from '../../words/texts';
import { factWords } from '../../words/factWords';
import { SmallButton } from '../parts/buttons';
import type { CallPartProps } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';
import { common } from '../theme/common';
import { lazyClasses } from '../theme/lazyClasses';

const styles = lazyClasses({
  // A line for each, as long as there is room: the notes are to be in sight beside a conference.
  party: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', padding: '6px 12px' },
  words: { flex: '1 1 120px', minWidth: 0 },
});

/** Who listens besides the agent, how, and what can be done about each: silence them, or put them out. */
export const PartyList: React.FC<CallPartProps> = ({ call }) => {
  const { view, texts } = useSoftphone();
  const { parties = [] } = call;
  const ref = React.useRef<HTMLElement>(null);
  // As it is before this drawing: whoever is put out takes the button that was pressed along.
  const hadFocus = ref.current?.contains(document.activeElement) === true;
  React.useLayoutEffect(() => {
    if (hadFocus && ref.current?.contains(document.activeElement) !== true) ref.current?.focus();
  });
  const names = parties.map((party) => nameOf(party, call, view.written, texts));
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={common.section}
      aria-label={texts('Parties_Label')}
      data-testid="parties"
    >
      <p className={common.strong}>{texts('Parties_Label')}</p>
      {/* Who comes and goes is read out, whatever the agent does meanwhile. */}
      <div role="status" className={common.unseen}>
        {`${texts('Parties_Label')}: ${names.join(', ')}`}
      </div>
      <ul className={common.list}>
        {parties.map((party, index) => (
          <PartyRow key={party.id} call={call} party={party} name={names[index] ?? ''} />
        ))}
      </ul>
    </section>
  );
};

interface PartyRowProps {
  readonly call: CallView;
  readonly party: ConferenceParty;
  readonly name: string;
}

const PartyRow: React.FC<PartyRowProps> = ({ call: { key, offers, commands }, party, name }) => {
  const { place, texts } = useSoftphone();
  const [pressed, setPressed] = React.useState<CommandName | undefined>(undefined);
  const { id, state, muted = false } = party;
  const waits = commands.some((command) => clashes(command, 'drop-party'));
  const facts = [
    texts(state === 'connected' ? 'Call_Connected' : state === 'held' ? 'Call_Held' : 'Call_FarEndRings'),
    ...(muted ? [texts('Party_Muted')] : []),
  ];
  const button = (command: 'drop-party' | 'mute-party' | 'unmute-party') => {
    const words = texts(`Command_${command}`);
    const underWay = pressed === command && commands.includes(command);
    return (
      <SmallButton
        text={underWay ? fill(texts('Command_UnderWay'), { command: words }) : words}
        aria-label={`${words}: ${name}`}
        disabled={waits}
        allowDisabledFocus
        data-command={command}
        onClick={() => {
          if (waits) return;
          setPressed(command);
          place.command(key, { command, party: id });
        }}
      />
    );
  };
  return (
    <li className={`${common.card} ${styles.party}`} data-testid="party" data-party={id}>
      <div className={styles.words}>
        <p className={common.strong}>
          <bdi>{name}</bdi>
        </p>
        <p className={common.fact}>{factWords(facts)}</p>
      </div>
      {offers.includes('drop-party') && (
        // Who is put out takes the buttons along: the keyboard goes to the list, and not to those of the next.
        <div className={common.row} data-aside="">
          {button(muted ? 'unmute-party' : 'mute-party')}
          {button('drop-party')}
        </div>
      )}
    </li>
  );
};

const nameOf = (
  { displayName, number, withheld }: ConferenceParty,
  { customer, number: caller, e164 = caller }: CallView,
  written: WrittenNumbers | undefined,
  texts: Texts,
): string =>
  displayName ??
  // Whom the card names by the record has no other name in the list.
  (customer?.outcome === 'one' && number !== undefined && (number === e164 || number === caller)
    ? customer.customer.name
    : undefined) ??
  wordsOf(written, number) ??
  number ??
  texts(withheld === true ? 'Caller_Withheld' : 'Party_Unknown');
