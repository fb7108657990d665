import * as React from 'react';
import { DefaultButton, PrimaryButton } from '@fluentui/react';
import { fill } from '../../words/texts';
import { Buttons } from '../parts/buttons';
import type { TransferWay } from '../parts/laterParts';
import { useSoftphone } from '../parts/useSoftphone';

export interface TransferWaysProps {
  readonly ways: readonly TransferWay[];
  /** What Enter does. */
  readonly main: TransferWay | undefined;
  /** What is done, in a word. */
  readonly name: string;
  /** The same where it is no call. */
  readonly deed: string | undefined;
  /** Nobody is meant yet. */
  readonly rests: boolean;
  readonly first: React.RefObject<HTMLElement>;
  readonly onGive: (way: TransferWay, button: HTMLButtonElement) => void;
}

const deeds = { 'blind-transfer': 'Transfer_Now', consult: 'Transfer_TalkFirst', deflect: 'Command_deflect' } as const;

/** What can be done with whom the agent means. */
export const TransferWays: React.FC<TransferWaysProps> = ({ ways, main, name, deed, rests, first, onGive }) => {
  const { texts } = useSoftphone();
  return (
    <Buttons>
      {ways.map((way) => {
        const isFirst = way === main;
        const Button = isFirst ? PrimaryButton : DefaultButton;
        const isAtRest = rests || way.rests !== undefined;
        return (
          <Button
            key={way.command}
            type={isFirst ? 'submit' : 'button'}
            {...(isFirst ? { elementRef: first } : {})}
            disabled={isAtRest}
            allowDisabledFocus
            title={way.rests}
            data-way={way.command}
            text={
              way.underWay ? fill(texts('Command_UnderWay'), { command: name }) : (deed ?? texts(deeds[way.command]))
            }
            onClick={({ currentTarget }) => {
              if (!isFirst && !isAtRest) onGive(way, currentTarget as HTMLButtonElement);
            }}
          />
        );
      })}
    </Buttons>
  );
};
