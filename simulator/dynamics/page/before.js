// Before any Fluent script: without this it asks a CDN for its fonts.
window.FabricConfig = { fontBaseUrl: '' };
