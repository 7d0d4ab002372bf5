import {printable} from '../text/printable.ts';
import {type Manifest} from './layer.ts';

/**
 * A layer's values and manifests, each under a comment with its name: joined with `---`, they are one stream of YAML
 * documents. Empty values are left out.
 */
export function* layerTexts(name: string, values: string, manifests: readonly Manifest[]): Generator<string> {
  if (values !== '') yield textOf(name, values);
  for (const manifest of manifests) yield textOf(`${name}/${manifest.name}`, manifest.content);
}

/** Names from strangers are put on one line, because a line break would end the comment. */
function textOf(title: string, text: string): string {
  return `# ${printable(title)}\n${text}${text === '' || text.endsWith('\n') ? '' : '\n'}`;
}
