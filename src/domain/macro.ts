/**
 * Palette's references in values and manifests: `{{.spectro.var.X}}`, `{{ .spectro.macro.X }}`, `{{
 * .spectro.system.cluster.name }}`, `{{ .spectro.pack.<pack>.<path> }}`, with sprig functions after pipes (domain: 11,
 * 12). Palette replaces them before Helm sees the text, so everything else between braces (`.Values`, `include`)
 * belongs to Helm or Go, and is left alone.
 */
export interface Reference {
  /** `unknown`: `.spectro.` followed by something Palette does not have (`.spectro.vars.X`). */
  readonly kind: ReferenceKind | 'unknown';
  /**
   * What follows the kind: the name of a variable or macro, `cluster.name`, `kubernetes.kubeadmconfig.x`; for
   * `unknown`, everything after `.spectro.`.
   */
  readonly name: string;
  /** Offsets of its braces, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Names of the functions that the value is piped through. */
  readonly pipes: readonly string[];
  /** True when a `default` is applied, before or after it. */
  readonly hasDefault: boolean;
  /** True when it shares its braces with other references or words: then it is inside a macro. */
  readonly isInside: boolean;
  /** False without the dot before `spectro`: Go then reads a function's name, and fails. */
  readonly hasDot: boolean;
}

export const REFERENCE_KINDS = ['var', 'macro', 'system', 'pack'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** Macros of Palette's own, without `.spectro.system.`: librarium, pack-constraints.md (domain: 12). */
export const SYSTEM_MACROS: readonly string[] = [
  'user.name',
  'user.uid',
  'user.email',
  'tenant.uid',
  'project.name',
  'project.uid',
  'clusterprofile.name',
  'clusterprofile.uid',
  'clusterprofile.version',
  'clusterprofile.infra.name',
  'clusterprofile.infra.uid',
  'clusterprofile.infra.version',
  'cluster.name',
  'cluster.uid',
  'cluster.kubevip',
  'cloudaccount.name',
  'cloudaccount.uid',
  'kubernetes.version',
  'reverseproxy.server',
  'reverseproxy.port',
  'reverseproxy.protocol',
  'reverseproxy.vhostport',
  'cloud.type',
  'cloud.region',
];

/** All references in the text, in order. A text without any costs one search. */
export function findReferences(text: string): readonly Reference[] {
  if (!text.includes('spectro')) return [];
  return findActions(text)
    .filter(({start}) => !isComment(text, start))
    .flatMap(action => referencesIn(text, action));
}

/** `{{/* ... *\/}}` is a comment to Go, and refers to nothing. */
function isComment(text: string, start: number): boolean {
  return /^\{\{-?\s*\/\*/.test(text.slice(start, start + 20));
}

/** Something meant as a reference that is not between `{{` and `}}`, so that Palette leaves it alone. */
export interface StrayReference {
  readonly text: string;
  readonly start: number;
}

/** References with broken braces: `{.spectro.var.X}`, `${spectro.var.X}`, `{{ .spectro.var.X }`. */
export function findStrayReferences(text: string): readonly StrayReference[] {
  if (!text.includes('spectro.')) return [];
  const actions = findActions(text);
  return [...text.matchAll(STRAY)]
    .filter(({index, 0: found}) => !actions.some(({start, end}) => index < end && index + found.length > start))
    .map(({index, 0: found}) => ({text: found, start: index}));
}

interface Action {
  readonly start: number;
  readonly end: number;
}

/**
 * The longest text between braces that counts as one action; without this limit, an unclosed `{{` would swallow the
 * file.
 */
const ACTION_LIMIT = 2000;
const STRAY = /\$?\{{1,2}\s*\.?spectro\.(?:var|macro|system|pack)\.[^\s{}]+(?:[^\S\n]*\}{1,2})?/g;
const FOUND = /(?<![\w./$-])(\.?)spectro\.([A-Za-z_]+)(?:\.([^\s|{}()"'`\\,]+))?/g;

function findActions(text: string): readonly Action[] {
  const actions: Action[] = [];
  for (let start = text.indexOf('{{'); start >= 0;) {
    const end = endOfAction(text, start);
    if (end > 0) actions.push({start, end});
    start = text.indexOf('{{', end > 0 ? end : start + 2);
  }
  return actions;
}

/**
 * The offset after the braces that close the action at `start`, or -1. Braces nest, so a macro around a variable is one
 * action.
 */
function endOfAction(text: string, start: number): number {
  const limit = Math.min(text.length, start + ACTION_LIMIT);
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    if (text.startsWith('{{', at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith('}}', at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    } else if (text[at] === '`') {
      // A raw Go string may contain braces: {{`{{`}}
      const close = text.indexOf('`', at + 1);
      if (close > 0 && close < limit && text.indexOf('}}', close) > 0) at = close;
    }
  }
  return -1;
}

function referencesIn(text: string, {start, end}: Action): readonly Reference[] {
  const action = text.slice(start, end);
  if (!action.includes('spectro')) return [];
  const found = [...action.matchAll(FOUND)];
  const pipes = [...action.matchAll(/\|\s*([A-Za-z]\w*)/g)].map(match => match[1] ?? '');
  const hasDefault = /\bdefault\b/.test(action);
  return found.flatMap(match => {
    const [, dot, word = '', rest = ''] = match;
    const kind = REFERENCE_KINDS.find(known => known === word) ?? 'unknown';
    const isKnown = kind !== 'unknown' && rest !== '';
    // Without its dot and a known kind, it is somebody else's word: `"spectro.io"`.
    if (!isKnown && dot === '') return [];
    return {
      kind: isKnown ? kind : 'unknown',
      name: isKnown ? rest.replace(/\.+$/, '') : rest === '' ? word : `${word}.${rest}`,
      start,
      end,
      pipes,
      hasDefault,
      isInside: found.length > 1 || action.lastIndexOf('{{') > 0,
      hasDot: dot !== '',
    };
  });
}
