import type { ParameterDeclaration } from './givenParameters';

export type Json = Readonly<Record<string, unknown>>;

export interface TemplateResource extends Json {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope?: string;
  readonly condition?: unknown;
  readonly copy?: { readonly name: string; readonly count: unknown };
  readonly dependsOn?: readonly string[];
}

export interface Template {
  readonly parameters: Readonly<Record<string, ParameterDeclaration>>;
  readonly variables: Json;
  readonly resources: readonly TemplateResource[];
  readonly outputs: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
}

const parts = ['$schema', 'contentVersion', 'metadata', 'parameters', 'variables', 'resources', 'outputs'];
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The frame of a template for a resource group. @throws Error when it is none, as ARM's InvalidTemplate */
export function readTemplate(value: unknown): Template {
  if (!isJson(value)) throw new Error('The template is no object.');
  const strange = Object.keys(value).filter((name) => !parts.includes(name));
  if (strange.length > 0) throw new Error(`The template has parts that ARM does not know: ${strange.join(', ')}.`);
  if (value['$schema'] !== schema) throw new Error('The template names another schema.');
  const { parameters = {}, variables = {}, resources, outputs = {} } = value;
  if (!isJson(parameters) || !isJson(variables) || !isJson(outputs))
    throw new Error('A part of the template is no object.');
  if (!Array.isArray(resources) || !resources.every(isResource)) {
    throw new Error('Each resource needs a type, an apiVersion and a name.');
  }
  return { parameters, variables, resources, outputs } as unknown as Template;
}

const isResource = (value: unknown): value is TemplateResource =>
  isJson(value) && ['type', 'apiVersion', 'name'].every((name) => typeof value[name] === 'string');
