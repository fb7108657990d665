import * as React from 'react';
import {
  clashes,
  isLegal,
  type CallCommand,
  type CommandName,
  type PlainCommandName,
} from '../../../protocol/callCommand';
import type { CallView } from '../../core/calls/callView';
import { Later } from '../parts/Later';
import type { CallPartProps } from '../parts/laterParts';
import { SteadyWords } from '../parts/SteadyWords';
import { useSoftphone } from '../parts/useSoftphone';
import { CallIcon } from '../theme/callIcons';
import { common } from '../theme/common';
import { callerName } from '../../words/callerName';
import { fill, type Texts } from '../../words/texts';
import { EndForAll } from './EndForAll';
import { leavesConference } from './leavesConference';
import { toolStyles } from './toolStyles';

const gives = ['blind-transfer', 'consult'] as const;
type Section = 'send-digits' | (typeof gives)[number];
/**
 * Where each stands. The first that is offered counts; while it is under way its button stays and says so. Whom a call is
 * given to is said in one place, so all that gives it away is one button, which completes it when somebody was asked.
 */
const slots: readonly (readonly [PlainCommandName | Section, ...(PlainCommandName | Section)[]])[] = [
  ['mute', 'unmute'],
  ['hold', 'retrieve'],
  ['complete-transfer', 'blind-transfer', 'consult'],
  ['send-digits'],
  ['cancel-consult'],
  ['record-start', 'record-stop'],
  ['record-pause', 'record-resume'],
  // Last: on the first card of a pair it comes with the consultation, and moves no other. Of a conference End for
  // everyone has its cell.
  ['leave'],
  ['merge'],
];
/** Leave is the red key of a conference, and nothing beside one; merged is merged until one more is asked. */
function isThere([first, ...others]: (typeof slots)[number], call: CallView, known: ReadonlySet<CommandName>): boolean {
  if (first === 'leave') return leavesConference(call) || call.offers.includes('leave');
  if (first === 'merge' && leavesConference(call)) return call.offers.includes('merge');
  return [first, ...others].some((command) => known.has(command));
}
/** Offered while the call is so: held, or muted. */
const takesBack: readonly CommandName[] = ['retrieve', 'unmute'];
/** What is open below the keys: the keypad, or to whom the call is given. */
type Opened = 'keypad' | 'giving';
const openedBy = (command: CommandName): Opened | undefined =>
  command === 'send-digits' ? 'keypad' : gives.some((one) => one === command) ? 'giving' : undefined;

/**
 * What the agent can do with a live call besides ending it. What the telephony system cannot do with the call is not
 * there; what it can do, only not now, stays in its place and says why: no button moves while the call lives.
 */
export const CallTools: React.FC<CallPartProps> = ({ call }) => {
  const { place, texts, compact } = useSoftphone();
  const [open, setOpen] = React.useState<Opened | undefined>(undefined);
  const { key, offers, commands, relatedKey } = call;
  // Who was asked for is called; in the same drawing, so that the keyboard is kept.
  if (open === 'giving' && relatedKey !== undefined) setOpen(undefined);
  const give = (command: CallCommand): void => place.command(key, command);
  const known = useKnown(call);
  const there = slots.filter((slot) => isThere(slot, call, known));
  if (there.length === 0) return null;
  const underWay = (command: CommandName): boolean => commands.includes(command);
  const why = (command: CommandName): string | undefined =>
    offers.includes(command) ? undefined : whyNot(call, command, texts);
  const name = (command: CommandName): string => texts(`Command_${command}`);
  const words = (command: CommandName): string =>
    underWay(command) ? fill(texts('Command_UnderWay'), { command: name(command) }) : name(command);
  return (
    <>
      {/* Cells of the card's grid, together with End call: in an element of their own Tab would take them before it. */}
      {there.map((slot) => {
        if (slot[0] === 'leave' && leavesConference(call)) return <EndForAll key="leave" call={call} />;
        const command = slot.find(underWay) ?? slot.find((one) => offers.includes(one)) ?? standsFor(slot, call, known);
        const reason = why(command);
        const opens = openedBy(command);
        const rests = reason !== undefined || (opens === undefined && underWay(command));
        return (
          <button
            // Hold becomes Resume in the same place, and keeps the keyboard.
            key={slot[0]}
            type="button"
            className={toolStyles.key}
            title={reason ?? (compact ? words(command) : undefined)}
            // Its word keeps its room while it is under way: the drawing says that it waits.
            aria-label={underWay(command) ? words(command) : undefined}
            aria-disabled={rests || undefined}
            aria-expanded={opens && open === opens}
            data-command={command}
            data-on={takesBack.includes(command) || undefined}
            onClick={() => {
              if (rests) return;
              if (opens !== undefined) setOpen(open === opens ? undefined : opens);
              else give({ command: command as PlainCommandName });
            }}
          >
            <CallIcon command={underWay(command) ? 'waits' : command} />
            <SteadyWords among={slot.map(name)}>{name(command)}</SteadyWords>
          </button>
        );
      })}
      <ConsultFor call={call} />
      {/* Open it stays open while the call rests: what was typed is there again after it. */}
      {open !== undefined && (
        <div className={toolStyles.below}>
          {open === 'keypad' ? (
            <Later
              draw={({ DigitPad }) => (
                <DigitPad whyNot={why('send-digits')} onDigits={(digits) => give({ command: 'send-digits', digits })} />
              )}
            />
          ) : (
            <Later
              draw={({ TransferForm }) => (
                <TransferForm
                  call={call}
                  ways={gives
                    .filter((command) => known.has(command))
                    .map((command) => ({
                      ...{ command, underWay: underWay(command) },
                      rests: why(command) ?? (commands.some((one) => clashes(one, command)) ? '' : undefined),
                    }))}
                  onGive={(command, target) => give({ command, target })}
                />
              )}
            />
          )}
        </div>
      )}
    </>
  );
};

/** What was there once stays, also when the telephony system takes it back. */
function useKnown({ able = [], offers }: CallView): ReadonlySet<CommandName> {
  const known = React.useRef<ReadonlySet<CommandName>>(new Set());
  return (known.current = new Set<CommandName>([...known.current, ...able, ...offers]));
}

/** A consultation says about whose call it is. */
const ConsultFor: React.FC<CallPartProps> = ({ call: { consultation, relatedKey } }) => {
  const { view, texts } = useSoftphone();
  const first = consultation === true ? view.calls.find((one) => one.key === relatedKey) : undefined;
  return first === undefined ? null : (
    <p className={`${common.fact} ${toolStyles.below}`}>
      {fill(texts('Consult_For'), { name: `\u2068${callerName(first, texts)}\u2069` })}
    </p>
  );
};

/** Which of a slot's commands its button names while none is offered. */
const standsFor = (
  slot: (typeof slots)[number],
  call: CallView,
  known: ReadonlySet<CommandName>,
): PlainCommandName | Section =>
  slot.find((command) => isLegal({ ...call, relatedCallId: call.relatedKey }, command)) ??
  slot.find((command) => known.has(command)) ??
  slot[0];

function whyNot({ state, recording, able = [] }: CallView, command: CommandName, texts: Texts): string {
  if (!able.includes(command)) return texts('Command_NotNow');
  if (state === 'initiated') return texts('Command_NotYet');
  if (command === 'record-pause' && recording === 'off') return texts('Recording_off');
  return texts(state === 'held' ? 'Command_NotHeld' : 'Command_NotNow');
}
