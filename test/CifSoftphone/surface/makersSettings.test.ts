import { startPlace } from './startPlace';

describe("the makers' settings in a place", () => {
  it('count at once, and go to the line', () => {
    const { line, place } = startPlace();
    place.configure('{"screenPop":"ring"}');
    expect(place.getView().settings).toMatchObject({ screenPop: 'ring', dockOnRing: true });
    expect(line.given).toEqual([{ screenPop: 'ring' }]);
  });

  it("win over those of the line's leader, which count for what this place leaves open", () => {
    const { line, place } = startPlace();
    place.configure('{"screenPop":"manual"}');
    line.show({ given: { screenPop: 'ring', dockOnRing: false } });
    expect(place.getView().settings).toMatchObject({ screenPop: 'manual', dockOnRing: false });
  });

  it('name what is wrong in them, until the agent puts it away', () => {
    const { line, place } = startPlace();
    place.configure('{"screenpop":"ring","ring":{"volumePercent":500}}');
    const trouble = { kind: 'SettingsFaulty', detail: 'screenpop, ring.volumePercent' };
    expect(place.getView().trouble).toEqual(trouble);
    place.dismissTrouble();
    expect(place.getView().trouble).toBeUndefined();
    place.configure('{"screenpop":"ring","ring":{"volumePercent":500}} ');
    expect([place.getView().trouble, line.given]).toEqual([undefined, [{}]]);
  });

  it('do not hide that Dynamics is missing', () => {
    const { place, host } = startPlace();
    place.useHost(host, { kind: 'HostUnavailable' });
    place.configure('');
    place.configure('{}');
    expect(place.getView().trouble).toEqual({ kind: 'HostUnavailable' });
  });
});
