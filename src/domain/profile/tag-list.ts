/**
 * A profile's tags as people write them, `env:prod` or `pilot`, and as Palette stores them: labels, in which a bare tag
 * has the value `spectro__tag` (terraform-provider-spectrocloud, cluster_common_tags.go).
 */
type Labels = Readonly<Record<string, string>>;

const BARE = 'spectro__tag';

/** Labels as a list of tags, in the labels' order. */
export function tagsOf(labels: Labels | null | undefined): readonly string[] {
  return Object.entries(labels ?? {}).map(([key, value]) => writeTag(key, value));
}

/**
 * Tags as labels. A tag is split at its first colon, so `a:b:c` keeps its whole value (Terraform loses the `c`). A tag
 * that was already in `before` keeps its label, so that a key with a colon survives an edit of the list.
 */
export function labelsOf(tags: readonly string[], before: Labels | null = null): Labels {
  const known = new Map(Object.entries(before ?? {}).map(entry => [writeTag(...entry), entry]));
  return Object.fromEntries(
    tags
      .map(tag => tag.trim())
      .filter(tag => tag !== '')
      .map(tag => known.get(tag) ?? readTag(tag)),
  );
}

/** Splits one line of input, `env:prod, pilot`, into tags. */
export function parseTags(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map(tag => tag.trim())
    .filter(tag => tag !== '');
}

/** Why the list cannot be stored as labels, naming the tag; undefined when it can. */
export function whyNotTags(tags: readonly string[]): string | undefined {
  const keys = new Set<string>();
  for (const tag of tags) {
    const [key] = readTag(tag.trim());
    if (key === '') return `tag "${tag}" has no key before the colon`;
    if (/\p{Cc}/u.test(tag)) return `tag "${tag.replaceAll(/\p{Cc}/gu, '?')}" holds a control character`;
    if (keys.has(key)) return `tag key "${key}" stands twice; a key has one value`;
    keys.add(key);
  }
  return undefined;
}

function writeTag(key: string, value: string): string {
  return value === BARE ? key : `${key}:${value}`;
}

function readTag(tag: string): [key: string, value: string] {
  const colon = tag.indexOf(':');
  return colon < 0 ? [tag, BARE] : [tag.slice(0, colon).trim(), tag.slice(colon + 1).trim()];
}
