import { array, nullish, object, optional, string, type InferOutput } from 'valibot';
import { createDataverse, type Dataverse } from '../../setup/dataverse/dataverse';
import { askForAll } from '../../setup/http/askForAll';
import type { Call } from '../../setup/http/call';
import { askFor } from '../../setup/http/readAnswer';
import { Refusal } from '../../setup/http/refusal';

const meShape = object({ UserId: string() });
const rightsShape = object({ RolePrivileges: array(object({ PrivilegeName: string() })) });
const named = object({ msdyn_uniquename: nullish(string(), '') });
const profileShape = object({
  msdyn_appconfigurationid: string(),
  msdyn_uniquename: nullish(string(), ''),
  msdyn_name: nullish(string(), ''),
  msdyn_appconfig_msdyn_channelprovider: optional(array(named), []),
  msdyn_appconfiguration_sessiontemplate: optional(array(named), []),
  msdyn_appconfiguration_systemuser: optional(array(object({ systemuserid: string() })), []),
});
const sessionShape = object({ msdyn_sessiontemplateid: string(), msdyn_uniquename: nullish(string(), '') });
const userShape = object({
  systemuserid: string(),
  fullname: nullish(string(), ''),
  domainname: nullish(string(), ''),
  azureactivedirectoryobjectid: nullish(string(), ''),
});
const roleShape = object({ name: string() });
const partShape = object({
  environmentvariabledefinitionid: string(),
  schemaname: string(),
  defaultvalue: nullish(string(), ''),
  environmentvariabledefinition_environmentvariablevalue: optional(
    array(object({ environmentvariablevalueid: string(), value: nullish(string(), '') })),
    [],
  ),
});
const providerShape = object({
  msdyn_channelproviderid: string(),
  msdyn_label: nullish(string(), ''),
  msdyn_uniquename: nullish(string(), ''),
  msdyn_channelurl: nullish(string(), ''),
  msdyn_customparams: nullish(string(), ''),
});
/** Where each provider of the softphone leads, also one that an organisation has made for a profile of its own. */
const panelPath = /\/WebResources\/cti_\/softphone\/panel\.html(?:[?#]|$)/i;

export type AgentProfile = InferOutput<typeof profileShape>;
export type SessionTemplate = InferOutput<typeof sessionShape>;
export type SettingsPart = InferOutput<typeof partShape>;
export type ProviderSettings = InferOutput<typeof providerShape>;
export type Person = InferOutput<typeof userShape>;

/** Whoever may set the softphone's variables looks after it: both roles for administrators can. */
const administratorsRight = 'prvWriteEnvironmentVariableDefinition';
const mostPeople = 50;

/** What the pages ask the organisation, beside what the set-up asks. */
export interface PageDynamics {
  readonly setup: Dataverse;
  /** Whose page it is: an id, and whether that person looks after the softphone. */
  readonly me: () => Promise<{ readonly id: string; readonly isAdministrator: boolean }>;
  readonly userName: (id: string) => Promise<string>;
  readonly hasCif1: () => Promise<boolean>;
  readonly profiles: () => Promise<readonly AgentProfile[]>;
  readonly sessionTemplates: () => Promise<readonly SessionTemplate[]>;
  /** Unique names. */
  readonly templates: (kind: 'notificationtemplate' | 'applicationtabtemplate') => Promise<readonly string[]>;
  readonly giveProvider: (profileId: string, providerId: string) => Promise<void>;
  readonly giveTemplate: (profileId: string, templateId: string) => Promise<void>;
  readonly roles: (names: readonly string[]) => Promise<readonly string[]>;
  /** The organisation's settings, part by part. */
  readonly settingsParts: () => Promise<readonly SettingsPart[]>;
  readonly addSettingsPart: (schemaName: string, text: string) => Promise<void>;
  /** @param text empty: a part that is needed no more */
  readonly setSettingsPart: (part: SettingsPart, text: string) => Promise<void>;
  /** Channel providers that lead to the softphone's panel, the package's own first; none without Customer Service. */
  readonly providers: () => Promise<readonly ProviderSettings[]>;
  readonly setProviderSettings: (providerId: string, text: string) => Promise<void>;
  /** Enabled ones whose name has these letters, at most fifty. */
  readonly people: (letters: string) => Promise<readonly Person[]>;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export function createPageDynamics(call: Call, organisation: string): PageDynamics {
  const api = `${organisation}/api/data/v9.2`;
  const headers = { 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', Accept: 'application/json' };
  const ask: Call = (one) => call({ ...one, headers: { ...headers, ...one.headers } });
  const link = async (profileId: string, property: string, row: string): Promise<void> => {
    const url = `${api}/msdyn_appconfigurations(${profileId})/${property}/$ref`;
    await ask({ method: 'POST', url, json: { '@odata.id': `${api}/${row}` } });
  };
  return {
    setup: createDataverse(call, organisation),
    async me() {
      const { UserId: id } = await askFor(ask, meShape, { method: 'GET', url: `${api}/WhoAmI` });
      const question = 'Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p1)';
      const names = encodeURIComponent(JSON.stringify([administratorsRight]));
      const url = `${api}/systemusers(${id})/${question}?@p1=${names}`;
      const { RolePrivileges } = await askFor(ask, rightsShape, { method: 'GET', url });
      return { id, isAdministrator: RolePrivileges.some(({ PrivilegeName }) => PrivilegeName === administratorsRight) };
    },
    async userName(id) {
      const shape = object({ domainname: nullish(string(), '') });
      const url = `${api}/systemusers(${id})?$select=domainname`;
      return (await askFor(ask, shape, { method: 'GET', url })).domainname ?? '';
    },
    async hasCif1() {
      try {
        await ask({ method: 'GET', url: `${api}/msdyn_ciproviders?$select=msdyn_name&$top=1` });
        return true;
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) return false;
        throw error;
      }
    },
    profiles: () =>
      askForAll(
        ask,
        profileShape,
        `${api}/msdyn_appconfigurations?$select=msdyn_uniquename,msdyn_name` +
          '&$expand=msdyn_appconfig_msdyn_channelprovider($select=msdyn_uniquename),' +
          'msdyn_appconfiguration_sessiontemplate($select=msdyn_uniquename),' +
          'msdyn_appconfiguration_systemuser($select=systemuserid)',
      ),
    sessionTemplates: () => askForAll(ask, sessionShape, `${api}/msdyn_sessiontemplates?$select=msdyn_uniquename`),
    templates: async (kind) =>
      (await askForAll(ask, named, `${api}/msdyn_${kind}s?$select=msdyn_uniquename`)).map(
        ({ msdyn_uniquename: name }) => name ?? '',
      ),
    giveProvider: (profileId, id) =>
      link(profileId, 'msdyn_appconfig_msdyn_channelprovider', `msdyn_channelproviders(${id})`),
    giveTemplate: (profileId, id) =>
      link(profileId, 'msdyn_appconfiguration_sessiontemplate', `msdyn_sessiontemplates(${id})`),
    async roles(names) {
      const filter = encodeURIComponent(names.map((name) => `name eq ${quoted(name)}`).join(' or '));
      const found = await askForAll(ask, roleShape, `${api}/roles?$select=name&$filter=${filter}`);
      return found.map(({ name }) => name);
    },
    ...settingsCalls(ask, api),
    people(letters) {
      const wanted = letters.trim() === '' ? '' : ` and contains(fullname,${quoted(letters.trim())})`;
      const filter = encodeURIComponent(`isdisabled eq false and azureactivedirectoryobjectid ne null${wanted}`);
      const select = 'systemuserid,fullname,domainname,azureactivedirectoryobjectid';
      return askForAll(
        ask,
        userShape,
        `${api}/systemusers?$select=${select}&$filter=${filter}&$orderby=fullname&$top=${mostPeople}`,
      );
    },
  };
}

type SettingsCalls = Pick<
  PageDynamics,
  'settingsParts' | 'addSettingsPart' | 'setSettingsPart' | 'providers' | 'setProviderSettings'
>;

/** A variable of text, in Dataverse's numbers. */
const textVariable = 100_000_000;

function settingsCalls(ask: Call, api: string): SettingsCalls {
  const write = async (method: 'POST' | 'PATCH', path: string, json: object): Promise<void> => {
    await ask({ method, url: `${api}/${path}`, json });
  };
  return {
    settingsParts: () =>
      askForAll(
        ask,
        partShape,
        `${api}/environmentvariabledefinitions?$select=schemaname,defaultvalue` +
          "&$filter=startswith(schemaname,'cti_Settings_')&$orderby=schemaname" +
          '&$expand=environmentvariabledefinition_environmentvariablevalue($select=environmentvariablevalueid,value)',
      ),
    addSettingsPart: (schemaname, defaultvalue) =>
      write('POST', 'environmentvariabledefinitions', {
        schemaname,
        displayname: `Softphone: settings ${schemaname.slice(-2)}`,
        description: 'Written by the settings page of the softphone; a part of one JSON text.',
        type: textVariable,
        defaultvalue,
      }),
    async setSettingsPart(part, text) {
      const value = text === '' ? null : text;
      const [given] = part.environmentvariabledefinition_environmentvariablevalue;
      // A value, which a pipeline may have set, comes before the default.
      if (given !== undefined)
        await write('PATCH', `environmentvariablevalues(${given.environmentvariablevalueid})`, { value });
      await write('PATCH', `environmentvariabledefinitions(${part.environmentvariabledefinitionid})`, {
        defaultvalue: value,
      });
    },
    async providers() {
      const columns = 'msdyn_label,msdyn_uniquename,msdyn_channelurl,msdyn_customparams';
      const url = `${api}/msdyn_channelproviders?$select=${columns}`;
      const all = await askForAll(ask, providerShape, url).catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 404) return [];
        throw error;
      });
      const isPackages = ({ msdyn_uniquename: name }: ProviderSettings): boolean => name === 'cti_softphone';
      const ours = all.filter((one) => isPackages(one) || panelPath.test(one.msdyn_channelurl ?? ''));
      return [...ours].sort((a, b) => Number(isPackages(b)) - Number(isPackages(a)));
    },
    setProviderSettings: (id, text) =>
      write('PATCH', `msdyn_channelproviders(${id})`, { msdyn_customparams: text === '' ? null : text }),
  };
}
