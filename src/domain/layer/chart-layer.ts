import type {PackSummary} from '../pack/pack.ts';
import {parseValues} from '../values/parse-values.ts';
import {isRecord} from '../values/plain-data.ts';
import {setValue} from '../values/set-value.ts';

/**
 * Charts do not name their namespace: Palette installs a chart into the one that `pack.namespace` names, else into
 * `default` (domain: 3).
 */
function isChart({origin}: Pick<PackSummary, 'origin'>): boolean {
  return origin === 'helm' || origin === 'oci-helm';
}

/** Must a layer of this pack, with these values, be given a namespace? */
export function needsNamespace(pack: Pick<PackSummary, 'origin'>, values: string): boolean {
  if (!isChart(pack)) return false;
  const {value} = parseValues(values);
  const head = isRecord(value) ? value['pack'] : undefined;
  return !isRecord(head) || typeof head['namespace'] !== 'string' || head['namespace'] === '';
}

/** The chart's name, in the form of a namespace. */
export function suggestNamespace(chart: string): string {
  const name = chart.split('/').at(-1) ?? '';
  return name
    .toLowerCase()
    .replaceAll(/[^-a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replaceAll(/^-+|-+$/g, '');
}

/** Why this cannot be a namespace; undefined when it can (domain: 3; Kubernetes wants a DNS label). */
export function whyNotNamespace(name: string): string | undefined {
  if (name === '') return 'a namespace is needed';
  if (name.length > MAX_LENGTH) return `a namespace has at most ${MAX_LENGTH} characters`;
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)
    ? undefined
    : 'small letters, digits and hyphens, neither first nor last';
}

const MAX_LENGTH = 63;

/**
 * A chart's values with the layer's namespace: above the chart's own values, of which every byte stays; below comments
 * and the mark that begins a document.
 */
export function withNamespace(values: string, namespace: string): string {
  const {value} = parseValues(values);
  const isEmptyMap = isRecord(value) && Object.keys(value).length === 0;
  // Many charts have `{}` for values, beside which no key can stand.
  if (isEmptyMap || (isRecord(value) && Object.hasOwn(value, 'pack'))) {
    return setValue(values, ['pack', 'namespace'], JSON.stringify(namespace));
  }
  const head = `pack:\n  namespace: ${JSON.stringify(namespace)}\n`;
  if (values.trim() === '') return head;
  const start = DOCUMENT_START.exec(values)?.[0] ?? '';
  return `${start}${head}\n${values.slice(start.length)}`;
}

/** Comments and blank lines, then `---` on a line of its own. */
const DOCUMENT_START = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*---[ \t]*(?:#[^\n]*)?\r?\n/;
