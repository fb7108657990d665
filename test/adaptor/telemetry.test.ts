import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isFields, type Fields } from '../../protocol/fields';
import { keepCertificate } from '../../simulator/entra/certificate';
import { ada, eventually, startAdaptorWorld, type AdaptorWorld } from './adaptorWorld';

jest.setTimeout(60_000);

/** What Application Insights would have been sent. */
const sent: Fields[] = [];
let ingestion: Server;
let world: AdaptorWorld;
let certDir: string;

beforeAll(async () => {
  certDir = await mkdtemp(join(tmpdir(), 'ingestion-'));
  const { keyPem, certPem } = await keepCertificate(certDir);
  ingestion = createServer({ key: keyPem, cert: certPem }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
      const items: unknown = JSON.parse(text);
      const envelopes = (Array.isArray(items) ? (items as unknown[]) : [items]).filter(isFields);
      sent.push(...envelopes);
      const counts = { itemsReceived: envelopes.length, itemsAccepted: envelopes.length, errors: [] };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(counts));
    });
  });
  await new Promise<void>((resolve) => ingestion.listen(0, '127.0.0.1', resolve));
  const { port } = ingestion.address() as AddressInfo;
  world = await startAdaptorWorld(
    {
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10;IngestionEndpoint=https://127.0.0.1:${port}/`,
      // The exporter tells Microsoft about itself, once at start; nothing may leave this machine.
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
      OTEL_METRIC_EXPORT_INTERVAL: '500',
      OTEL_BSP_SCHEDULE_DELAY: '200',
      OTEL_TRACES_SAMPLER: 'always_on',
      // As Azure names the app and its instance.
      WEBSITE_SITE_NAME: 'softphone-example',
      WEBSITE_INSTANCE_ID: 'instance-7',
    },
    certDir,
  );
});
afterAll(async () => {
  await world?.stop();
  ingestion.closeAllConnections();
  await new Promise((resolve) => ingestion.close(resolve));
  await rm(certDir, { recursive: true, force: true });
});

const dataOf = (envelope: Fields): Fields => {
  const data = isFields(envelope.data) ? envelope.data.baseData : undefined;
  return isFields(data) ? data : {};
};
const spans = (): readonly unknown[] =>
  sent.map(dataOf).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
const metrics = (): readonly Fields[] =>
  sent.map(dataOf).flatMap(({ metrics: all }) => (Array.isArray(all) ? (all as unknown[]).filter(isFields) : []));

it('Application Insights gets the way of a ring and how long it took, and nothing of the people in it', async () => {
  await world.connect(world.tokens.ada);
  const answer = await world.ring(ada, { PhoneNumber: '+12025550123', comments: 'Asks about the invoice' });
  expect(answer.status).toBe(202);
  const wanted = ['SendMessageToUser', 'signalr push', 'storage POST softphoneusersCalls'];
  await eventually('the spans of a ring', () => wanted.every((name) => spans().includes(name)), 10_000);
  const measured = ['softphone.events', 'softphone.call-offered.toPushMs'];
  await eventually(
    'the metrics of a ring',
    () => measured.every((name) => metrics().some((metric) => metric.name === name)),
    10_000,
  );
  const everything = JSON.stringify(sent);
  for (const secret of ['2025550123', 'invoice', ada, 'upstream-secret', 'sig=', 'Bearer']) {
    expect(everything).not.toContain(secret);
  }
});

it('the spans of one call belong together', () => {
  const pushes = sent.filter((envelope) => dataOf(envelope).name === 'signalr push');
  const rings = sent.filter((envelope) => dataOf(envelope).name === 'SendMessageToUser');
  const operation = (envelope: Fields | undefined): unknown =>
    isFields(envelope?.tags) ? envelope.tags['ai.operation.id'] : undefined;
  expect(operation(rings[0])).toEqual(expect.any(String));
  expect(pushes.map(operation)).toContain(operation(rings[0]));
});

it('what is sent says which app and which instance it is from', () => {
  const tags = sent.map((envelope) => (isFields(envelope.tags) ? envelope.tags : {}));
  expect(new Set(tags.map((tag) => tag['ai.cloud.role']))).toEqual(new Set(['softphone-example']));
  expect(new Set(tags.map((tag) => tag['ai.cloud.roleInstance']))).toEqual(new Set(['instance-7']));
});

it('a connection string that is none does not keep agents from being rung', async () => {
  const other = await startAdaptorWorld({ APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=none' });
  try {
    await other.connect(other.tokens.ada);
    expect((await other.ring(ada, { PhoneNumber: '+12025550123' })).status).toBe(202);
    expect(other.host.log()).toContain('telemetry-not-started');
  } finally {
    await other.stop();
  }
});
