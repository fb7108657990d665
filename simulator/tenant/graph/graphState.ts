import type { InferOutput } from 'valibot';
import { EventualStore } from '../eventualStore';
import type { applicationBody } from './graphBodies';

export interface Application extends InferOutput<typeof applicationBody> {
  readonly id: string;
  readonly appId: string;
  readonly uniqueName: string | undefined;
  readonly passwordCredentials: readonly {
    readonly keyId: string;
    readonly displayName: string;
    readonly endDateTime: string;
  }[];
}

export interface Principal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly appRoleAssignmentRequired: boolean;
}

export interface Grant {
  readonly id: string;
  readonly clientId: string;
  readonly resourceId: string;
  readonly consentType: 'AllPrincipals';
  readonly scope: string;
}

export interface Assignment {
  readonly id: string;
  readonly principalId: string;
  readonly resourceId: string;
  readonly appRoleId: string;
}

export interface Person {
  readonly id: string;
  readonly userPrincipalName: string;
}

/** The tenant's directory. */
export interface GraphState {
  readonly applications: EventualStore<Application>;
  readonly principals: EventualStore<Principal>;
  readonly grants: EventualStore<Grant>;
  readonly assignments: EventualStore<Assignment>;
  /** Service principals that Azure made (identities), and when Graph hears of them. */
  readonly identities: Map<string, number>;
  readonly people: readonly Person[];
  /** Secrets by client id: for the token endpoint. */
  readonly secrets: Map<string, string>;
}

/** @param delayMs until a write is seen: minutes in bad cases, some seconds as a rule */
export function emptyDirectory(now: () => number, delayMs: number, people: readonly Person[]): GraphState {
  return {
    applications: new EventualStore(now, delayMs),
    principals: new EventualStore(now, delayMs),
    grants: new EventualStore(now, delayMs),
    assignments: new EventualStore(now, delayMs),
    identities: new Map(),
    people,
    secrets: new Map(),
  };
}
