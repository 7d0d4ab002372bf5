import {wrap} from '../src/domain/text/fit.ts';
import type {Field} from '../state/dialogs/field.ts';
import {graphemesOf} from '../state/text-line.ts';
import {Line, type Span} from './Line.tsx';
import {typedSpans} from './typed-spans.ts';

interface FieldsProps {
  readonly fields: readonly Field[];
  /** The field that is typed into. */
  readonly focus: number;
  /** The first field in sight, and the one after the last; all of them when absent. */
  readonly from?: number;
  readonly to?: number;
  readonly width: number;
}

/** The lines of a form, each error under its field. */
export function Fields({fields, focus, from = 0, to = fields.length, width}: FieldsProps) {
  const label = labelWidth(fields);
  return fields
    .slice(from, to)
    .map((field, at) => (
      <FieldLine key={field.name} field={field} isFocused={from + at === focus} label={label} width={width} />
    ));
}

/** Which fields fit into some rows: from the first one on, moved down until the one being typed into is in sight. */
export function fieldsInSight(
  fields: readonly Field[],
  focus: number,
  width: number,
  rows: number,
): readonly [from: number, to: number] {
  const room = width - labelWidth(fields) - ERROR_LEAD;
  const heights = fields.map(field => 1 + errorLines(field, room).length);
  const sum = (from: number, to: number) => heights.slice(from, to).reduce((total, height) => total + height, 0);
  let from = 0;
  while (from < focus && sum(from, focus + 1) > rows) from += 1;
  let to = focus + 1;
  while (to < fields.length && sum(from, to + 1) <= rows) to += 1;
  return [from, to];
}

/** The rows that the form takes. */
export function fieldRows(fields: readonly Field[], width: number): number {
  const room = width - labelWidth(fields) - ERROR_LEAD;
  return fields.reduce((rows, field) => rows + 1 + errorLines(field, room).length, 0);
}

function labelWidth(fields: readonly Field[]): number {
  return Math.max(...fields.map(field => field.label.length)) + 1;
}

function FieldLine({
  field,
  isFocused,
  label,
  width,
}: {
  readonly field: Field;
  readonly isFocused: boolean;
  readonly label: number;
  readonly width: number;
}) {
  const head: Span = {
    text: `${isFocused ? '>' : ' '} ${field.label.padEnd(label)} `,
    tone: isFocused ? 'accent' : 'plain',
  };
  return (
    <>
      <Line spans={[head, ...textSpans(field, isFocused, width - label - 3)]} width={width} />
      {errorLines(field, width - label - ERROR_LEAD).map((line, row) => (
        <Line
          key={row}
          spans={[{text: `  ${' '.repeat(label)} ${row === 0 ? '!' : ' '} ${line}`, tone: 'error'}]}
          width={width}
        />
      ))}
    </>
  );
}

/** Cells before an error, besides the label's: the cursor, a blank, the mark. */
const ERROR_LEAD = 5;

function errorLines({error}: Field, width: number): readonly string[] {
  return error === undefined ? [] : wrap(error, width);
}

function textSpans(field: Field, isFocused: boolean, room: number): readonly Span[] {
  const {line, choices, fixed} = field;
  if (fixed !== undefined) return [{text: fixed, tone: 'dim'}];
  if (choices !== undefined) return isFocused ? [{text: `< ${line.text} >`, isInverse: true}] : [{text: line.text}];
  const placeholder = field.placeholder ?? '';
  if (line.text === '' && !isFocused) return [{text: placeholder, tone: 'dim'}];
  // The placeholder stands where the text will be, its first letter under the cursor.
  if (line.text === '')
    return [
      {text: placeholder.slice(0, 1) || ' ', isInverse: true},
      {text: placeholder.slice(1), tone: 'dim'},
    ];
  if (isFocused) return typedSpans(line, room, field.isMasked);
  return [{text: field.isMasked === true ? '*'.repeat(graphemesOf(line.text).length) : line.text}];
}
