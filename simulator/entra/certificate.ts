import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';

export interface KeptCertificate {
  readonly certPem: string;
  readonly keyPem: string;
  /** The certificate alone, for NODE_EXTRA_CA_CERTS. */
  readonly certificateFile: string;
  /** base64 of the SHA-256 of the public key, as Chromium's SPKI list wants it. */
  readonly spkiHash: string;
  /** Removes what only this start needed: the folder, when nobody named one. */
  discard(): Promise<void>;
}

const dayMs = 86_400_000;

/**
 * The issuer's certificate for https://127.0.0.1, self-signed, made when `folder` has none that is good for another
 * day. It is kept, so that a person who has accepted it once is not asked again at the next start.
 */
export async function keepCertificate(folder: string | undefined): Promise<KeptCertificate> {
  const kept = folder ?? (await mkdtemp(path.join(tmpdir(), 'softphone-entra-')));
  await mkdir(kept, { recursive: true });
  const certificateFile = path.join(kept, 'entra.cert.pem');
  const keyFile = path.join(kept, 'entra.key.pem');
  const discard = async (): Promise<void> => {
    if (folder === undefined) await rm(kept, { recursive: true, force: true });
  };
  const old = await read(certificateFile, keyFile);
  if (old) return { ...old, certificateFile, spkiHash: spkiHash(old.certPem), discard };

  const made = await generate([{ name: 'commonName', value: 'CIF Softphone simulator' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 365 * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  await writeFile(keyFile, made.private, { mode: 0o600 });
  await writeFile(certificateFile, made.cert);
  return { certPem: made.cert, keyPem: made.private, certificateFile, spkiHash: spkiHash(made.cert), discard };
}

async function read(
  certificateFile: string,
  keyFile: string,
): Promise<{ certPem: string; keyPem: string } | undefined> {
  try {
    const [certPem, keyPem] = await Promise.all([readFile(certificateFile, 'utf8'), readFile(keyFile, 'utf8')]);
    const untilMs = Date.parse(new X509Certificate(certPem).validTo);
    return untilMs > Date.now() + dayMs ? { certPem, keyPem } : undefined;
  } catch {
    // Missing or unreadable: a new one is made.
    return undefined;
  }
}

export function spkiHash(certPem: string): string {
  const publicKey = new X509Certificate(certPem).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKey).digest('base64');
}
