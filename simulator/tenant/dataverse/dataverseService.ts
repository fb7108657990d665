import { readBody } from '../readBody';
import { refused, type Right, type TenantAnswer, type TenantRequest, type TenantService } from '../tenantRequest';
import { kpiBody, nothing, providerPatch, referenceBody, valueBody, valuePatch } from './dataverseBodies';
import type { DataverseState } from './dataverseState';
import { addOnName, answerImport } from './importService';

const done: TenantAnswer = { status: 204 };

/**
 * Dataverse's Web API as far as the set-up asks it: imports that run for minutes, one at a time; rows of the tables that
 * the package and Customer Service bring. A question in another form than those that it knows is refused.
 */
export function dataverseService(
  state: DataverseState,
  now: () => number,
  has: (right: Right) => boolean,
): TenantService {
  return (request) => {
    if (request.host !== state.host || !request.path.startsWith('/api/data/v9.2/')) return undefined;
    if (request.headers['odata-version'] !== '4.0') return refused(400, '0x80060888', 'OData-Version is missing.');
    if (request.method !== 'GET' && !has('system administrator')) {
      const text = 'Principal user is missing prvImportCustomization privilege.';
      return refused(403, '0x80040220', text);
    }
    const path = request.path.replace('/api/data/v9.2/', '');
    return (
      answerImport(state, request, path, now()) ??
      (request.method === 'GET' ? answerRows(state, request, path) : answerWrite(state, request, path))
    );
  };
}

const rows = (value: readonly unknown[]): TenantAnswer => ({ status: 200, json: { value } });

function answerRows(state: DataverseState, { query }: TenantRequest, path: string): TenantAnswer | undefined {
  const filter = query.get('$filter') ?? '';
  const named = /^\w+ eq '([^']+)'$/.exec(filter)?.[1] ?? '';
  switch (path) {
    case 'solutions': {
      const solution = named === addOnName ? state.addOn : named === 'CifSoftphone' ? state.solution : undefined;
      return rows(
        solution !== undefined ? [{ solutionid: 's', version: solution.version, ismanaged: solution.managed }] : [],
      );
    }
    case 'msdyn_channelproviders': {
      if (!state.customerService) return refused(404, '0x80060888', 'Resource not found for the segment.');
      const { provider } = state;
      return rows(
        provider === undefined
          ? []
          : [
              {
                msdyn_channelproviderid: provider.id,
                msdyn_channelurl: provider.url,
                msdyn_enableanalytics: provider.analytics,
              },
            ],
      );
    }
    case 'msdyn_kpieventdefinitions': {
      if (!state.customerService) return refused(404, '0x80060888', 'Resource not found for the segment.');
      const start = /^startswith\(msdyn_name,'(\w+)'\)$/.exec(filter)?.[1];
      if (start === undefined) return undefined;
      const found = [...state.kpiEvents].filter(([, name]) => name.startsWith(start));
      return rows(found.map(([id, msdyn_name]) => ({ msdyn_kpieventdefinitionid: id, msdyn_name })));
    }
    case 'environmentvariabledefinitions': {
      const asked = [...filter.matchAll(/schemaname eq '(\w+)'/g)].map(([, name = '']) => name);
      return rows([...state.variables].filter(([name]) => asked.includes(name)).map(variableRow));
    }
    case 'msdyn_appconfigurations': {
      const profile = state.profiles.get(named);
      const members = [...(profile?.members ?? [])].map((systemuserid) => ({ systemuserid }));
      const row = { msdyn_appconfigurationid: profile?.id, msdyn_appconfiguration_systemuser: members };
      return rows(profile === undefined ? [] : [row]);
    }
    case 'systemusers': {
      const objectId = /^azureactivedirectoryobjectid eq ([0-9a-f-]{36})$/.exec(filter)?.[1];
      return rows(state.users.filter((one) => one.objectId === objectId).map(userRow));
    }
    case 'roles': {
      const [, name = '', unit = ''] =
        /^name eq '([^']+)' and _businessunitid_value eq ([0-9a-f-]{36})$/.exec(filter) ?? [];
      const roleid = state.roles.get(`${name}/${unit}`);
      return rows(roleid === undefined ? [] : [{ roleid }]);
    }
    default:
      return undefined;
  }
}

const variableRow = ([schemaname, { definitionId, value }]: [
  string,
  { definitionId: string; value: string | undefined },
]) => ({
  environmentvariabledefinitionid: definitionId,
  schemaname,
  environmentvariabledefinition_environmentvariablevalue:
    value === undefined ? [] : [{ environmentvariablevalueid: definitionId, value }],
});

const userRow = ({ id, businessUnit, name, roles }: DataverseState['users'][number]) => ({
  systemuserid: id,
  _businessunitid_value: businessUnit,
  isdisabled: false,
  fullname: name,
  systemuserroles_association: [...roles].map((roleid) => ({ roleid })),
});

function answerWrite(state: DataverseState, request: TenantRequest, path: string): TenantAnswer | undefined {
  const [, table = '', id = '', link] = /^(\w+)(?:\(([0-9a-f-]{36})\))?(?:\/(\w+)\/\$ref)?$/.exec(path) ?? [];
  switch (`${request.method} ${table}`) {
    case 'POST PublishAllXml': {
      const read = readBody(nothing, request.json);
      return 'refusal' in read ? read.refusal : done;
    }
    case 'PATCH environmentvariablevalues': {
      const read = readBody(valuePatch, request.json);
      return 'refusal' in read ? read.refusal : setValue(state, id, read.body.value);
    }
    case 'POST environmentvariablevalues': {
      const read = readBody(valueBody, request.json);
      if ('refusal' in read) return read.refusal;
      const definition = /\(([^)]+)\)/.exec(read.body['EnvironmentVariableDefinitionId@odata.bind'])?.[1] ?? '';
      return setValue(state, definition, read.body.value);
    }
    case 'PATCH msdyn_channelproviders': {
      const read = readBody(providerPatch, request.json);
      if ('refusal' in read) return read.refusal;
      if (state.provider?.id !== id) return refused(404, '0x80040217', 'It does not exist.');
      if ('msdyn_enableanalytics' in read.body) {
        state.provider.analytics = read.body.msdyn_enableanalytics;
        return done;
      }
      state.provider.url = read.body.msdyn_channelurl;
      state.provider.isWritten = true;
      return done;
    }
    case 'PATCH msdyn_kpieventdefinitions': {
      const read = readBody(kpiBody, request.json);
      if ('refusal' in read) return read.refusal;
      state.kpiEvents.set(id, read.body.msdyn_name);
      return done;
    }
    case 'DELETE msdyn_kpieventdefinitions':
      return state.kpiEvents.delete(id) ? done : refused(404, '0x80040217', 'It does not exist.');
    case 'POST msdyn_appconfigurations':
    case 'POST systemusers': {
      const read = readBody(referenceBody, request.json);
      return 'refusal' in read ? read.refusal : relate(state, id, link, read.body['@odata.id']);
    }
    default:
      return undefined;
  }
}

function setValue(state: DataverseState, definitionId: string, value: string): TenantAnswer {
  const variable = [...state.variables.values()].find((one) => one.definitionId === definitionId);
  if (variable === undefined) return refused(404, '0x80040217', 'It does not exist.');
  variable.value = value;
  return done;
}

/** An agent into a profile, or a role to a user: only a role of the user's own business unit. */
function relate(
  state: DataverseState,
  id: string,
  link: string | undefined,
  reference: string,
): TenantAnswer | undefined {
  const [, table, other = ''] = /\/(\w+)\(([^)]+)\)$/.exec(reference) ?? [];
  if (link === 'msdyn_appconfiguration_systemuser' && table === 'systemusers') {
    const profile = [...state.profiles.values()].find((one) => one.id === id);
    if (profile === undefined || !state.users.some((user) => user.id === other)) {
      return refused(404, '0x80040217', 'It does not exist.');
    }
    profile.members.add(other);
    return done;
  }
  if (link !== 'systemuserroles_association' || table !== 'roles') return undefined;
  const user = state.users.find((one) => one.id === id);
  const isOwn = [...state.roles].some(
    ([key, roleId]) => roleId === other && key.endsWith(`/${user?.businessUnit ?? ''}`),
  );
  if (user === undefined || !isOwn) return refused(400, '0x80041d0b', 'The role is of another business unit.');
  user.roles.add(other);
  return done;
}
