import type { SessionTemplate, TabTemplate } from '../../../simulator/dynamics/solution/organisation';
import { missingSlugs, resolveSlugs } from '../../../simulator/dynamics/page/model/resolveSlugs';
import { Workspace } from '../../../simulator/dynamics/page/model/workspace';

const session = (uniqueName: string, change: Partial<SessionTemplate> = {}): SessionTemplate => ({
  uniqueName,
  title: 'Call from {customer}',
  kind: 'generic',
  panelMode: 'docked',
  anchorTab: 'customer',
  tabs: ['customer', 'search'],
  ...change,
});
const tabs: readonly TabTemplate[] = [
  {
    uniqueName: 'customer',
    title: 'Customer Summary',
    pageType: 'entity-record',
    pinned: false,
    parameters: { entityName: '{customerEntityName}', entityId: '{customerRecordId}' },
  },
  {
    uniqueName: 'newCase',
    title: 'New case',
    pageType: 'entity-record',
    pinned: false,
    parameters: { entityName: 'incident', entityId: undefined, data: '{"title":"Call of {customer}"}' },
  },
  {
    uniqueName: 'search',
    title: 'Search {phoneNumber}',
    pageType: 'search',
    pinned: false,
    parameters: { searchText: '{phoneNumber}' },
  },
];

const workspace = (limits = { sessions: 10, tabs: 10 }): Workspace =>
  new Workspace(
    { sessions: [session('call'), session('case', { kind: 'entity' })], tabs },
    limits,
    { kind: 'list', entityName: 'contact' },
    'minimised',
  );

const call = (customer: string) => ({
  templateName: 'call',
  templateParameters: { customer, customerEntityName: 'contact', customerRecordId: '{C0FFEE}', phoneNumber: 12 },
  context: { key: customer },
});

describe('slugs', () => {
  it('are put in, several in one text, and stay raw without a value', () => {
    expect(resolveSlugs('{a} and {b}, {c}', { a: '1', b: '{a}' })).toBe('1 and {a}, {c}');
    expect(missingSlugs('{a} and {b}', { a: '' })).toEqual(['b']);
  });
});

describe('a new session', () => {
  it('comes to the front with the title, panel and anchor tab of its template', () => {
    const model = workspace();
    const id = model.createSession(call('Maria'));
    expect(model.focused).toMatchObject({ id, title: 'Call from Maria', panelMode: 'docked' });
    expect(model.focused.tabs.map((tab) => [tab.title, tab.canClose])).toEqual([
      ['Customer Summary', false],
      ['Search 12', true],
    ]);
    expect(model.focused.tabs[0]?.page).toEqual({
      kind: 'record',
      entityName: 'contact',
      entityId: 'c0ffee',
      defaults: {},
    });
  });

  it('lets parameters of the call win over those of the tab template', () => {
    const model = workspace();
    model.createSession({
      ...call('Maria'),
      templateParameters: { ...call('Maria').templateParameters, search: { searchText: 'given' } },
    });
    expect(model.focused.tabs[1]?.page).toEqual({ kind: 'search', text: 'given' });
  });

  it('is refused for an unknown template, an entity template and above the limit', () => {
    const model = workspace({ sessions: 1, tabs: 10 });
    expect(() => model.createSession({ ...call('x'), templateName: 'nothing' })).toThrow('nothing was not found');
    expect(() => model.createSession({ ...call('x'), templateName: 'case' })).toThrow('not of type Generic');
    model.createSession(call('first'));
    expect(model.canCreateSession).toBe(false);
    expect(() => model.createSession(call('second'))).toThrow('limit of 1');
  });
});

describe('switching and closing', () => {
  it('tells the switch and the close, and goes back to the neighbour', () => {
    const model = workspace();
    const first = model.createSession(call('first'));
    const second = model.createSession(call('second'));
    const events: string[] = [];
    model.onEvent((event) => {
      if (event.type === 'session-switched') events.push(`${event.previous.id}>${event.next.id}`);
      if (event.type === 'session-closed') events.push(`closed ${event.session.id}`);
    });
    model.closeSession(second);
    expect(events).toEqual([`${second}>${first}`, `closed ${second}`]);
    expect(model.focused.id).toBe(first);
  });

  it('keeps the home session open and untitled', () => {
    const model = workspace();
    const home = model.focused.id;
    expect(() => model.closeSession(home)).toThrow('cannot be closed');
    expect(() => model.setTitle(home, 'x')).toThrow('cannot be retitled');
  });

  it('shows a badge only on a session that is not in front, and clears it on the switch', () => {
    const model = workspace();
    const first = model.createSession(call('first'));
    model.setBadge(first, 3);
    expect(model.session(first).badge).toBe('none');
    model.createSession(call('second'));
    model.setBadge(first, 3);
    expect(model.session(first).badge).toBe(3);
    model.focusSession(first);
    expect(model.session(first).badge).toBe('none');
  });
});

describe('tabs', () => {
  it('opens the form of a new record with slugs in its data', () => {
    const model = workspace();
    model.createSession(call('Maria'));
    const id = model.createTab({ templateName: 'newCase', templateParameters: {}, isFocused: true });
    expect(model.tabOfFocused(id).page).toMatchObject({ entityName: 'incident', defaults: { title: 'Call of Maria' } });
    expect(model.focused.focusedTabId).toBe(id);
  });

  it('keeps the anchor tab, closes others, and refuses the eleventh', () => {
    const model = workspace();
    model.createSession(call('Maria'));
    const [anchor, search] = model.focused.tabs;
    expect(() => model.closeTab(anchor?.id ?? '')).toThrow('cannot be closed');
    model.closeTab(search?.id ?? '');
    expect(model.focused.tabs).toHaveLength(1);
    for (let count = 1; count < 10; count += 1) {
      model.createTab({ templateName: 'search', templateParameters: {}, isFocused: false });
    }
    expect(() => model.createTab({ templateName: 'search', templateParameters: {}, isFocused: false })).toThrow(
      'limit of 10',
    );
  });
});
