import {printable} from '../../domain/text/printable.ts';
import {toJson} from '../../formats/document.ts';
import type {Io, Sink} from './io.ts';
import {layTable} from './table.ts';

/**
 * How a command prints: results on stdout, everything else on stderr. Text from strangers never controls the terminal.
 */
export interface Output {
  /** A result, byte for byte; on a terminal, with control characters made visible. */
  text(text: string): void;
  /** Results that scripts read line by line, as they are; one with a line break in it is written so that it takes one line. */
  names(names: readonly string[]): void;
  /** The one JSON document of `--json`. Its keys are a contract: they may be added to, but never renamed or removed. */
  json(document: unknown): void;
  /** Columns: fitted to the terminal's width, or uncut when the output is no terminal. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  /** As `text`; on a colour terminal, each line in the colour given for it. */
  lines(text: string, colourOf: (line: string) => Colour | undefined): void;
  /** One line on stderr: progress, or something worth knowing. */
  note(text: string): void;
  /** One line on stderr that begins with `warning:`. */
  warn(text: string): void;
  /** The text in a colour; plain when the terminal has none, or the user wants none (no-color.org). */
  paint(colour: Colour | undefined, text: string): string;
  readonly isTerminal: boolean;
}

export type Colour = keyof typeof COLOURS;

/** SGR parameters, from the 16 colours that every theme has. */
const COLOURS = {bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36};

export function openOutput({stdout, stderr, env}: Io, isAscii: boolean): Output {
  const isTerminal = stdout.isTTY === true;
  const hasColour = isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';

  function paint(colour: Colour | undefined, text: string): string {
    return hasColour && colour !== undefined && text !== '' ? `\u001B[${COLOURS[colour]}m${text}\u001B[0m` : text;
  }

  function print(text: string): void {
    stdout.write(isTerminal ? printableLines(text) : text);
  }

  return {
    text: print,
    names: names => print(names.map(name => `${name.includes('\n') ? printable(name) : name}\n`).join('')),
    json: document => void stdout.write(isTerminal ? printableJson(toJson(document)) : toJson(document)),
    table(head, rows) {
      const width = isTerminal ? (stdout.columns ?? 80) : Infinity;
      const [first = '', ...lines] = layTable([head, ...rows], width, isAscii);
      stdout.write([paint('bold', first), ...lines].map(line => `${line}\n`).join(''));
    },
    lines(text, colourOf) {
      if (!hasColour) return print(text);
      const painted = printableLines(text)
        .split('\n')
        .map(line => paint(colourOf(line), line));
      stdout.write(painted.join('\n'));
    },
    note: text => say(stderr, text),
    warn: text => say(stderr, `warning: ${text}`),
    paint,
    isTerminal,
  };
}

/** Prints lines on stderr. People read them, so control characters are made visible wherever stderr leads. */
export function say(stderr: Sink, text: string): void {
  stderr.write(printableLines(`${text}\n`));
}

/** Line breaks and tabs stay as they are. */
function printableLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.split('\t').map(printable).join('\t'))
    .join('\n');
}

/** The same JSON document, with escapes for the characters that `printable` would make visible. */
function printableJson(json: string): string {
  return json.replaceAll(/[^\n -~]/gu, character => {
    if (printable(character) === character) return character;
    return Array.from(
      {length: character.length},
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join('');
  });
}
