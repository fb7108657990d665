/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { unknownAgent, type AgentState } from '../../../../protocol/messages/agentState';
import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from './fakePlace';
import { laterHere } from './laterHere';

const reasons = [
  { value: 'lunch', label: 'At lunch' },
  { value: 'training', label: 'In training' },
];
const given = { presence: { winner: 'dynamics', notReadyReasons: reasons } } as const;

function draw(agent: Partial<AgentState>, more: Partial<LineView> = {}) {
  const line = new FakeLine(aView({ agent: { ...unknownAgent, ...agent }, ...more }));
  const { place } = placeOn(line);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={{ dark: false, rtl: false, tokens: {} }} />);
  return line;
}
const button = () => screen.getByTestId('agent-state');

it.each<[string, Partial<AgentState>]>([
  ['Available', {}],
  ['Not ready', { ready: false }],
  ['Not ready: At lunch', { ready: false, reason: 'lunch' }],
  ['Not ready: Appear away', { ready: false, reason: 'Appear away' }],
  ['In a call', { activity: 'call' }],
  ['Wrap-up', { activity: 'wrap-up' }],
  ['In a call, then Not ready: At lunch', { activity: 'call', ready: false, reason: 'lunch' }],
])('the state stands in words: %s', (words, agent) => {
  draw(agent, { given });
  expect(button()).toHaveAccessibleName(`Your state: ${words}`);
  expect(button()).toHaveTextContent(words);
  expect(screen.getByRole('status')).toHaveTextContent(words);
});

it('offers the makers’ reasons, marks what is chosen, and asks the line for the choice', () => {
  const line = draw({ ready: false, reason: 'training' }, { given });
  fireEvent.click(button());
  const items = screen.getAllByRole('menuitemradio');
  expect(items.map((item) => [item.textContent, item.getAttribute('aria-checked')])).toEqual([
    ['Available', 'false'],
    ['Not ready: At lunch', 'false'],
    ['Not ready: In training', 'true'],
  ]);
  fireEvent.click(screen.getByText('Not ready: At lunch'));
  fireEvent.click(button());
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Available' }));
  expect(line.sent).toEqual([
    { type: 'agent-state', ready: false, reason: 'lunch', changedBy: 'agent' },
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
