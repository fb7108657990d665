/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { unknownAgent } from '../../../../protocol/messages/agentState';
import { ControlRoot } from '../../../../CifSoftphone/ui/shell/ControlRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from './fakePlace';
import { laterHere } from './laterHere';

const field = {
  value: '+12025550123',
  readable: true,
  editable: true,
  required: false,
  label: 'Business phone',
  maxLength: undefined,
  errorMessage: undefined,
};

function draw(compact = false, ringPlaceId = 'here') {
  const line = new FakeLine(aView({ agent: unknownAgent, ringPlaceId }));
  const { place } = placeOn(line);
  render(
    <ControlRoot
      later={laterHere}
      place={place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
      compact={compact}
      field={field}
      onChange={() => undefined}
    />,
  );
  return line;
}

describe('a form without a panel', () => {
  it('lets the agent choose the state', () => {
    draw();
    expect(screen.getByTestId('agent-state')).toHaveAccessibleName('Your state: Available');
  });

  it('says what still works while the line is cut', () => {
    jest.useFakeTimers();
    const line = draw();
    act(() => line.show({ status: 'reconnecting' }));
    act(() => void jest.advanceTimersByTime(2_500));
    expect(screen.getByTestId('line-help')).toHaveTextContent(english('LineHelp_Away'));
    jest.useRealTimers();
  });
});

it.each([
  ['beside the panel', false, 'panel'],
  ['in a compact field', true, 'here'],
])('%s there is neither', (_where, compact, ringPlaceId) => {
  draw(compact, ringPlaceId);
  expect(screen.queryByTestId('agent-state')).toBeNull();
  expect(screen.queryByTestId('line-help')).toBeNull();
});

it('beside the panel a ring that comes in a call says once how it is recorded', () => {
  const line = draw(false, 'panel');
  const here = { number: field.value, e164: field.value };
  act(() =>
    line.show({
      calls: [
        aCall({ ...here, key: 'talks', state: 'connected' }),
        aCall({ ...here, key: 'rings', state: 'alerting', recording: 'off' }),
      ],
    }),
  );
  const said = screen.getByTestId('ring-card').querySelectorAll('[data-recording]');
  expect([...said].map((one) => one.textContent)).toEqual([expect.stringContaining(english('Recording_off'))]);
});
