type Check = (args: readonly unknown[]) => string | undefined;

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';
const needs =
  (...names: readonly string[]): Check =>
  (args) => {
    const missing = names.find((_, index) => isBlank(args[index]));
    return missing === undefined ? undefined : `The parameter ${missing} must be provided.`;
  };
const needsTemplate: Check = ([input]) =>
  typeof input === 'object' && input !== null && 'templateName' in input && !isBlank(input.templateName)
    ? undefined
    : 'The parameter templateName must be provided.';

/** What each method of the library insists on, in the order of its arguments. */
export const argumentChecks: Readonly<Record<string, Check>> = {
  setMode: ([value]) =>
    value === 0 || value === 1 || value === 2 || value === 3 ? undefined : 'The parameter value must be 0, 1 or 2.',
  setWidth: ([value]) =>
    typeof value === 'number' && value >= 0 ? undefined : 'The parameter value must be a number that is not negative.',
  searchAndOpenRecords: ([entity, query, searchOnly]) =>
    needs('entityLogicalName', 'queryParameters')([entity, query]) ??
    (typeof searchOnly === 'boolean' ? undefined : 'The parameter searchOnly must be provided.'),
  openForm: needs('entityFormOptions'),
  createRecord: needs('entityLogicalName', 'data'),
  retrieveRecord: needs('entityLogicalName', 'id'),
  updateRecord: needs('entityLogicalName', 'id', 'data'),
  deleteRecord: needs('entityLogicalName', 'id'),
  createSession: needsTemplate,
  getSession: needs('sessionId'),
  requestFocusSession: needs('sessionId'),
  notifyNewActivity: ([sessionId, count]) =>
    needs('sessionId')([sessionId]) ??
    (typeof count === 'number' && count >= 0
      ? undefined
      : 'The parameter count must be a number that is not negative.'),
  setSessionTitle: needs('input'),
  updateContext: needs('input'),
  createTab: needsTemplate,
  closeTab: needs('tabId'),
  focusTab: needs('tabId'),
  refreshTab: needs('tabId'),
  setTabTitle: needs('tabId', 'input'),
  notifyEvent: needsTemplate,
  cancelEvent: needs('cancellationToken'),
  logAnalyticsEvent: needs('data', 'eventName'),
  raiseEvent: needs('eventName'),
};

/** Methods that take anything. */
export const uncheckedMethods = [
  'getMode',
  'getWidth',
  'setClickToAct',
  'getClickToAct',
  'getEnvironment',
  'canCreateSession',
  'getFocusedSession',
  'getAllSessions',
  'getTabs',
  'getFocusedTab',
  'refreshForm',
  'renderSearchPage',
  'getPresence',
  'setPresence',
] as const;
