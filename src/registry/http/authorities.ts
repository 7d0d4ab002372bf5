import {X509Certificate} from 'node:crypto';
import {readFile, stat} from 'node:fs/promises';
import {StrataError} from '../../domain/error.ts';
import {reasonOf} from '../reason.ts';

/** The largest bundle of all public authorities has 250 kB; bytes. */
const MAX_FILE = 5_000_000;
const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** The certificates of a site's own authorities, PEM text. Throws StrataError `ca-file.unreadable`. */
export async function readAuthorities(path: string): Promise<string> {
  const text = await readPem(path).catch((error: unknown) => {
    throw unreadable(path, reasonOf(error), error);
  });
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length === 0) throw unreadable(path, 'it holds no certificate (-----BEGIN CERTIFICATE-----)');
  for (const [at, block] of blocks.entries()) {
    try {
      // Parsed only to see whether it can be.
      void new X509Certificate(block).fingerprint256;
    } catch (error) {
      throw unreadable(path, `its certificate ${at + 1} is broken`, error);
    }
  }
  // Only certificates: a key in the same file is nobody's business.
  return blocks.join('\n');
}

async function readPem(path: string): Promise<string> {
  const stats = await stat(path);
  if (!stats.isFile()) throw new Error('it is not a file');
  if (stats.size > MAX_FILE) throw new Error(`it is larger than ${MAX_FILE / 1e6} MB`);
  return readFile(path, 'utf8');
}

function unreadable(path: string, why: string, cause?: unknown): StrataError {
  return new StrataError('ca-file.unreadable', `the certificate authorities in ${path} cannot be used: ${why}`, {
    hint: 'Name a PEM file with the certificate of the authority that signed the server.',
    cause,
  });
}
