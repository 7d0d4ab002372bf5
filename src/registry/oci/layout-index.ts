import type {Descriptor} from './digest.ts';

/** An artifact in a layout, and its name there. */
export interface LayoutEntry {
  /** `registry.lab/team/nginx`; empty where the layout gives a tag alone, as oras does: the layout is then the repository. */
  readonly repository: string;
  /** The tag; the digest when it has no name. */
  readonly tag: string;
  readonly descriptor: Descriptor;
}

/**
 * Where tools write the name: the specification's annotation, and containerd's, which has the full name where the other
 * has only the tag.
 */
const FULL_NAME = 'io.containerd.image.name';
export const REF_NAME = 'org.opencontainers.image.ref.name';

/** The entry for a descriptor in an index. `inherited` is the name of that index. */
export function entryOf(descriptor: Descriptor, inherited?: LayoutEntry): LayoutEntry {
  const name = descriptor.annotations[FULL_NAME] ?? descriptor.annotations[REF_NAME];
  if (name === undefined) {
    return {repository: inherited?.repository ?? '', tag: inherited?.tag ?? descriptor.digest, descriptor};
  }
  // A port is before the last slash, a tag after it.
  const [whole = ''] = name.split('@');
  const colon = whole.indexOf(':', whole.lastIndexOf('/') + 1);
  if (colon >= 0) return {repository: whole.slice(0, colon), tag: whole.slice(colon + 1), descriptor};
  return whole.includes('/') || whole !== name
    ? {repository: whole, tag: descriptor.digest, descriptor}
    : {repository: '', tag: whole, descriptor};
}
