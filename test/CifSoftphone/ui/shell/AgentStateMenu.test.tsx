/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { unknownAgent } from '../../../../protocol/messages/agentState';
import { steadyNowMs } from '../../../../CifSoftphone/browser/steadyNowMs';
import type { AgentView } from '../../../../CifSoftphone/core/line/agentView';
import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from './fakePlace';
import { laterHere } from './laterHere';

const reasons = [
  { value: 'lunch', label: 'At lunch', minutes: 30 },
  { value: 'training', label: 'In training' },
];
const given = { presence: { winner: 'dynamics', backByItself: false, notReadyReasons: reasons } } as const;

function draw(agent: Partial<AgentView>, more: Partial<LineView> = {}) {
  const line = new FakeLine(aView({ agent: { ...unknownAgent, ...agent }, ...more }));
  const { place } = placeOn(line);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={{ dark: false, rtl: false, tokens: {} }} />);
  return line;
}
const button = () => screen.getByTestId('agent-state');

it.each<[string, Partial<AgentView>]>([
  ['Available', {}],
  ['Not ready', { ready: false }],
  ['Not ready: At lunch', { ready: false, reason: 'lunch' }],
  ['Not ready: Appear away', { ready: false, reason: 'Appear away' }],
  ['In a call', { activity: 'call' }],
  ['Wrap-up', { activity: 'wrap-up' }],
  ['In a call, then Not ready: At lunch', { activity: 'call', ready: false, reason: 'lunch' }],
])('the state stands in words: %s', (words, agent) => {
  draw(agent, { given });
  // What is seen on it is in its name (WCAG 2.5.3); what is read out by itself needs no "then Available".
  const seen = agent.activity !== undefined && agent.ready !== false ? `${words}, then Available` : words;
  expect(button()).toHaveAccessibleName(`Your state: ${seen}`);
  expect(screen.getByRole('status')).toHaveTextContent(words);
});

it('while the line is down one dot says so, and not a second one that the agent is available', () => {
  const line = draw({});
  const dots = () => document.querySelectorAll('header [aria-hidden], [data-bar] span[style*=background]').length;
  // That of the line is there for who cannot see the other.
  const connected = dots();
  act(() => line.show({ status: 'reconnecting' }));
  expect(dots()).toBe(connected - 1);
});

it('offers the makers’ reasons, marks what is chosen, and asks the line for the choice', () => {
  const line = draw({ ready: false, reason: 'training' }, { given });
  fireEvent.click(button());
  const items = screen.getAllByRole('menuitemradio');
  expect(items.map((item) => [item.textContent, item.getAttribute('aria-checked')])).toEqual([
    ['Available', 'false'],
    ['Not ready: At lunch 30 min', 'false'],
    ['Not ready: In training', 'true'],
  ]);
  fireEvent.click(screen.getByRole('menuitemradio', { name: /lunch/ }));
  fireEvent.click(button());
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Available' }));
  expect(line.sent).toEqual([
    { type: 'agent-state', ready: false, reason: 'lunch', minutes: 30, changedBy: 'agent' },
    { type: 'agent-state', ready: true, changedBy: 'agent' },
  ]);
});

it('without reasons there is one way not to be ready', () => {
  const line = draw({});
  fireEvent.click(button());
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Not ready' }));
  expect(line.sent).toEqual([{ type: 'agent-state', ready: false, changedBy: 'agent' }]);
});

it('is not there before the adaptor told it, and cannot be chosen while the line is down', () => {
  const line = draw({}, { agent: undefined });
  expect(screen.queryByTestId('agent-state')).toBeNull();
  act(() => line.show({ agent: unknownAgent, status: 'reconnecting' }));
  expect(button()).toHaveAttribute('aria-disabled', 'true');
});

describe('the menu', () => {
  const items = () => screen.getAllByRole('menuitemradio').map((item) => item.textContent);
  const focused = () => document.activeElement?.textContent;
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

  it('opens on what is chosen; arrows go round, Home and End to the ends, a letter to what begins with it', () => {
    draw({ ready: false, reason: 'training' }, { given });
    expect(button()).toHaveAttribute('aria-expanded', 'false');
    fireEvent.keyDown(button(), { key: 'ArrowDown' });
    expect(button()).toHaveAttribute('aria-expanded', 'true');
    const [available, lunch, training] = items();
    expect(focused()).toBe(training);
    press('ArrowDown');
    expect(focused()).toBe(available);
    press('ArrowUp');
    expect(focused()).toBe(training);
    press('Home');
    expect(focused()).toBe(available);
    press('n');
    expect(focused()).toBe(lunch);
    press('End');
    expect(focused()).toBe(training);
  });

  it('Escape closes it without a choice, and so does whoever goes elsewhere', () => {
    const line = draw({}, { given });
    fireEvent.click(button());
    press('Escape');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button()).toHaveFocus();
    fireEvent.click(button());
    fireEvent.blur(document.activeElement ?? document.body, { relatedTarget: null });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(line.sent).toEqual([]);
  });

  it('closes when the line goes down, and the keyboard is not lost', () => {
    const line = draw({}, { given });
    fireEvent.click(button());
    act(() => line.show({ status: 'reconnecting' }));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button()).toHaveFocus();
  });
});

const minutesAgo = (minutes: number): number => steadyNowMs() - minutes * 60_000;

it.each<[string, Partial<AgentView>]>([
  ['just now', { sinceMs: minutesAgo(0.5) }],
  ['for 12 min', { sinceMs: minutesAgo(12.5) }],
  ['for 1 hr 12 min', { ready: false, sinceMs: minutesAgo(72) }],
  ['18 of 30 min', { ready: false, reason: 'lunch', minutes: 30, sinceMs: minutesAgo(18) }],
  ['33 of 30 min', { ready: false, reason: 'lunch', minutes: 30, sinceMs: minutesAgo(33) }],
  ['then Available', { activity: 'call', sinceMs: minutesAgo(3) }],
  ['then Not ready: At lunch', { activity: 'wrap-up', ready: false, reason: 'lunch' }],
  ['then Not ready: At lunch · 30 min', { activity: 'wrap-up', ready: false, reason: 'lunch', minutes: 30 }],
])('under the state stands since when, or what comes after the call: %s', (words, agent) => {
  draw(agent, { given });
  // WCAG 2.5.3: what is seen on a button is in its name.
  expect(button()).toHaveAccessibleName(expect.stringContaining(words));
  expect(button()).toHaveTextContent(words);
});

describe('the time back', () => {
  const field = () => screen.getByTestId('time-back');
  const type = (value: string) => fireEvent.change(field(), { target: { value } });
  const wish = { type: 'agent-state', ready: false, changedBy: 'agent' };

  it('that is typed goes with the reason that is chosen, before the one that it usually has', () => {
    const line = draw({}, { given });
    fireEvent.click(button());
    type('12');
    fireEvent.click(screen.getByRole('menuitemradio', { name: /lunch/ }));
    expect(line.sent).toEqual([{ ...wish, reason: 'lunch', minutes: 12 }]);
    fireEvent.click(button());
    expect(field()).toHaveValue('');
  });

  it('is added to the reason that counts already, by Enter, and also to the one for after the call', () => {
    const line = draw({ activity: 'call', ready: false, reason: 'lunch' }, { given });
    fireEvent.click(button());
    expect(screen.getByRole('menu')).toHaveAccessibleName('After this call');
    type('45');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(line.sent).toEqual([{ ...wish, reason: 'lunch', minutes: 45 }]);
    expect(button()).toHaveFocus();
  });

  it('is counted from now, also where the same reason has counted for a while', () => {
    const line = draw({ ready: false, reason: 'lunch', sinceMs: minutesAgo(20) }, { given });
    fireEvent.click(button());
    type('15');
    fireEvent.click(screen.getByRole('button', { name: 'Set time' }));
    fireEvent.click(button());
    type('15');
    fireEvent.click(screen.getByRole('menuitemradio', { name: /training/ }));
    expect(line.sent).toEqual([
      { ...wish, reason: 'lunch', minutes: 36 },
      { ...wish, reason: 'training', minutes: 15 },
    ]);
  });

  it('of who is available leads on to why not; what is no time is said', () => {
    const line = draw({}, { given });
    fireEvent.click(button());
    type('0');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(screen.getByRole('alert')).toHaveTextContent('A whole number from 1 to 720');
    type('5');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(screen.getByRole('menuitemradio', { name: /lunch/ })).toHaveFocus();
    expect(line.sent).toEqual([]);
  });

  it('can be set by a press in a call, too, also of who is available', () => {
    const line = draw({ activity: 'call' }, { given });
    fireEvent.click(button());
    type('15');
    fireEvent.click(screen.getByRole('button', { name: 'Set time' }));
    expect(screen.getByRole('menuitemradio', { name: /lunch/ })).toHaveFocus();
    expect(line.sent).toEqual([]);
  });

  it('is for the one way not to be ready where makers name no reasons', () => {
    const line = draw({ activity: 'call' });
    fireEvent.click(button());
    type('15');
    fireEvent.click(screen.getByRole('button', { name: 'Set time' }));
    expect(line.sent).toEqual([{ ...wish, minutes: 15 }]);
  });

  it('is told in words when it is over; nobody is made available unasked', () => {
    jest.useFakeTimers();
    const agent = { ready: false, reason: 'lunch', minutes: 30 };
    const line = draw({ ...agent, sinceMs: minutesAgo(29.5) }, { given });
    expect(screen.queryByTestId('time-back-over')).toBeNull();
    act(() => void jest.advanceTimersByTime(31_000));
    expect(screen.getByTestId('time-back-over')).toHaveTextContent(
      'You meant to be back after 30 min. You still stand as: Not ready: At lunch.',
    );
    expect(line.sent).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '5 min more' }));
    fireEvent.click(screen.getByRole('button', { name: 'Go available' }));
    expect(line.sent).toEqual([
      { ...wish, reason: 'lunch', minutes: 35 },
      { type: 'agent-state', ready: true, changedBy: 'agent' },
    ]);
    jest.useRealTimers();
  });

  it('says nothing of a time that is over while a call goes on', () => {
    draw({ ready: false, reason: 'lunch', minutes: 30, activity: 'call', sinceMs: minutesAgo(50) }, { given });
    expect(screen.queryByTestId('time-back-over')).toBeNull();
  });
});
