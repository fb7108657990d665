import { createServer, type Server } from 'node:http';
import type { LibraryAnswer, RunningDynamics, StartDynamics } from './dynamicsOptions';
import { sendText } from './server/answers';
import { Dataverse } from './server/dataverse';
import { loadPageFiles } from './server/pageFiles';
import { makeRoutes } from './server/routes';
import { SignIn } from './server/signIn';
import { importAll } from './server/importAll';

/** So that an address as long as Dataverse takes it arrives, and a longer one is refused in words. */
const maxHeaderSize = 128 * 1024;

/**
 * Imports the solution zip and serves the Dynamics-like workspace on loopback.
 * @throws Error listing every reason for which Dataverse would refuse the zip, or the taken port (code EADDRINUSE).
 */
export const startDynamics: StartDynamics = async (options) => {
  const [imported, pageFiles] = await Promise.all([importAll(options), loadPageFiles()]);
  const { organisation, leftOut } = imported;
  const dataverse = new Dataverse(organisation, options.environmentVariables, options.customerService ?? true);
  const { agents, administrators } = options.facts();
  for (const person of [...agents, ...administrators]) dataverse.systemUserIdOf(person);
  for (const { oid } of administrators) dataverse.setRank(oid, 'system administrator');
  let pageUrl = '';
  const signIn = new SignIn({ ...options.entra, redirectUri: () => `${pageUrl}/simulator/signed-in` });
  let libraryAnswer: LibraryAnswer = 'served';
  const routes = makeRoutes({
    options,
    organisation,
    pageFiles,
    dataverse,
    signIn,
    libraryAnswer: () => libraryAnswer,
    pageUrl: () => pageUrl,
  });
  const server = createServer({ maxHeaderSize }, (request, response) => {
    routes(request, response).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : 'unknown';
      if (response.headersSent) response.destroy();
      else sendText(response, 500, `The simulator failed: ${why}`);
    });
  });
  pageUrl = `http://localhost:${await listen(server, options.port)}`;
  const running: RunningDynamics = {
    url: pageUrl,
    leftOut,
    setDataverseDelayMs: (delayMs) => {
      dataverse.delayMs = delayMs;
    },
    refuseWrites: (refusal) => {
      dataverse.writeRefusal = refusal;
    },
    takePrivileges: (names) => {
      dataverse.taken = names;
    },
    setRank: (oid, rank) => dataverse.setRank(oid, rank),
    setEnvironmentVariable: (schemaName, value) => dataverse.setEnvironmentVariable(schemaName, value),
    dataverseRequests: () => dataverse.requests(),
    rows: (entitySet) => dataverse.rows(entitySet),
    rowsOfView: (view) => dataverse.rowsOfView(view),
    figuresOf: (view, chart) => dataverse.figuresOf(view, chart),
    setLibraryAnswer: (answer) => {
      libraryAnswer = answer;
    },
    signOutEverybody: () => signIn.forgetAll(),
    stop: () => close(server),
  };
  return running;
};

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
