import type {Problem} from '../problem.ts';
import {isRecord} from '../values/plain-data.ts';
import type {LayerFacts} from './layer-facts.ts';
import type {Finding, LayerRule, RuleRecord} from './rule.ts';
import {isTemplate, placeAt, placeOf, type TextFacts} from './text-facts.ts';

/** The findings of `parseValues`, one rule for each of its codes. */
const grammar: readonly RuleRecord[] = [
  {
    code: 'values.syntax',
    severity: 'error',
    title: 'Values and manifests are YAML.',
    why: 'Nothing can be deployed from them otherwise. `{{ }}` may stand anywhere.',
  },
  {
    code: 'values.duplicate-key',
    severity: 'error',
    title: 'No key occurs twice in a map.',
    why: 'One of the two is silently lost, or the text is refused, depending on who reads it.',
  },
  {code: 'values.tab', severity: 'error', title: 'No tab is in the indentation.', why: 'YAML forbids it.'},
  {
    code: 'values.alias',
    severity: 'error',
    title: 'Aliases have an anchor, and do not multiply without end.',
    why: 'Readers refuse the text, or run out of memory.',
  },
  {
    code: 'values.merge',
    severity: 'error',
    title: 'A merge key (`<<`) stands before a map or a list of maps.',
    why: 'Helm and Palette refuse the text otherwise.',
  },
  {code: 'values.depth', severity: 'error', title: 'Values are not nested too deep.', why: 'Readers run out of stack.'},
  {
    code: 'values.nbsp',
    severity: 'warning',
    title: 'Blanks are blanks.',
    why: 'A character that only looks like one becomes part of a key; nothing finds it again.',
  },
];

const grammarRules: readonly LayerRule[] = grammar.map(record => ({
  ...record,
  check: function* (facts) {
    for (const text of ownTexts(facts)) {
      for (const problem of text.yaml().problems) {
        if (problem.code === record.code) yield fromProblem(problem, text);
      }
    }
  },
}));

const notMap: LayerRule = {
  code: 'values.not-a-map',
  severity: 'error',
  title: 'Values are a map at the top.',
  why: 'Helm and Palette merge them by their keys.',
  check: function* ({values}) {
    const {value} = values.yaml();
    if (values.isDefault || value === null || value === undefined || isRecord(value)) return;
    const message = `the values are ${Array.isArray(value) ? 'a list' : 'a single text'}, not a map of keys`;
    yield {message, hint: 'Write key: value.', line: 1, column: 1};
  },
};

const documents: LayerRule = {
  code: 'values.documents',
  severity: 'note',
  title: 'Values are one YAML document.',
  why: 'What stands after a second `---` is not documented to be read; Helm reads the first document only.',
  check: function* ({values}) {
    const count = values.isDefault ? 1 : values.yaml().documents.length;
    if (count > 1) yield {message: `the values hold ${count} YAML documents`, hint: 'Keep one.'};
  },
};

const words: LayerRule = {
  code: 'values.yaml11',
  severity: 'warning',
  title: 'Truth is spelled true and false.',
  why: 'Palette and Helm read YAML 1.1, where yes, no, on and off are truth values too; YAML 1.2 and most editors read texts.',
  check: facts => wordFindings(facts, /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/),
};

const numbers: LayerRule = {
  code: 'values.yaml11-number',
  severity: 'note',
  title: 'A number is spelled so that YAML 1.1 and YAML 1.2 agree on it.',
  why: 'Palette and Helm read YAML 1.1, where 0644 is octal, 1_000 a number and 0b11 binary; YAML 1.2 reads 644 and texts.',
  check: facts => wordFindings(facts, /^[+-]?(?:0[0-7_]*[0-7]|(?=[\d_]*_)\d[\d_]*|0b[01_]+)$/),
};

function* wordFindings(facts: LayerFacts, words: RegExp): Generator<Finding> {
  for (const text of ownTexts(facts)) {
    for (const {key, scalar} of text.yaml().nodes()) {
      for (const part of [key, scalar]) {
        if (part?.type !== 'PLAIN' || part.tag !== undefined || !words.test(part.source)) continue;
        const meaning = meaningOf(part.source);
        const message = `the ${part === key ? 'key' : 'value'} ${part.source} is ${meaning} to Palette and Helm`;
        yield {
          message,
          hint: `Write ${meaning}, or "${part.source}" if the text is meant.`,
          ...placeAt(text, part.range[0]),
        };
      }
    }
  }
}

const NAMESPACE = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

const namespace: LayerRule = {
  code: 'values.namespace',
  severity: 'error',
  title: 'A namespace is a DNS label: small letters, digits and -, at most 63.',
  why: 'Kubernetes refuses others (librarium, _add-on-namespace.mdx).',
  check: function* ({values}) {
    const path = ['pack', 'namespace'];
    const value = values.text.includes('namespace') ? values.yaml().valueAt(path) : undefined;
    if (value === undefined || value === null || value === '' || isTemplate(value)) return;
    if (typeof value === 'string' && NAMESPACE.test(value) && value.length <= 63) return;
    const message = `${JSON.stringify(value)} cannot be a namespace`;
    yield {
      message,
      hint: 'Use small letters, digits and -, beginning and ending with a letter or digit.',
      ...placeOf(values, path),
    };
  },
};

const namespaceLabels: LayerRule = {
  code: 'values.namespace-labels',
  severity: 'warning',
  title: 'Labels and annotations of namespaces are texts, `key=value,key=value`, by namespace.',
  why: 'Palette cuts them at commas and equals signs (librarium, profile-customization.md).',
  check: function* ({values}) {
    for (const field of ['namespaceLabels', 'namespaceAnnotations']) {
      const map = values.text.includes(field) ? values.yaml().valueAt(['pack', field]) : undefined;
      if (map === undefined || map === null) continue;
      if (!isRecord(map)) {
        yield {message: `pack.${field} is not a map of namespaces`, ...placeOf(values, ['pack', field])};
        continue;
      }
      for (const [name, value] of Object.entries(map)) {
        if (value === null || value === '' || (typeof value === 'string' && value.split(',').every(isPair))) continue;
        const message = `pack.${field}: what is written for ${name} is not key=value,key=value`;
        yield {message, hint: 'Write "key=value,other=value".', ...placeOf(values, ['pack', field, name])};
      }
    }
  },
};

const object: LayerRule = {
  code: 'manifests.object',
  severity: 'warning',
  title: 'Every document of a manifest is a Kubernetes object.',
  why: 'The cluster refuses one without apiVersion and kind.',
  check: function* ({manifests}) {
    for (const text of manifests.filter(isPlainYaml)) {
      for (const document of text.yaml().documents) {
        if (document === undefined || (isRecord(document) && 'apiVersion' in document && 'kind' in document)) continue;
        const message = `a document of the manifest ${text.manifest ?? ''} has no apiVersion and kind`;
        yield {
          message,
          hint: 'Write a whole Kubernetes object.',
          ...(text.manifest === undefined ? {} : {manifest: text.manifest}),
        };
        break;
      }
    }
  },
};

export const valuesRules: readonly LayerRule[] = [
  ...grammarRules,
  notMap,
  documents,
  words,
  numbers,
  namespace,
  namespaceLabels,
  object,
];

/** A larger manifest is not parsed, because that would be felt. Real ones have up to 60 KB, bundles of CRDs some MB. */
const LARGEST_MANIFEST = 1_000_000;

/** The texts that the user can correct: not the pack's own values, nor manifests that are templates of another kind. */
function ownTexts({values, manifests}: LayerFacts): readonly TextFacts[] {
  return [...(values.isDefault ? [] : [values]), ...manifests.filter(isPlainYaml)];
}

/** Whether a manifest is meant to be YAML as it is, Palette's references aside. */
function isPlainYaml({text}: TextFacts): boolean {
  return (
    text.length <= LARGEST_MANIFEST &&
    !/\{\{-?\s*(?:if|range|with|define|end|include|template|else|\.Values|\.Release|\.Chart|\$)/.test(text)
  );
}

function fromProblem({message, hint, path, line, column}: Problem, {manifest}: TextFacts): Finding {
  return {
    message,
    ...(hint === undefined ? {} : {hint}),
    ...(manifest === undefined ? {} : {manifest}),
    ...(path === undefined || path === '' ? {} : {path}),
    ...(line === undefined ? {} : {line}),
    ...(column === undefined ? {} : {column}),
  };
}

function meaningOf(word: string): string {
  if (/^(?:yes|on)$/i.test(word)) return 'true';
  if (/^(?:no|off)$/i.test(word)) return 'false';
  const digits = word.replaceAll('_', '');
  const sign = digits.startsWith('-') ? '-' : '';
  const plain = digits.replace(/^[+-]/, '');
  if (plain.startsWith('0b')) return sign + Number.parseInt(plain.slice(2), 2);
  return sign + Number.parseInt(plain, plain.startsWith('0') ? 8 : 10);
}

/** `key=value`, as labels and annotations are listed; the value may be empty. */
function isPair(text: string): boolean {
  return /^\s*[^\s=]+=/.test(text);
}
