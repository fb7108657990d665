import type { Behaviour } from './BehaviourFields';

/** How the telephony system deals with the agents' commands from now on: at once or slowly, rightly or wrongly. */
export const commandBehaviour: Behaviour = {
  path: '/simulator/commands',
  name: 'answer',
  legend: 'A command (hold, mute, transfer, …)',
  label: 'Telephony',
  delayLabel: 'after milliseconds',
  ways: [
    ['does', 'does it'],
    ['fails', 'refuses it'],
    ['never', 'never answers'],
  ],
};

/** What becomes of the calls that agents dial from now on. */
export const dialBehaviour: Behaviour = {
  path: '/simulator/dialling',
  name: 'outcome',
  legend: 'A call that an agent dials',
  label: 'It',
  delayLabel: 'with milliseconds between',
  ways: [
    ['answers', 'is answered'],
    ['busy', 'finds the line busy'],
    ['no-answer', 'finds nobody'],
    ['rings', 'rings on and on'],
    ['rejected', 'is turned down'],
    ['unreachable', 'finds no such number'],
    ['refuses', 'is refused by the telephony system'],
    ['never', 'gets no word from it'],
  ],
};
