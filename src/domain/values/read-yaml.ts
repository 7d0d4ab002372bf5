import type {Document} from 'yaml';
import {maskTemplates, type TemplateMask} from './mask-templates.ts';
import {parseDocuments} from './parse-documents.ts';

/** A values text as `yaml` reads it: its offsets are those of the text, its scalars still hold masks for templates. */
export interface YamlText {
  readonly documents: readonly Document.Parsed[];
  /** Puts the templates back into what was read. */
  readonly restore: TemplateMask['restore'];
}

/**
 * Parses the text as YAML 1.2 with merge keys, lenient for templates. Never throws: what is wrong stands in each
 * document's `errors`. Costs some 0.2 ms per KB, so it is for what is open, not for lists.
 */
export function readYaml(text: string): YamlText {
  const {masked, restore} = maskTemplates(text);
  // Duplicate keys are looked for by `readValue`, which knows both places and takes linear time.
  const options = {uniqueKeys: false, prettyErrors: false, logLevel: 'silent', merge: true, version: '1.2'} as const;
  return {documents: parseDocuments(masked, options), restore};
}
