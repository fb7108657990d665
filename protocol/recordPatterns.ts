/** How Dynamics writes the logical name of a table, and the id of a row. */
export const tablePattern = /^[a-z][a-z0-9_]{0,127}$/;
export const rowIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
