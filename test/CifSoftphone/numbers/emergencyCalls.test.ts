import { toDialTarget } from '../../../CifSoftphone/numbers/dialTarget';

const ask = (text: string, sure: boolean, format = 'tel') =>
  toDialTarget(text, format, { home: { country: 'US' }, emergency: { calls: 'ask', numbers: [] }, sure });

describe('where the organisation has the agent asked about emergency numbers', () => {
  it('nothing is called before the agent has said yes', () => {
    expect(ask('9,911', false)).toEqual({ ok: false, kind: 'EmergencyNumber', choices: ['9,911'] });
    expect(ask('sip:911@pbx.example.com', false, 'sip')).toMatchObject({ ok: false, kind: 'EmergencyNumber' });
  });

  it('after a yes it goes out as it was typed, and says that the agent was asked', () => {
    expect(ask('9,911', true)).toEqual({ ok: true, target: '9,911', confirmed: true });
  });

  it('a yes to an ordinary number confirms no emergency', () => {
    expect(ask('2079460123', true)).toEqual({ ok: true, target: '2079460123' });
  });
});

it('a yes changes nothing where they are refused', () => {
  const rules = { home: { country: 'US' }, emergency: { calls: 'refuse', numbers: [] }, sure: true } as const;
  expect(toDialTarget('911', 'tel', rules)).toEqual({ ok: false, kind: 'EmergencyNumber' });
});
