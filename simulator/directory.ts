/** The make-believe organisation: its tenant, apps and people. Fixed ids, so that examples can be copied. */
export const directory = {
  tenantId: '6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a',
  /** App registration of the page (SPA): `cti_ClientId`. */
  pageClientId: '1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10',
  /** App registration of the API: audience of access tokens. */
  apiClientId: '2d8a6c1b-3a54-4b1f-9a8f-1b5c7d9e0f21',
  /** Dynamics 365 itself, which signs the person in at the top level before the page opens. */
  dynamicsClientId: '3e9b7d2c-4b65-4c2a-8b9a-2c6d8e0f1a32',
  apiScope: 'functionuser',
  telephonyRole: 'Calls.Send',
  administratorRole: 'Softphone.Administer',
  telephony: {
    clientId: '4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43',
    clientSecret: 'simulator-telephony-secret',
  },
  /** A second telephony app with the same role, for "somebody else's call" tests. */
  otherTelephony: {
    clientId: '5abd9f4e-6d87-4e4c-8dbc-4e8fa02b3c54',
    clientSecret: 'simulator-other-telephony-secret',
  },
  agents: [
    { name: 'Ada Lovett', userName: 'ada@example.com', oid: '70000000-0000-4000-8000-0000000000a1' },
    { name: 'Ben Okafor', userName: 'ben@example.com', oid: '70000000-0000-4000-8000-0000000000b2' },
  ],
  /** Who looks after the organisation: System Administrator there. */
  administrators: [{ name: 'Cora Lindt', userName: 'cora@example.com', oid: '70000000-0000-4000-8000-0000000000c3' }],
  /** Who may listen to the calls of the others: Ben. */
  supervisors: ['70000000-0000-4000-8000-0000000000b2'],
} as const;
