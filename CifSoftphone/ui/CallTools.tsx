import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import { clashes, type CallCommand, type CommandName, type PlainCommandName } from '../../protocol/callCommand';
import type { CallView } from '../calls/callView';
import { DigitPad } from './DigitPad';
import { fill, type Texts } from './texts';
import { TransferForm } from './TransferForm';
import { useStyles } from './useStyles';

export interface CallToolsProps {
  readonly call: CallView;
  readonly texts: Texts;
  readonly onCommand: (command: CallCommand) => void;
}

/** One of each pair is offered at a time; while it is under way its button stays and says so. */
const switches: readonly (readonly [PlainCommandName, PlainCommandName])[] = [
  ['hold', 'retrieve'],
  ['mute', 'unmute'],
];
type Section = Extract<CommandName, 'send-digits' | 'blind-transfer'>;
const sections: readonly Section[] = ['send-digits', 'blind-transfer'];

/** What the agent can do with a live call besides ending it; what the telephony system cannot do is not there. */
export const CallTools: React.FC<CallToolsProps> = ({ call, texts, onCommand }) => {
  const styles = useStyles();
  const [open, setOpen] = React.useState<Section | undefined>(undefined);
  const { offers, commands } = call;
  const underWay = (command: CommandName): boolean => commands.includes(command);
  const words = (command: CommandName): string => {
    const name = texts(`Command_${command}`);
    return underWay(command) ? fill(texts('Command_UnderWay'), { command: name }) : name;
  };
  const shown = sections.filter((section) => offers.includes(section));
  const toggles = switches.flatMap((pair) => pair.filter((command) => offers.includes(command)));
  if (toggles.length + shown.length === 0) return null;
  const opened = shown.find((section) => section === open);
  return (
    <>
      <div className={styles.tools} role="group" aria-label={texts('Call_Tools')}>
        {toggles.map((command) => (
          <DefaultButton
            // Hold becomes Resume in the same place, and keeps the keyboard.
            key={switches.findIndex((pair) => pair.includes(command))}
            className={styles.tool}
            text={words(command)}
            disabled={underWay(command)}
            allowDisabledFocus
            data-command={command}
            onClick={() => (underWay(command) ? undefined : onCommand({ command }))}
          />
        ))}
        {shown.map((section) => (
          <DefaultButton
            key={section}
            className={styles.tool}
            text={words(section)}
            aria-expanded={opened === section}
            data-command={section}
            onClick={() => setOpen(opened === section ? undefined : section)}
          />
        ))}
      </div>
      {opened === 'send-digits' && (
        <DigitPad texts={texts} onDigits={(digits) => onCommand({ command: 'send-digits', digits })} />
      )}
      {opened === 'blind-transfer' && (
        <TransferForm
          texts={texts}
          underWay={underWay('blind-transfer')}
          waits={commands.some((command) => clashes(command, 'blind-transfer'))}
          onTransfer={(target) => onCommand({ command: 'blind-transfer', target })}
        />
      )}
    </>
  );
};
