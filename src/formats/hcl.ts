/**
 * Prints HCL, Terraform's language, in the layout of `terraform fmt`. What was tried with Terraform itself: `$${` is `${` after
 * any number of dollars; `<<-` takes the least indentation off every line save those that are blank; a heredoc always
 * ends with a line break. Texts are normalised to NFC by Terraform, however they are written.
 */
export interface HclBlock {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly body: readonly HclItem[];
}

export type HclItem = HclAttribute | HclBlock;

export interface HclAttribute {
  readonly name: string;
  readonly value: HclValue;
}

/** A text, a template of texts and code, code (`var.token`), a flag, a list of texts, or an object of texts. */
export type HclValue = string | HclTemplate | HclCode | boolean | HclList | HclObject;

export interface HclTemplate {
  readonly parts: readonly (string | HclCode)[];
}
export interface HclCode {
  readonly code: string;
}
export interface HclList {
  readonly items: readonly string[];
}
export interface HclObject {
  readonly fields: Readonly<Record<string, string>>;
}

/** A file of blocks. */
export function printHcl(blocks: readonly HclBlock[]): string {
  return blocks.map(block => `${printBlock(block, '')}\n`).join('\n');
}

/** A name for a block that is one in HCL, like the text, and not taken; it is taken from now on. */
export function freeHclName(text: string, taken: Set<string>): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const name = /^[a-z]/.test(words) ? words : `_${words}`;
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name}_${n}`;
  taken.add(free);
  return free;
}

const STEP = '  ';

function printBlock({type, labels = [], body}: HclBlock, indent: string): string {
  const head = [type, ...labels.map(quote), '{'].join(' ');
  if (body.length === 0) return `${indent}${head}\n${indent}}`;
  const inner = indent + STEP;
  const runs = [...runsOf(body)].map(run => printRun(run, inner));
  return `${indent}${head}\n${runs.join('\n\n')}\n${indent}}`;
}

/** Attributes that stand on following lines, whose signs are aligned, and single blocks. */
function* runsOf(body: readonly HclItem[]): Generator<HclBlock | readonly HclAttribute[]> {
  let run: HclAttribute[] = [];
  for (const item of body) {
    if ('name' in item) run.push(item);
    else {
      if (run.length > 0) yield run;
      run = [];
      yield item;
    }
  }
  if (run.length > 0) yield run;
}

function printRun(run: HclBlock | readonly HclAttribute[], indent: string): string {
  if ('type' in run) return printBlock(run, indent);
  const width = Math.max(...run.map(({name}) => name.length));
  return run.map(({name, value}) => `${indent}${name.padEnd(width)} = ${printValue(value, indent)}`).join('\n');
}

function printValue(value: HclValue, indent: string): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return printTemplate([value], indent);
  if ('code' in value) return value.code;
  if ('parts' in value) return printTemplate(value.parts, indent);
  if ('items' in value) return `[${value.items.map(quote).join(', ')}]`;
  const fields = Object.entries(value.fields).map(([name, text]) => ({name, value: text}));
  return `{\n${printRun(fields, indent + STEP)}\n${indent}}`;
}

function printTemplate(parts: readonly (string | HclCode)[], indent: string): string {
  const text = parts.map(part => (typeof part === 'string' ? part : CODE_STANDIN)).join('');
  if (!fitsHeredoc(text)) {
    return `"${parts.map(part => (typeof part === 'string' ? escapeQuoted(part) : interpolate(part))).join('')}"`;
  }
  const source = parts.map(part => (typeof part === 'string' ? escapeTemplate(part) : interpolate(part))).join('');
  const lines = source.replace(/\n$/, '').split('\n');
  const marker = freeMarker(lines);
  if (!canIndent(lines)) return `<<${marker}\n${lines.join('\n')}\n${marker}`;
  const inner = indent + STEP;
  // A blank line keeps all of its blanks, so it gets none.
  const indented = lines.map(line => (/^\s*$/.test(line) ? line : inner + line));
  return `<<-${marker}\n${indented.join('\n')}\n${indent}${marker}`;
}

/** In the place of code, when a text is looked at: a letter, as code begins no line and ends none that matters. */
const CODE_STANDIN = 'x';

/**
 * Texts of several lines are heredocs. One without a line break at its end gets it there: the provider trims texts before it
 * sends and compares them, as Palette does. Texts with other line breaks and control characters are quoted.
 */
function fitsHeredoc(text: string): boolean {
  return text.includes('\n') && text.trim() !== '' && !ODD_IN_HEREDOC.test(text);
}

const ODD_IN_HEREDOC = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

/**
 * Whether `<<-` gives the lines back: one of them has no indentation of its own, and none begins with what would join
 * our last blank to one character (a combining accent).
 */
function canIndent(lines: readonly string[]): boolean {
  const filled = lines.filter(line => !/^\s*$/.test(line));
  return filled.some(line => /^\S/.test(line)) && filled.every(line => /^[ \t]*[\p{L}\p{N}\p{P}\p{S}]/u.test(line));
}

/** A heredoc ends at the first line that is nothing but its marker. */
function freeMarker(lines: readonly string[]): string {
  const words = new Set(lines.map(line => line.trim()));
  let marker = 'EOT';
  for (let n = 2; words.has(marker); n += 1) marker = `EOT${n}`;
  return marker;
}

function interpolate({code}: HclCode): string {
  return `\${${code}}`;
}

function escapeTemplate(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, '$&$&');
}

function quote(text: string): string {
  return `"${escapeQuoted(text)}"`;
}

/** Half a surrogate pair is no character in a file. */
function escapeQuoted(text: string): string {
  return escapeTemplate(text.toWellFormed()).replaceAll(NEEDS_ESCAPE, char => SHORT[char] ?? escapeCode(char));
}

const NEEDS_ESCAPE = /["\\]|[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff]/gu;
const SHORT: Readonly<Record<string, string>> = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t'};

function escapeCode(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
