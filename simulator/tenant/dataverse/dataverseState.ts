import { randomUUID } from 'node:crypto';
import type { Organisation } from '../../dynamics/solution/organisation';
import type { Imported } from './layers';
import type { Person } from '../graph/graphState';

export interface StandInUser {
  readonly id: string;
  readonly objectId: string;
  readonly name: string;
  readonly businessUnit: string;
  readonly roles: Set<string>;
}

export interface StandInImport {
  readonly id: string;
  readonly job?: string;
  readonly endsAtMs: number;
  /** What the organisation has when it has ended. */
  readonly finish: () => void;
  readonly failure: string | undefined;
}

/** One organisation. */
export interface DataverseState {
  readonly host: string;
  customerService: boolean;
  solution: { readonly version: string; readonly managed: boolean } | undefined;
  /** The softphone's package as it was imported last: the add-on needs parts of it. */
  phone: Organisation | undefined;
  /** The add-on for conversations. */
  addOn: { readonly version: string; readonly managed: boolean } | undefined;
  readonly uploads: Map<string, Buffer>;
  /** The last one. */
  running: StandInImport | undefined;
  /** Makes the next import end so. */
  failNextImport: string | undefined;
  /** Ids of definitions, and the values that rows give them. */
  readonly variables: Map<string, { readonly definitionId: string; value: string | undefined }>;
  /** All that the package brought, in layers. */
  imported: Imported;
  /** What Dynamics says of the last import that went well. */
  warnings: readonly string[];
  /** An address that was written by the Web API lies over that of every later package. */
  provider: { readonly id: string; url: string; analytics: boolean; isWritten: boolean } | undefined;
  /** How many forms of the organisation carry the control. */
  formsWithControl: number;
  /** Definitions of analytics events by id. */
  readonly kpiEvents: Map<string, string>;
  /** Profiles by unique name, with the ids of their users. */
  readonly profiles: Map<string, { readonly id: string; readonly members: Set<string> }>;
  /** Roles by name: one copy for each business unit. */
  readonly roles: Map<string, string>;
  readonly users: StandInUser[];
}

/** An organisation with its people, two business units, and nothing of the softphone. */
export const emptyOrganisation = (host: string, people: readonly Person[]): DataverseState => {
  const units = [randomUUID(), randomUUID()];
  return {
    host,
    customerService: true,
    solution: undefined,
    phone: undefined,
    addOn: undefined,
    uploads: new Map(),
    running: undefined,
    failNextImport: undefined,
    variables: new Map(),
    imported: { parts: new Map(), controls: new Map() },
    warnings: [],
    provider: undefined,
    formsWithControl: 0,
    kpiEvents: new Map(),
    profiles: new Map([['contoso_ownProfile', { id: randomUUID(), members: new Set<string>() }]]),
    roles: new Map(),
    users: people.map(({ id, userPrincipalName }, at) => ({
      id: randomUUID(),
      objectId: id,
      name: userPrincipalName.split('@')[0] ?? '',
      businessUnit: units[at % units.length] ?? '',
      roles: new Set<string>(),
    })),
  };
};
