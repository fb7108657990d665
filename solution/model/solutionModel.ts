import type { Figures } from './readFigures';
import type { XmlElement } from './xmlElement';
import type { SolutionFiles } from './solutionFiles';

/** A row of a table that travels as its own file (environment variable, session template, ...). */
export interface SolutionRow {
  readonly path: string;
  readonly folder: string;
  readonly folderKey: string;
  readonly table: string;
  readonly keyAttribute: string;
  readonly key: string;
  readonly columns: readonly RowColumn[];
}

export interface RowColumn {
  readonly name: string;
  readonly kind: 'plain' | 'localized' | 'lookup';
  /** Text, default text, or the key of the row that is looked up. */
  readonly value: string;
}

export interface WebResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Path in the zip without the leading slash. */
  readonly file: string;
}

export interface CustomControl {
  readonly name: string;
  readonly manifestFile: string;
}

export interface SecurityRole {
  readonly id: string;
  readonly name: string;
  /** Names of its parts, in their order. */
  readonly parts: readonly string[];
  readonly privileges: readonly { readonly name: string; readonly level: string }[];
}

/** One N:N pair. */
export interface RowLink {
  readonly set: string;
  readonly ends: readonly { readonly attribute: string; readonly key: string }[];
}

export interface RootComponent {
  readonly type: string;
  /** The schema name, or the id of what has none. */
  readonly name: string;
}

/** A solution zip, read back from its own files: what checks and the printed list look at. */
export interface SolutionModel extends Figures {
  readonly files: SolutionFiles;
  readonly uniqueName: string;
  readonly version: string;
  readonly managed: string;
  readonly publisher: { readonly uniqueName: string; readonly prefix: string; readonly optionPrefix: string };
  readonly rootComponents: readonly RootComponent[];
  readonly roles: readonly SecurityRole[];
  readonly webResources: readonly WebResource[];
  readonly controls: readonly CustomControl[];
  readonly rows: readonly SolutionRow[];
  readonly links: readonly RowLink[];
  readonly solutionXml: XmlElement;
  readonly customizationsXml: XmlElement;
}
