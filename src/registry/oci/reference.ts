import {printable} from '../../domain/text/printable.ts';
import {isDigest} from './digest.ts';

/** What the address of an OCI registry names: `oci://host:5000/team/nginx:1.2.0`. */
export interface OciReference {
  /** `host` or `host:port`. */
  readonly host: string;
  /** `team/nginx`; empty when the address names the registry alone. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/**
 * Parses an address, with or without `oci://`; returns the reason, to end a sentence, when it is none. A port is
 * recognised by its place, before the first slash; a tag comes after it.
 */
export function parseReference(text: string): OciReference | string {
  const rest = text.replace(/^oci:\/\//i, '');
  const slash = rest.indexOf('/');
  const host = slash < 0 ? rest : rest.slice(0, slash);
  // It may be a password that was typed there, so it is not repeated.
  if (host.includes('@')) return 'it holds a name or a password; log in instead';
  if (!isHost(host)) return `"${printable(host)}" is not a host, or host:port`;
  const path = slash < 0 ? '' : rest.slice(slash + 1).replace(/\/+$/, '');
  const [named = '', digest, ...more] = path.split('@');
  if (more.length > 0 || (digest !== undefined && !isDigest(digest))) return 'what follows @ is not a digest';
  const colon = named.indexOf(':');
  const repository = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (repository === '' && path !== '') return 'it names no repository';
  if (repository !== '' && !isRepository(repository)) {
    return `"${printable(repository)}" is not a repository: lower-case letters, digits, . _ - and / make one`;
  }
  if (tag !== undefined && !isTag(tag)) return `"${printable(tag)}" is not a tag`;
  return {host, repository, tag, digest};
}

/** By the rules of the distribution specification. Other names in a stranger's list are not asked for. */
export function isRepository(name: string): boolean {
  return name.length <= 255 && /^[a-z0-9]+(?:(?:[./]|_{1,2}|-+)[a-z0-9]+)*$/.test(name);
}

export function isTag(tag: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(tag);
}

/** A version as a tag: `+`, which tags cannot contain, becomes `_`, as in Helm. */
export function tagOf(version: string): string {
  return version.replaceAll('+', '_');
}

function isHost(host: string): boolean {
  return /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(host);
}
