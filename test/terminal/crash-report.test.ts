import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {parseDocument} from 'yaml';
import {StrataError} from '../../src/domain/error.ts';
import {writeCrashReport} from '../../src/terminal/crash-report.ts';

function report(error: unknown): {readonly path: string; readonly text: string} {
  const directory = mkdtempSync(join(tmpdir(), 'strata-crash-'));
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}));
  const path = writeCrashReport(error, join(directory, 'state'), '1.2.3', new Date('2026-07-01T12:00:00Z')) ?? '';
  return {path, text: readFileSync(path, 'utf8')};
}

test('a report says what failed, where, in which strata and on what', () => {
  const {path, text} = report(new TypeError('rows is not iterable', {cause: new Error('deeper')}));
  expect(path).toMatch(/crash-2026-07-01T12-00-00-000Z\.txt$/);
  expect(text).toMatch(/^strata 1\.2\.3 .*\nnode v\d+/);
  expect(text).toContain('TypeError: rows is not iterable\n    at ');
  expect(text).toContain('caused by\nError: deeper');
});

test('nothing that an error quotes is in it, and nobody else can read it', () => {
  const {path, text} = report(new Error('Unexpected token "hunter2" in `s3cret`\nvalues:\n  password: swordfish'));
  expect(text).not.toMatch(/hunter2|s3cret|swordfish/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('nothing that a parser says of a text is in it, be it the message, a cause or what looks like a frame', () => {
  const text = 'a: 1\npassword: *hunter2\n    at swordfish\n    at home (s3cret)\n';
  const [error] = parseDocument(text).errors;
  const cause = new AggregateError([
    error,
    new Error(`not a token: hunter2`),
    new StrataError('document.syntax', 'hunter2'),
  ]);
  const {text: told} = report(new Error(`The values are wrong: hunter2\n${text}`, {cause}));
  expect(told).not.toMatch(/hunter2|s3cret|swordfish|home/);
  expect(told).toMatch(/caused by\nYAMLParseError: /);
  expect(told).toMatch(/caused by\nStrataError: document.syntax\n {4}at /);
});

test('of an error of the system its code and call are told, and no path', () => {
  const {text} = report(
    Object.assign(new Error("EACCES: permission denied, open '/x'"), {code: 'EACCES', syscall: 'open'}),
  );
  expect(text).toContain('Error: EACCES open\n');
});

test('an error that is its own cause ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(report(error).text).toContain('caused by');
});

test('what is thrown without being an error is not written out', () => {
  expect(report('password: swordfish').text).not.toContain('swordfish');
});

test('a directory that cannot be made is no second crash', () => {
  expect(writeCrashReport(new Error('x'), '/dev/null/state', '1', new Date())).toBeUndefined();
});
