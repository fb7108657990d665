/**
 * Of the service's REST API: required in the query of every route, the health's too. The first of the published ones
 * (docs/swagger in Azure/azure-signalr) that has `:generateToken`.
 */
export const apiVersion = '2023-07-01';
