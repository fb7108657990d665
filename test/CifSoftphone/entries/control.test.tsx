/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { IInputs } from '../../../generated/ManifestTypes';
import { CifSoftphone } from '../../../CifSoftphone/entries/control';
import { aCall, FakeLine } from '../surface/fakeLine';
import { english } from '../ui/shell/fakePlace';
import type { StringKey } from '../../../CifSoftphone/words/stringKeys';

let mockLine = new FakeLine();
const mockJoin = jest.fn();
jest.mock('../../../CifSoftphone/entries/joinLine', () => ({
  joinLine: (options: unknown) => {
    mockJoin(options);
    return mockLine;
  },
}));

interface Settings {
  raw: string | null;
  disabled: boolean;
  layout: 'full' | 'compact';
  security: { readable: boolean; editable: boolean; secured: boolean };
  errorMessage: string;
  required: number;
  dark: boolean;
}
const usual: Settings = {
  raw: '+1 202 555 0123',
  disabled: false,
  layout: 'full',
  security: { readable: true, editable: true, secured: false },
  errorMessage: '',
  required: 0,
  dark: false,
};

/** Only what the control reads; the type of the whole context is the platform's. */
function contextOf(changes: Partial<Settings> = {}): ComponentFramework.Context<IInputs> {
  const settings = { ...usual, ...changes };
  return {
    parameters: {
      phoneNumber: {
        raw: settings.raw,
        error: settings.errorMessage !== '',
        errorMessage: settings.errorMessage,
        security: settings.security,
        attributes: { MaxLength: 20, RequiredLevel: settings.required },
      },
      layout: { raw: settings.layout },
    },
    mode: { isControlDisabled: settings.disabled, label: 'Main phone' },
    resources: { getString: (key: string) => english(key as StringKey) },
    userSettings: { isRTL: false, languageId: 1033 },
    fluentDesignLanguage: { tokenTheme: { colorBrandBackground: '#123456' }, isDarkTheme: settings.dark },
  } as unknown as ComponentFramework.Context<IInputs>;
}

function start(changes: Partial<Settings> = {}) {
  const changed = jest.fn();
  const control = new CifSoftphone();
  control.init(contextOf(changes), changed);
  const { rerender, unmount } = render(control.updateView(contextOf(changes)));
  const update = (next: Partial<Settings>) => rerender(control.updateView(contextOf({ ...changes, ...next })));
  return { control, changed, update, unmount, field: screen.getByRole<HTMLInputElement>('textbox') };
}

beforeEach(() => {
  mockLine = new FakeLine();
  mockJoin.mockClear();
});

describe('the lifecycle of the control', () => {
  it('joins the line as a form when it starts, and leaves it when it goes', () => {
    const { control, unmount } = start();
    expect(mockJoin).toHaveBeenCalledWith({
      kind: 'form',
      lineScriptUrl: '/WebResources/cti_/softphone/line.js',
      languageId: 1033,
      writeSubject: expect.any(Function) as unknown,
    });
    unmount();
    control.destroy();
    expect(mockLine.stopped).toBe(true);
  });

  it('returns the same element when nothing changed, and another when something did', () => {
    const control = new CifSoftphone();
    control.init(contextOf());
    const first = control.updateView(contextOf());
    expect(control.updateView(contextOf())).toBe(first);
    expect(control.updateView(contextOf({ raw: null }))).not.toBe(first);
    const dark = control.updateView(contextOf({ dark: true }));
    expect(control.updateView(contextOf({ dark: true }))).toBe(dark);
    control.destroy();
  });
});

describe('the field', () => {
  it('shows the column and gives back what the agent types', () => {
    const { control, changed, field } = start();
    expect(field).toHaveValue('+1 202 555 0123');
    expect(field).toHaveAccessibleName('Main phone');
    expect(field.maxLength).toBe(20);
    fireEvent.change(field, { target: { value: '+1 202 555 0199' } });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(control.getOutputs()).toEqual({ phoneNumber: '+1 202 555 0199' });
  });

  it('is empty for null and gives null when it is emptied', () => {
    const { control, field, update } = start({ raw: null });
    expect(field).toHaveValue('');
    update({ raw: '1' });
    fireEvent.change(field, { target: { value: '' } });
    expect(control.getOutputs()).toEqual({ phoneNumber: null });
  });

  it('is not overwritten by the late echo of an earlier keystroke', () => {
    const { field, update } = start({ raw: '' });
    fireEvent.change(field, { target: { value: '1' } });
    fireEvent.change(field, { target: { value: '12' } });
    update({ raw: '1' });
    expect(field).toHaveValue('12');
    update({ raw: '12' });
    expect(field).toHaveValue('12');
  });

  it('takes over what the form itself sets', () => {
    const { field, update } = start();
    fireEvent.change(field, { target: { value: '12' } });
    update({ raw: '12' });
    update({ raw: '+1 202 555 0142' });
    expect(field).toHaveValue('+1 202 555 0142');
  });

  it.each<[string, Partial<Settings>]>([
    ['the form disables it', { disabled: true }],
    ['column security forbids to write', { security: { readable: true, editable: false, secured: true } }],
  ])('is read-only when %s', (_why, changes) => {
    expect(start(changes).field).toHaveAttribute('readonly');
  });

  it('shows no trace of a number that column security hides', () => {
    const { field } = start({ security: { readable: false, editable: false, secured: true } });
    expect(field).toHaveValue('***');
    expect(field).toHaveAttribute('readonly');
    expect(document.body.innerHTML).not.toContain('555');
  });

  it('says that it is required, and what is wrong with its value', async () => {
    const { field } = start({ required: 2, errorMessage: 'Too short' });
    expect(field).toHaveAttribute('aria-required', 'true');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(screen.findByText('Too short')).resolves.toBeInTheDocument();
  });
});

describe('the compact layout', () => {
  it('is the field with call button and status', () => {
    start({ layout: 'compact' });
    expect(screen.getByTestId('line-status')).toHaveTextContent('Connected');
    // Where no telephony system dials there is nothing to press.
    expect(screen.queryByRole('button', { name: 'Call' })).toBeNull();
    act(() => mockLine.show({ dialFormats: ['sip'] }));
    const button = screen.getByRole('button', { name: 'Call' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAttribute('title', expect.stringContaining('telephony connector'));
    act(() => mockLine.show({ dialFormats: ['tel'] }));
    expect(button).not.toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(button);
    expect(mockLine.sent).toMatchObject([{ type: 'dial', wish: { format: 'tel' } }]);
  });

  it('shows a ring that is to be answered here, and none that another place answers', () => {
    start({ layout: 'compact' });
    act(() => mockLine.show({ calls: [aCall()] }));
    expect(screen.getByRole('button', { name: 'Accept' })).toBeEnabled();
    act(() => mockLine.show({ ringPlaceId: 'panel' }));
    expect(screen.queryByTestId('ring-card')).toBeNull();
  });
});
