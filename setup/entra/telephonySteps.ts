import { SetupFailure } from '../engine/failure';
import { makeStep, type Planned, type Step } from '../engine/step';
import { roleFor } from './grantSteps';
import type { Graph } from './graph';
import type { Application } from './graphShapes';
import { planTelephony, type RegistrationChange, type SeenRegistration } from './planRegistration';
import { applyRegistration, lookAtRegistration } from './registrationSteps';
import { roleNames, uniqueNames } from './registrations';

/** Where a secret goes that can be read only once. */
export interface SecretPlace {
  /** In words, such as `the Key Vault contoso`. */
  readonly words: string;
  /** @throws SetupFailure when it cannot go there: then the secret is taken back */
  readonly put: (name: string, secret: string) => Promise<void>;
}

export interface TelephonyWishes {
  readonly installation: string;
  readonly system: string;
  readonly newSecret: boolean;
  /** PEM of the system's own certificate, in place of a secret. */
  readonly certificate?: string;
  readonly place: SecretPlace;
  readonly now: () => number;
}

/** A telephony system of its own: registration, the right to ring, and what it signs in with. */
export function telephonySteps(graph: Graph, wishes: TelephonyWishes): readonly Step[] {
  const uniqueName = uniqueNames.telephony(wishes.installation, wishes.system);
  const words = `the telephony system ${wishes.system}`;
  const registration = makeStep<SeenRegistration, RegistrationChange>({
    part: 'entra',
    title: `The registration of ${words}`,
    needs: ['apiClientId', 'roleIds'],
    intends: 'make its registration',
    look: () => lookAtRegistration(graph, { uniqueName }),
    plan: (seen, { apiClientId = '', roleIds }) =>
      planTelephony(seen, { clientId: apiClientId, roleId: roleIds?.get(roleNames.send) ?? '' }, wishes.system),
    apply: applyRegistration(graph, uniqueName),
    learn: ({ application, principal }) => ({
      ...(application === undefined ? {} : { telephonyClientId: application.appId }),
      ...(principal === undefined ? {} : { telephonyPrincipalId: principal.id }),
    }),
  });
  const who = { title: `The right of ${words} to ring`, words, needs: ['telephonyPrincipalId'] as const };
  const right = roleFor(graph, roleNames.send, who, ({ telephonyPrincipalId = '' }) => telephonyPrincipalId);
  const { certificate } = wishes;
  const proof =
    certificate === undefined ? secretStep(graph, uniqueName, wishes) : certificateStep(graph, uniqueName, certificate);
  return [registration, right, proof];
}

const secretName = 'npm run setup';
const secretLifeMs = 365 * 24 * 3600 * 1000;

interface SecretChange extends Planned {
  readonly applicationId: string;
  readonly tags: readonly string[];
}

/** Written when the secret has arrived: without it nobody has it, because the run or the line broke in between. */
const arrivedTag = (keyId: string): string => `cif-softphone-secret-${keyId}`;

/** Secrets of ours that somebody has and that still count. */
const usable = ({ passwordCredentials, tags }: Application, now: number): number =>
  passwordCredentials.filter(
    ({ keyId, displayName, endDateTime }) =>
      displayName === secretName &&
      tags.includes(arrivedTag(keyId)) &&
      !(typeof endDateTime === 'string' && Date.parse(endDateTime) <= now),
  ).length;

function secretStep(graph: Graph, uniqueName: string, wishes: TelephonyWishes): Step {
  const { system, newSecret, place, now } = wishes;
  let before: number | undefined;
  return makeStep<Application | undefined, SecretChange>({
    part: 'entra',
    title: `The secret of the telephony system ${system}`,
    needs: ['telephonyClientId'],
    intends: `make a secret and put it into ${place.words}`,
    look: () => graph.application({ uniqueName }),
    plan: (application) => {
      const ours = application === undefined ? 0 : usable(application, now());
      before ??= ours;
      const isEnough = newSecret ? ours > before : ours > 0;
      if (application === undefined || isEnough) return [];
      const { id: applicationId, tags } = application;
      return [{ does: 'create', what: `a secret for a year, into ${place.words}`, applicationId, tags }];
    },
    async apply({ applicationId, tags }) {
      const endDateTime = new Date(now() + secretLifeMs).toISOString();
      const { keyId, secretText } = await graph.addSecret(applicationId, secretName, endDateTime);
      try {
        await place.put(`cif-softphone-${system}`, secretText);
      } catch (error) {
        // Nobody has it, and nobody can read it again.
        await graph.removeSecret(applicationId, keyId);
        throw error;
      }
      await graph.patchApplication(applicationId, { tags: [...tags, arrivedTag(keyId)] });
    },
  });
}

interface CertificateChange extends Planned {
  readonly applicationId: string;
  readonly key: string;
  readonly others: Application['keyCredentials'];
}

function certificateStep(graph: Graph, uniqueName: string, pem: string): Step {
  const key = /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/.exec(pem)?.[1]?.replace(/\s/g, '');
  if (key === undefined || pem.includes('PRIVATE KEY')) throw noCertificate();
  const displayName = `cif-softphone ${key.slice(-16)}`;
  return makeStep<Application | undefined, CertificateChange>({
    part: 'entra',
    title: 'Its certificate',
    needs: ['telephonyClientId'],
    intends: 'register its certificate',
    look: () => graph.application({ uniqueName }),
    plan: (application) =>
      application === undefined || application.keyCredentials.some((one) => one.displayName === displayName)
        ? []
        : [
            {
              does: 'change',
              what: 'the certificate that it signs in with',
              applicationId: application.id,
              key,
              others: application.keyCredentials,
            },
          ],
    apply: (change) =>
      graph.patchApplication(change.applicationId, {
        // Graph replaces the whole list: the one in use must go on until the telephony system has the new one.
        keyCredentials: [
          ...change.others,
          { type: 'AsymmetricX509Cert', usage: 'Verify', key: change.key, displayName },
        ],
      }),
  });
}

const noCertificate = (): SetupFailure =>
  new SetupFailure({
    happened: 'The file of --certificate is no certificate alone.',
    means:
      'It must be PEM with one BEGIN CERTIFICATE, and without the private key, which belongs to the telephony system only.',
    todo: 'Give the public part: openssl x509 -in its.pem -out public.pem',
  });
