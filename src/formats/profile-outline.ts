import type {VersionSummary} from '../domain/profile/profile-summary.ts';
import {cloudOf, layersOf, type Profile, type ProfileRef, refOf, typeOf} from '../domain/profile/profile.ts';
import {tagsOf} from '../domain/profile/tag-list.ts';
import {readProfileFile} from './profile-file.ts';

/** What a list shows of a stored version, with its own name and version. */
export interface ProfileOutline {
  readonly ref: ProfileRef;
  readonly summary: Omit<VersionSummary, 'version' | 'modified'>;
}

/**
 * Reads the outline of a stored version. Values and manifests, nearly all of a file, are skipped unread, so that
 * thousands of files can be listed; the rest is checked as usual. Throws what `readProfileFile` throws.
 */
export function readOutline(text: string, source: string): ProfileOutline {
  return outlineOf(readSkeleton(text) ?? readProfileFile(text, source));
}

function outlineOf(profile: Profile): ProfileOutline {
  return {
    ref: refOf(profile),
    summary: {
      type: typeOf(profile),
      cloud: cloudOf(profile),
      description: profile.metadata.description ?? '',
      tags: tagsOf(profile.metadata.labels),
      packs: layersOf(profile).map(({name}) => name),
    },
  };
}

/** Undefined when the rest is not a profile: then the whole text is read to say why, with the right line. */
function readSkeleton(text: string): Profile | undefined {
  try {
    return readProfileFile(withoutBlocks(text), '');
  } catch {
    return undefined;
  }
}

/** The text without the lines of values' and manifests' block scalars. */
function withoutBlocks(text: string): string {
  const kept: string[] = [];
  let inside = Number.POSITIVE_INFINITY;
  for (const line of text.split('\n')) {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || indent > inside) continue;
    const block = BLOCK_START.exec(line);
    inside = block === null ? Number.POSITIVE_INFINITY : indent + (block[1] ?? '').length;
    kept.push(line);
  }
  return kept.join('\n');
}

// `- values: |` stands two columns deeper than its dash.
const BLOCK_START = /^ *(- )?(?:values|content): [|>][0-9+-]{0,2}(?:\s+#.*)?$/;
