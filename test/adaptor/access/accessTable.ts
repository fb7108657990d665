/** Everybody who may knock, and one line each for the documents. */
export const callers = {
  nobody: 'no token at all',
  agent: "the agent, asking for what is the agent's own",
  administrator: 'somebody with the role for administrators, asking for what is the own',
  'other-agent': 'another signed-in agent, asking for what is the first agent’s',
  telephony: 'the telephony app that made the call',
  'other-telephony': 'another telephony app with the same role',
  service: 'the SignalR Service: signature and secret',
  'other-tenant': 'a token of the same issuer keys for another tenant',
  expired: 'the right token, ten minutes too late',
  'wrong-audience': 'the right token for another API',
  'id-token': "an ID token of the page's registration",
  'id-token-one-app': 'an ID token where page and API share one registration: right audience, no scope',
  forged: 'the right claims, signed with a key that the issuer never published',
  'alg-none': 'the right claims, unsigned (`alg: none`)',
  'alg-hs256': "the right claims, signed as HS256 with the issuer's public key",
  'platform-headers': 'forged `x-ms-client-principal*` headers instead of a token',
  'upstream-no-secret': 'a real upstream request without the secret of its address',
  'upstream-signature': "an upstream request with another connection's signature",
  'upstream-replay': 'an upstream request of the service, sent once more; it changes nothing',
} as const;
export type Caller = keyof typeof callers;

/** What each caller asks for: one of each kind of request that the adaptor knows. */
export const operations = {
  negotiate: 'negotiate',
  userclient: 'userclient',
  calls: 'calls',
  heartbeat: 'heartbeat',
  phone: 'phone',
  phoneWithdraw: 'phone/withdraw',
  testRing: 'testRing',
  testRingSeen: 'testRing/{callId}, of another administrator',
  ring: 'SendMessageToUser, a new call',
  event: 'SendMessageToUser, a later event of the call',
  cloudEvent: 'events',
  call: 'calls/{callId}',
  conversations: 'conversations',
  messages: 'messages',
  conversation: 'conversations/{conversationId}',
  agent: 'agents/{userId}',
  agents: 'agents',
  register: 'system, with PUT',
  system: 'system',
  remove: 'system, with DELETE',
  connected: 'OnClientConnected',
  disconnected: 'OnClientDisconnect',
  message: 'SendMessageAcknowlegement',
  health: 'health',
} as const;
export type Operation = keyof typeof operations;

type Row = Readonly<Record<Operation, number>>;

/** Whoever is not known is refused everywhere; only `health` says the same to everybody. */
const unknownToAll: Row = {
  negotiate: 401,
  userclient: 401,
  calls: 401,
  heartbeat: 401,
  phone: 401,
  phoneWithdraw: 401,
  testRing: 401,
  testRingSeen: 401,
  ring: 401,
  event: 401,
  cloudEvent: 401,
  call: 401,
  conversations: 401,
  messages: 401,
  conversation: 401,
  agent: 401,
  agents: 401,
  register: 401,
  system: 401,
  remove: 401,
  connected: 401,
  disconnected: 401,
  message: 401,
  health: 200,
};
/** Known by the issuer, but neither an agent nor a telephony app. */
const forAgents = {
  negotiate: 200,
  userclient: 200,
  calls: 200,
  heartbeat: 200,
  phone: 200,
  phoneWithdraw: 200,
  conversations: 200,
  messages: 200,
};
/** A right of its own, which neither agents nor apps have. */
const onlyForAdministrators = { testRing: 403, testRingSeen: 403 };
const notForAgents = {
  ring: 403,
  event: 403,
  cloudEvent: 403,
  call: 403,
  conversation: 403,
  agent: 403,
  agents: 403,
  register: 403,
  system: 403,
  remove: 403,
};
const notForApps = {
  ...onlyForAdministrators,
  negotiate: 403,
  userclient: 403,
  calls: 403,
  heartbeat: 403,
  phone: 403,
  phoneWithdraw: 403,
  conversations: 403,
  messages: 403,
};
const noRight = { ...notForAgents, ...notForApps };
// Each app its own system; it cannot name another's.
const forApps = { ring: 202, cloudEvent: 202, agent: 200, agents: 200, register: 200, system: 200, remove: 200 };
const upstream = { connected: 200, disconnected: 200, message: 200 };

/** The one table of who is answered what; the tests knock at the real adaptor, docs/security.md shows it. */
export const accessTable: Readonly<Record<Caller, Row>> = {
  nobody: unknownToAll,
  agent: { ...unknownToAll, ...forAgents, ...onlyForAdministrators, ...notForAgents },
  // Without a softphone open; another's test ring does not exist for anybody else.
  administrator: {
    ...unknownToAll,
    ...forAgents,
    ...notForAgents,
    userclient: 403,
    messages: 404,
    testRing: 409,
    testRingSeen: 404,
  },
  // Its own calls and its own heartbeat are its right; to register somebody else's connection is not, nor to read what
  // somebody else is written.
  'other-agent': {
    ...unknownToAll,
    ...forAgents,
    ...onlyForAdministrators,
    ...notForAgents,
    userclient: 403,
    messages: 404,
  },
  telephony: { ...unknownToAll, ...notForApps, ...forApps, event: 202, call: 200, conversation: 200 },
  // A call of another app does not exist for it.
  'other-telephony': { ...unknownToAll, ...notForApps, ...forApps, event: 404, call: 404, conversation: 404 },
  service: { ...unknownToAll, ...upstream },
  'other-tenant': unknownToAll,
  expired: unknownToAll,
  'wrong-audience': unknownToAll,
  'id-token': unknownToAll,
  'id-token-one-app': { ...unknownToAll, ...noRight },
  forged: unknownToAll,
  'alg-none': unknownToAll,
  'alg-hs256': unknownToAll,
  'platform-headers': unknownToAll,
  'upstream-no-secret': unknownToAll,
  'upstream-signature': unknownToAll,
  'upstream-replay': { ...unknownToAll, ...upstream },
};
