/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import * as React from 'react';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { directorySearchDelayMs } from '../../../../CifSoftphone/ui/dial/dialTimings';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { TabStrip } from '../../../../CifSoftphone/ui/parts/TabStrip';
import { aCall, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { InSoftphone } from '../shell/InSoftphone';
import { laterHere } from '../shell/laterHere';

const theme = { dark: false, rtl: false, tokens: {} };

function start(dialFormats: readonly string[] = ['tel']) {
  const line = new FakeLine();
  line.show({ dialFormats });
  const { place } = placeOn(line);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={theme} />);
  const keypad = screen.queryByRole('tab', { name: 'Keypad' });
  if (keypad) fireEvent.click(keypad);
  return { line, field: () => screen.getByTestId('dial-number') };
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const call = () => screen.getByRole('button', { name: 'Call' });

describe('the keypad of the panel', () => {
  it('takes a number as people paste it, letters included, Enter calls, and it stays until it is called', () => {
    const { line, field } = start();
    type(field(), '+1 (202) 555-0142 ext 3');
    expect(field()).toHaveValue('+1 (202) 555-0142 ext 3');
    fireEvent.submit(field());
    expect(line.sent).toEqual([
      { type: 'dial', callId: 'dialled-1', wish: { text: '+1 (202) 555-0142 ext 3', format: 'tel' } },
    ]);
    expect(field()).toHaveValue('+1 (202) 555-0142 ext 3');
    const dialled = aCall({ key: 'sim dialled-1', direction: 'outbound', state: 'initiated' });
    // Refused: the call is gone again, and the number is corrected here.
    act(() => line.show({ calls: [dialled] }));
    act(() => line.show({ calls: [] }));
    expect(field()).toHaveValue('+1 (202) 555-0142 ext 3');
    fireEvent.submit(field());
    act(() => line.show({ calls: [dialled] }));
    act(() => line.show({ calls: [{ ...dialled, farEndRings: true }] }));
    act(() => line.show({ calls: [] }));
    expect(field()).toHaveValue('');
  });

  it('keeps what is half typed while somebody is called from a phone field, or calls', () => {
    const { line, field } = start();
    type(field(), '+1 202');
    act(() => line.show({ calls: [aCall({ direction: 'outbound', state: 'connected' })] }));
    act(() => line.show({ calls: [aCall()] }));
    act(() => line.show({ calls: [] }));
    expect(field()).toHaveValue('+1 202');
  });

  it('has the keys of a telephone', () => {
    const { line, field } = start();
    expect(call()).toHaveAttribute('aria-disabled', 'true');
    for (const key of ['+', '4', '4', '2', '#']) fireEvent.click(screen.getByRole('button', { name: key }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete the last digit' }));
    expect(field()).toHaveValue('+442');
    fireEvent.click(call());
    expect(line.sent).toMatchObject([{ type: 'dial', wish: { text: '+442' } }]);
  });

  it('a number with letters is not cut down to another one', () => {
    const { line, field } = start();
    type(field(), '1-800-FLOWERS');
    fireEvent.submit(field());
    expect(line.sent).toMatchObject([{ type: 'dial', wish: { text: '1-800-FLOWERS', format: 'tel' } }]);
  });

  it('takes digits of other scripts', () => {
    const { line, field } = start();
    type(field(), '٠٢٠ ٧٩٤٦ ٠١٢٣');
    fireEvent.submit(field());
    expect(line.sent).toMatchObject([{ type: 'dial', wish: { text: '٠٢٠ ٧٩٤٦ ٠١٢٣', format: 'tel' } }]);
  });

  it('takes an address only where addresses are dialled', () => {
    const { line, field } = start(['tel', 'sip']);
    type(field(), 'sip:ada@pbx.example.com');
    fireEvent.submit(field());
    expect(line.sent).toMatchObject([{ type: 'dial', wish: { text: 'sip:ada@pbx.example.com', format: 'sip' } }]);
  });

  it.each(['mailto:ada@example.com', 'javascript:alert(1)', '__proto__', '+', '*'])(
    '%s is given on, to be refused in words',
    (text) => {
      const { line, field } = start();
      type(field(), text);
      fireEvent.submit(field());
      expect(line.sent).toMatchObject([{ type: 'dial', wish: { text, format: 'tel' } }]);
    },
  );

  it('is not there where nothing can be dialled', () => {
    start([]);
    expect(screen.queryByTestId('dial-pad')).toBeNull();
    expect(screen.getByText('No calls at the moment')).toBeInTheDocument();
  });

  it('steps back behind its tab when a call begins', () => {
    const { line } = start();
    act(() => line.show({ calls: [aCall({ state: 'connected' })] }));
    expect(screen.queryByTestId('dial-pad')).toBeNull();
    fireEvent.click(screen.getByRole('tab', { name: 'Keypad' }));
    expect(screen.getByTestId('dial-pad')).toBeInTheDocument();
  });
});

describe('the question before a second call', () => {
  it('names who is on the line, and does nothing on No', async () => {
    const { line, field } = start();
    const talking = aCall({ state: 'connected', displayName: 'Yvonne McKay', offers: ['hangup', 'hold'] });
    act(() => line.show({ calls: [talking] }));
    fireEvent.click(screen.getByRole('tab', { name: 'Keypad' }));
    type(field(), '4711');
    field().focus();
    await act(async () => {
      fireEvent.submit(field());
      await Promise.resolve();
    });
    const question = within(screen.getByRole('alertdialog', { name: 'Call 4711?' }));
    expect(question.getByText('Your call with Yvonne McKay will be put on hold.')).toBeInTheDocument();
    expect(question.getByRole('button', { name: 'Do not call' })).toHaveFocus();
    fireEvent.click(question.getByRole('button', { name: 'Do not call' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(field()).toHaveValue('4711');
    // The keyboard is where it was, not at the top of the page.
    await Promise.resolve();
    expect(field()).toHaveFocus();
    expect(line.sent).toEqual([]);
  });

  it('says when the call cannot be held, and dials on Yes', async () => {
    const { line, field } = start();
    act(() => line.show({ calls: [aCall({ state: 'connected', offers: ['hangup'] })] }));
    fireEvent.click(screen.getByRole('tab', { name: 'Keypad' }));
    type(field(), '4711');
    await act(async () => {
      fireEvent.submit(field());
      await Promise.resolve();
    });
    expect(screen.getByText(/cannot be put on hold/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Call anyway' }));
    expect(line.sent).toMatchObject([{ type: 'dial', wish: { text: '4711' } }]);
  });
});

describe('a call that was dialled', () => {
  it('is shown as calling, then ringing, and can be cancelled', () => {
    const { line } = start();
    const dialled = aCall({ direction: 'outbound', state: 'initiated' });
    act(() => line.show({ calls: [dialled] }));
    expect(screen.getByTestId('call-card')).toHaveTextContent('Calling');
    act(() => line.show({ calls: [{ ...dialled, farEndRings: true }] }));
    expect(screen.getByTestId('call-card')).toHaveTextContent('Ringing at the other end');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel call' }));
    expect(line.asked()).toEqual(['hangup']);
    act(() => line.show({ calls: [{ ...dialled, state: 'disconnected', reason: 'rejected' }] }));
    expect(screen.getByTestId('ended-card')).toHaveTextContent('The other side turned the call down');
  });
});

describe('a strip of tabs', () => {
  const Strip: React.FC<{ readonly ids: readonly string[] }> = ({ ids }) => {
    const [chosen, setChosen] = React.useState(ids[0] ?? '');
    return (
      <InSoftphone place={placeOn(new FakeLine()).place}>
        <TabStrip
          name="test"
          label="Views"
          tabs={ids.map(tab)}
          chosen={chosen}
          onChoose={setChosen}
          className=""
          tabClassName=""
        />
      </InSoftphone>
    );
  };
  const tab = (id: string) => ({ id, label: id });
  it('is one stop of the Tab key; arrows, Home and End move in it', () => {
    render(<Strip ids={['one', 'two', 'three']} />);
    const press = (key: string) => fireEvent.keyDown(screen.getByRole('tablist'), { key });
    const chosen = () => screen.getByRole('tab', { selected: true });
    expect(chosen()).toHaveTextContent('one');
    press('ArrowRight');
    expect(chosen()).toHaveTextContent('two');
    expect(chosen()).toHaveFocus();
    press('ArrowRight');
    press('ArrowRight');
    expect(chosen()).toHaveTextContent('one');
    press('End');
    expect(chosen()).toHaveTextContent('three');
    expect(screen.getAllByRole('tab').map((one) => one.tabIndex)).toEqual([-1, -1, 0]);
  });
});

describe('the question which number is meant', () => {
  const choices = [
    { target: '+442079460123', display: '020 7946 0123' },
    { target: '+442079460124', display: '020 7946 0124' },
  ];
  function asked(isEmergency = false) {
    const started = start();
    type(started.field(), '020 7946 0123 / 020 7946 0124');
    fireEvent.submit(started.field());
    act(() =>
      started.line.show({
        dialFormats: ['tel'],
        dialChoice: { id: 'dialled-1', text: 'as typed', isEmergency, choices },
      }),
    );
    return { ...started, question: within(screen.getByRole('alertdialog')) };
  }

  it('offers each; the one that is chosen is dialled as it is', async () => {
    const { line, question } = asked();
    expect(question.getByText('Which number is meant by “as typed”?')).toBeInTheDocument();
    expect(question.getByRole('button', { name: 'Do not call' })).toHaveFocus();
    await act(async () => {
      fireEvent.click(question.getByRole('button', { name: /020 7946 0124/ }));
      await Promise.resolve();
    });
    expect(line.sent.slice(1)).toEqual([
      { type: 'dial-chosen', id: 'dialled-1' },
      { type: 'dial', callId: 'dialled-2', wish: { text: '+442079460124', format: 'tel', sure: true } },
    ]);
  });

  it('Escape calls nobody', () => {
    const { line } = asked();
    fireEvent.keyDown(screen.getByRole('alertdialog'), { key: 'Escape' });
    expect(line.sent.slice(1)).toEqual([{ type: 'dial-chosen', id: 'dialled-1' }]);
  });

  it('of an emergency number says what may happen', () => {
    const { question } = asked(true);
    expect(question.getByText(/helpers in another town/)).toBeInTheDocument();
  });

  it('is asked only where the number was typed', () => {
    const { line } = start();
    act(() => line.show({ dialChoice: { id: 'elsewhere', text: 'as typed', isEmergency: false, choices } }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

describe('where the telephony system that would dial has a directory', () => {
  afterEach(() => jest.useRealTimers());
  const night = { name: 'Night desk', target: '+442079460142' };

  async function search(more: { readonly searchable?: readonly 'tel'[] } = { searchable: ['tel'] }) {
    jest.useFakeTimers();
    const started = start();
    const { line, field } = started;
    act(() => line.show({ dialFormats: ['tel'], ...more }));
    const look = async (text: string) => {
      type(field(), text);
      await act(async () => jest.advanceTimersByTime(0));
      act(() => jest.advanceTimersByTime(directorySearchDelayMs));
    };
    return {
      ...started,
      look,
      answer: (text: string) => act(() => line.show({ directory: { text, entries: [night] } })),
    };
  }

  it('a name is looked for; Enter goes to who is found, choosing fills the field, and Call calls by name', async () => {
    const { line, field, look, answer } = await search();
    await look('night');
    expect(line.sent).toEqual([{ type: 'directory', key: 'tel', text: 'night' }]);
    // That of another format is none of the keypad.
    answer('supervise night');
    expect(screen.queryByRole('button', { name: /Night desk/ })).toBeNull();
    answer('tel night');
    fireEvent.submit(field());
    const row = screen.getByRole('button', { name: /Night desk/ });
    expect(row).toHaveFocus();
    expect(line.sent).toHaveLength(1);
    fireEvent.click(row);
    expect(field()).toHaveValue('+442079460142');
    expect(call()).toHaveFocus();
    fireEvent.submit(field());
    expect(line.sent.slice(1)).toMatchObject([
      { type: 'dial', wish: { text: '+442079460142', format: 'tel', name: 'Night desk' } },
    ]);
  });

  it('who changes the number after choosing calls it without the name', async () => {
    const { line, field, look, answer } = await search();
    await look('night');
    answer('tel night');
    fireEvent.click(screen.getByRole('button', { name: /Night desk/ }));
    type(field(), '+442079460143');
    fireEvent.submit(field());
    expect(line.sent.slice(1)).toMatchObject([{ type: 'dial', wish: { text: '+442079460143', name: undefined } }]);
  });

  it('a number is looked for by nobody, and without a directory no name is', async () => {
    const { line, look } = await search();
    await look('+44 20 7946 0142');
    expect(line.sent).toEqual([]);
    act(() => line.show({ searchable: [] }));
    await look('night');
    expect(line.sent).toEqual([]);
  });
});
