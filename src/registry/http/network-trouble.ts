import {StrataError} from '../../domain/error.ts';
import {shownUrl} from './shown-url.ts';

/**
 * What went wrong on the network, for the user. An error's own message may name a proxy with its password, so we use
 * our own words, and the error itself is not logged as the cause.
 */
export function connectionTrouble(error: unknown, url: URL): StrataError {
  if (error instanceof StrataError) return error;
  const code = codeOf(error);
  const where = `${url.protocol}//${url.host}`;
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined) {
    return new StrataError('network.certificate', `${where}: ${certificate}`, {hint: CERTIFICATE_HINT});
  }
  if (code.startsWith('HPE_') || code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    if (url.protocol !== 'https:') return unreadableAnswer(url, 'it does not speak HTTP as it should');
    return new StrataError('network.answer', `${where}: it does not speak TLS as it should: plain HTTP, perhaps`, {
      hint: 'Check the address and the port. If it is to be asked without TLS, say so: --plain-http.',
    });
  }
  const why = UNREACHABLE[code] ?? `the connection failed${code === '' ? '' : ` (${code})`}`;
  return new StrataError('network.unreachable', `${where}: ${why}`, {
    hint: 'Check the address and the network; what was read before stays usable.',
  });
}

/** `waited` in milliseconds. */
export function slowTrouble(url: URL, waited: number): StrataError {
  const seconds = Math.max(1, Math.round(waited / 1000));
  return new StrataError('network.slow', `${shownUrl(url)}: no answer in ${seconds} s`, {
    hint: 'Check the address and the network; what was read before stays usable.',
  });
}

export function unreadableAnswer(url: URL, why: string): StrataError {
  return new StrataError('network.answer', `${shownUrl(url)}: ${why}`, {
    hint: 'Check the address: is it the registry itself, and not a page about it or a login page before it?',
  });
}

/** `limit` in bytes. */
export function tooLargeAnswer(url: URL, limit: number): StrataError {
  const size = limit < 1_000_000 ? `${Math.ceil(limit / 1000)} kB` : `${Math.round(limit / 1e6)} MB`;
  return new StrataError('network.too-large', `${shownUrl(url)}: the answer is larger than ${size}`, {
    hint: 'Check the address; nothing of that size is expected there.',
  });
}

/** What ended a body before it was complete. */
export function brokenOff(error: unknown, url: URL): StrataError {
  if (error instanceof StrataError) return error;
  return new StrataError('network.broken-off', `${shownUrl(url)}: the connection broke off before all had come`, {
    hint: 'Try again.',
  });
}

function codeOf(error: unknown): string {
  // Tried over IPv4 and IPv6, it fails with an error for each.
  const [first = error] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  return first instanceof Error && 'code' in first ? String(first.code) : '';
}

const CERTIFICATE_HINT =
  'If the site has a certificate authority of its own, name its file: --ca-file FILE, or caFile in the settings.';

const UNREACHABLE: Readonly<Partial<Record<string, string>>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was broken off',
  EPIPE: 'the connection was broken off',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name cannot be looked up: no name server answers',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'there is no way into that network',
  ETIMEDOUT: 'the host does not answer',
  EACCES: 'the system does not let us connect',
};

const CERTIFICATE: Readonly<Partial<Record<string, string>>> = {
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of an authority that is not trusted here',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself, and not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is of an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is of an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is of an authority that is not trusted here',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: is the clock right?',
  CERT_REVOKED: 'its certificate was revoked',
  CERT_UNTRUSTED: 'its certificate is not trusted here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
  CERT_SIGNATURE_FAILURE: 'its certificate is not signed by the authority that it names',
};
