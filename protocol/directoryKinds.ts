/** What a directory can list: somebody, a queue, or a number such as a desk or a partner outside. */
export const directoryKinds = ['person', 'queue', 'number'] as const;
export type DirectoryKind = (typeof directoryKinds)[number];
