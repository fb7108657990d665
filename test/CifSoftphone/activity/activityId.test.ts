import { activityId, uuidV5 } from '../../../CifSoftphone/activity/activityId';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

it('gives the ids of RFC 9562 and of Python’s documentation', async () => {
  expect(await uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  expect(await uuidV5(dns, 'python.org')).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
});

describe('an activity’s id', () => {
  const call = { source: '4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43', callId: 'c-1' };
  it('is the same for ever, however the ids are written', async () => {
    const id = await activityId(call, '70000000-0000-4000-8000-0000000000A1');
    expect(id).toBe(
      await activityId({ ...call, source: call.source.toUpperCase() }, '70000000-0000-4000-8000-0000000000a1'),
    );
    expect(id).toBe('447285a7-53e0-597b-980b-218e723acd87');
  });
  it('differs by call, by telephony app and by agent', async () => {
    const ids = await Promise.all([
      activityId(call, 'a'),
      activityId(call, 'b'),
      activityId({ ...call, callId: 'c-2' }, 'a'),
      activityId({ ...call, source: 'x' }, 'a'),
    ]);
    expect(new Set(ids).size).toBe(4);
  });
});
