import {type Document, isCollection, isScalar, visit, type YAMLError} from 'yaml';
import type {Problem} from '../problem.ts';
import {MAX_DEPTH} from './max-depth.ts';
import {TOO_MUCH} from './parse-documents.ts';
import {lineAround, placeAt} from './text-place.ts';

/**
 * Says what makes a document no YAML: its first error only, since those after it mostly follow from it. The place is where
 * the mistake was made, which for a missing quote or bracket is where it was opened.
 */
export function findSyntaxProblem(document: Document.Parsed, text: string): Problem | undefined {
  const [error, second] = document.errors;
  if (error === undefined) return undefined;
  const offset = Math.min(placeOfMistake(document, error, second), Math.max(0, text.length - 1));
  const {code, message, hint} = describe(error, second, text, offset);
  return {severity: 'error', code, message, hint, ...placeAt(text, offset)};
}

interface Description {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function placeOfMistake(document: Document.Parsed, error: YAMLError, second: YAMLError | undefined): number {
  const [start] = error.pos;
  if (isDeeperLine(error, second)) return second?.pos[1] ?? start;
  if (!isUnclosed(error)) return start;
  let opened = start;
  visit(document, {
    Node(_key, node) {
      const isOpen = node.range?.[1] === start && (isScalar(node) || (isCollection(node) && node.flow === true));
      if (isOpen && node.range) opened = Math.min(opened, node.range[0]);
    },
  });
  return opened;
}

function describe(error: YAMLError, second: YAMLError | undefined, text: string, offset: number): Description {
  const line = lineAround(text, offset);
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) {
    return {
      code: 'values.tab',
      message: 'A tab stands in the indentation',
      hint: 'Use spaces: YAML allows no tabs there.',
    };
  }
  if (error.message === TOO_MUCH) {
    return {code: 'values.too-large', message: TOO_MUCH, hint: 'Put less into one text: it is kept, but not checked.'};
  }
  if (error.code === 'RESOURCE_EXHAUSTION') {
    return {
      code: 'values.depth',
      message: `Nested more than ${MAX_DEPTH} levels deep`,
      hint: 'Take out some levels of nesting.',
    };
  }
  const [message, hint] = explain(error, second, text, offset);
  const strange = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/.test(line)
    ? 'The line holds a character that looks like a space and is none (NBSP); type the spaces again.'
    : hint;
  return {code: 'values.syntax', message, hint: strange};
}

/** In the words of someone who writes values, where we know the mistake; else in those of the parser. */
function explain(error: YAMLError, second: YAMLError | undefined, text: string, offset: number): [string, string] {
  const mark = text[offset] ?? '';
  if (isUnclosed(error)) return [`${mark} is never closed`, `Close it with ${CLOSING[mark] ?? mark}.`];
  if (isDeeperLine(error, second)) {
    return [
      'Indented deeper than the line above, which already has a value',
      'Indent it like the keys around it, or quote the text above.',
    ];
  }
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return ['A second ": " in one line', 'Put the value in quotes, or on a line of its own below the key.'];
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return ['A key without ": " after it', 'Write "key: value", with a blank after the colon.'];
    case 'BAD_INDENT':
      return ['Indented unlike the keys around it', 'Indent all keys of a map alike.'];
    case 'BAD_SCALAR_START':
      return [`A value cannot begin with ${mark}`, 'Put the value in quotes.'];
    case 'BAD_DQ_ESCAPE':
      return [`${error.message} in double quotes`, 'Write \\\\ for a backslash, or use single quotes.'];
    default:
      return [error.message, 'See the line, and the one above it.'];
  }
}

const CLOSING: Readonly<Record<string, string>> = {'[': ']', '{': '}'};

function isUnclosed(error: YAMLError): boolean {
  return /^Missing closing|^Flow (?:map|sequence) .*must be|^Expected flow (?:map|sequence) to end/.test(error.message);
}

/** `a: 1` with a deeper `b: 2` below: to YAML one key of two lines. */
function isDeeperLine(error: YAMLError, second: YAMLError | undefined): boolean {
  return (
    error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
    second?.code === 'MULTILINE_IMPLICIT_KEY' &&
    second.pos[0] === error.pos[0]
  );
}
