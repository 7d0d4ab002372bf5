import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Choice, type Choices, mergeData} from '../../../src/domain/merge/merge-data.ts';
import {merge3} from '../../../src/domain/merge/merge3.ts';
import {readOwnValue} from '../../../src/domain/merge/own-value.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';
import {parseValues} from '../../../src/domain/values/parse-values.ts';
import {costOf} from '../../cost.ts';
import {anyValuesText} from '../values/any-values.ts';

const dataOf = (text: string) => parseValues(text).value ?? {};

test('without changes of mine the result is theirs, without theirs it is mine, and alike it is both', () => {
  fc.assert(
    fc.property(anyValuesText, anyValuesText, (base, other) => {
      expect(merge3(base, base, other).text).toBe(other);
      expect(merge3(base, other, base).text).toBe(other);
      expect(merge3(base, other, other).text).toBe(other);
    }),
  );
});

test('the text means what the merge of the values means, and is YAML without a flaw', () => {
  fc.assert(
    fc.property(anyValuesText, anyValuesText, anyValuesText, (base, mine, theirs) => {
      const {text} = merge3(base, mine, theirs);
      expect(parseValues(text).problems).toEqual([]);
      expect(dataOf(text)).toEqual(mergeData(dataOf(base), dataOf(mine), dataOf(theirs)).data);
    }),
    {numRuns: 60},
  );
});

test('no line of mine is in neither the result nor the report', () => {
  fc.assert(
    fc.property(anyValuesText, anyValuesText, anyValuesText, (base, mine, theirs) => {
      const {text, leftOut} = merge3(base, mine, theirs);
      const trimmed = (lines: string) => lines.split('\n').map(line => line.trim());
      const known = new Set([...trimmed(base), ...trimmed(text), ...leftOut.map(line => line.text.trim()), '']);
      expect(trimmed(mine).filter(line => !known.has(line))).toEqual([]);
    }),
    {numRuns: 60},
  );
});

const base = `# values of 1.0
web:
  # how many
  replicas: 1
  image: web:1.0
  args: [a, b]
  env:
    - name: A
      value: 1
    - name: B
      value: 2
  # debug: true
  log: info
db:
  size: 1Gi
  user: admin
`;
const theirs = `# values of 2.0
web:
  # how many to run
  replicas: 2
  image: web:2.0
  args: [a, b]
  probes:
    live: true
  env:
    - name: A
      value: 1
    # C is new
    - name: C
      value: 3
    - name: B
      value: 20
  # debug: true
  log: info
`;

test('their text with my changes: scalars, lists, items, keys with their comments, removals, comments', () => {
  const mine = base
    .replace('[a, b]', '[a, b, c]')
    .replace('value: 1\n', 'value: 10 # mine\n')
    .replace('    - name: B', '    # mine\n    - name: M\n      value: 0\n    - name: B')
    .replace('# debug: true', 'debug: true')
    .replace('  log: info\n', '  # log: info\n  # wanted\n  extra: {x: 1}\n');
  const {text, paths, leftOut} = merge3(base, mine, theirs);
  expect(text).toBe(
    theirs
      .replace('[a, b]', '[a, b, c]')
      .replace('value: 1\n', 'value: 10 # mine\n')
      .replace('    # C is new', '    # mine\n    - name: M\n      value: 0\n    # C is new')
      .replace('# debug: true', 'debug: true')
      .replace('  log: info\n', '  # log: info\n  # wanted\n  extra: {x: 1}\n'),
  );
  expect(leftOut).toEqual([]);
  expect(paths.map(({path, class: kind}) => `${kind} ${formatKeyPath(path)}`)).toEqual([
    'theirs web.replicas',
    'theirs web.image',
    'mine web.args',
    'theirs web.probes',
    'mine web.env[name=A].value',
    'mine web.env[name=M]',
    'theirs web.env[name=C]',
    'theirs web.env[name=B].value',
    'mine web.log',
    'mine web.debug',
    'mine web.extra',
    'theirs db',
  ]);
});

test('values with a key that stands twice obey the laws too, and keep the comments of mine', () => {
  const twice = 'a: 1\na: 2\nb: 1\n';
  const mine = '# mine\na: 7\na: 2\n#b: 1\n';
  expect(merge3(twice, mine, twice).text).toBe(mine);
  expect(merge3(twice, mine, mine).text).toBe(mine);
  expect(merge3(twice, mine, 'a: 1\na: 2\nb: 1\nc: 1\n')).toMatchObject({
    text: '# mine\na: 7\na: 2\n#b: 1\nc: 1\n',
    leftOut: [],
  });
});

test('other line ends make no line of mine left out', () => {
  const {text, leftOut} = merge3('a: 1\nb: 2\nc: 3\n', 'a: 9\r\nb: 2\r\nc: 3\r\n', 'a: 1\nb: 2\nc: 4\n');
  expect(text).toBe('a: 9\nb: 2\nc: 4\n');
  expect(leftOut).toEqual([]);
});

test('a conflict is left as mine, and turned by choice', () => {
  const mine = base.replace('replicas: 1', 'replicas: 5 # many');
  const {text, paths} = merge3(base, mine, theirs);
  expect(paths.find(path => path.class === 'conflict')).toMatchObject({base: 1, mine: 5, theirs: 2, taken: 'mine'});
  expect(text).toBe(theirs.replace('replicas: 2', 'replicas: 5 # many'));
  const turned = merge3(base, mine, theirs, new Map([['web.replicas', 'theirs']]));
  expect(turned.text).toBe(theirs);
  expect(turned.leftOut).toEqual([{line: 4, text: '  replicas: 5 # many'}]);
});

test('what I changed where they have nothing any more is kept aside, and comes back by choice', () => {
  const mine = base.replace('1Gi', '9Gi');
  const {text, paths, leftOut} = merge3(base, mine, theirs);
  expect(text).toBe(theirs);
  expect(paths.filter(path => path.class === 'orphan').map(({path, mine: own}) => [path, own])).toEqual([
    [['db', 'size'], '9Gi'],
  ]);
  expect(leftOut).toEqual([{line: 15, text: '  size: 9Gi'}]);
  expect(merge3(base, mine, theirs, new Map([['db.size', 'mine']])).text).toBe(`${theirs}db:\n  size: 9Gi\n`);
});

test('every change can be turned around', () => {
  fc.assert(
    fc.property(anyValuesText, anyValuesText, anyValuesText, (old, mine, other) => {
      const {paths} = merge3(old, mine, other);
      const choices: Choices = new Map(
        paths.map(({path, taken}) => [formatKeyPath(path), taken === 'mine' ? 'theirs' : 'mine']),
      );
      const {text} = merge3(old, mine, other, choices);
      expect(dataOf(text)).toEqual(mergeData(dataOf(old), dataOf(mine), dataOf(other), choices).data);
    }),
    {numRuns: 30},
  );
});

test('texts of as many documents are merged one by one', () => {
  const many = '# head\n---\na: 1\nx: 1\n---\nb: 1\n---\n- c\n';
  const mine = many
    .replace('a: 1', 'a: 2')
    .replace('b: 1', '# mine\nb: 5 # mine')
    .replace('---\n- c', '--- # mine\n- c');
  const other = many
    .replace('a: 1\nx: 1', 'a: 1\nx: 2')
    .replace('b: 1', 'b: 3')
    .replace('# head', '# new')
    .replace('- c', '- d');
  const {text, paths, leftOut, comparedAs} = merge3(many, mine, other);
  expect(text).toBe('# new\n---\na: 2\nx: 2\n---\n# mine\nb: 5 # mine\n--- # mine\n- d\n');
  expect(paths.map(({path, class: kind}) => [formatKeyPath(path), kind])).toEqual([
    ['[0].a', 'mine'],
    ['[0].x', 'theirs'],
    ['[1].b', 'conflict'],
    ['[2]', 'theirs'],
  ]);
  expect([leftOut, comparedAs]).toEqual([[], 'values']);
  const turned = merge3(
    many,
    mine,
    other,
    new Map<string, Choice>([
      ['[1].b', 'theirs'],
      ['[0].a', {source: '7', value: 7}],
    ]),
  );
  expect(turned.text).toBe('# new\n---\na: 7\nx: 2\n---\nb: 3\n--- # mine\n- d\n');
  expect(turned.leftOut.map(({line}) => line)).toEqual([3, 6, 7]);
});

test('a document that comes below a marker at the end of a text comes on a line of its own', () => {
  expect(merge3('a: 1\n---\n', 'a: 1\n---\nb: 1\n', 'a: 1\n---').text).toBe('a: 1\n---\nb: 1\n');
});

test('the laws hold for texts of several documents', () => {
  const document = fc.oneof(
    {weight: 5, arbitrary: anyValuesText},
    {weight: 1, arbitrary: fc.constantFrom('', '# nothing\n', '- 1\n', 'text\n')},
  );
  const documents = fc
    .array(document, {minLength: 1, maxLength: 3})
    .map(texts => texts.map(text => `${text.replace(/\r?\n$/, '')}\n`).join('---\n'));
  const mixed = fc.tuple(documents, documents, documents).chain(([a, b, c]) => {
    const parts = [a, b, c].flatMap(text => text.split('---\n'));
    const same = fc
      .tuple(fc.nat(2), fc.nat(2))
      .map(picks => picks.map(pick => parts[pick % parts.length] ?? '').join('---\n'));
    return fc.oneof(fc.constant([a, b, c] as const), fc.tuple(same, same, same));
  });
  fc.assert(
    fc.property(mixed, ([old, mine, other]) => {
      expect(merge3(old, old, other).text).toBe(other);
      expect(merge3(old, mine, old).text).toBe(mine);
      expect(merge3(old, mine, mine).text).toBe(mine);
      const {text, leftOut} = merge3(old, mine, other);
      const trimmed = (lines: string) => lines.split('\n').map(line => line.trim());
      const known = new Set([...trimmed(old), ...trimmed(text), ...leftOut.map(line => line.text.trim()), '']);
      expect(trimmed(mine).filter(line => !known.has(line))).toEqual([]);
      expect(parseValues(text).problems).toEqual([]);
    }),
    {numRuns: 100},
  );
});

test('texts of another number of documents are merged by lines', () => {
  const many = 'a: 1\n---\nb: 1\n\n\nc: 1\n';
  const more = `${many}---\nd: 1\n`;
  expect(merge3(many, many.replace('a: 1', 'a: 2'), more)).toMatchObject({
    text: more.replace('a: 1', 'a: 2'),
    comparedAs: 'lines',
    note: 'the old defaults hold several YAML documents',
    paths: [],
  });
  expect(merge3(many, many.replace('a: 1', 'a: 2'), more.replace('a: 1', 'a: 3')).paths).toMatchObject([
    {path: [], class: 'conflict'},
  ]);
});

test('a conflict is answered with a value of neither side, in the words in which it was written', () => {
  const mine = base.replace('replicas: 1', 'replicas: 5');
  const own = new Map([['web.replicas', {source: '0x10', value: 16}]]);
  const {text, paths} = merge3(base, mine, theirs, own);
  expect(text).toBe(theirs.replace('replicas: 2', 'replicas: 0x10'));
  expect(paths.find(path => path.class === 'conflict')).toMatchObject({mine: 5, theirs: 2, taken: 'own'});
});

test('a value of neither side may be a map, and the answer for an item of a list', () => {
  const mine = base.replace('- name: B\n      value: 2', '- name: B\n      value: 9');
  const place = 'web.env[name=B].value';
  const own = new Map([[place, {source: 'from:\n  # the vault\n  vault: b', value: {from: {vault: 'b'}}}]]);
  expect(merge3(base, mine, theirs, own).text).toBe(
    theirs.replace('value: 20', 'value:\n        from:\n          # the vault\n          vault: b'),
  );
});

test('any change can be answered with a value of neither side', () => {
  fc.assert(
    fc.property(anyValuesText, anyValuesText, anyValuesText, (old, mine, other) => {
      const {paths} = merge3(old, mine, other);
      const own = {source: 'own', value: 'own'};
      const choices: Choices = new Map(
        paths.filter(({path}) => path.length > 0).map(({path}) => [formatKeyPath(path), own]),
      );
      const {text} = merge3(old, mine, other, choices);
      expect(dataOf(text)).toEqual(mergeData(dataOf(old), dataOf(mine), dataOf(other), choices).data);
    }),
    {numRuns: 30},
  );
});

test.each([
  ['my values', 'a: [1\nb: 2\nc: 3\n', 'a: 1\nb: 2\nc: 4\n', 'a: [1\nb: 2\nc: 4\n', /^your values are no YAML: line/],
  [
    'the new defaults',
    'a: 9\nb: 2\nc: 3\n',
    'a: 1\nb: 2\nc: [4\n',
    'a: 9\nb: 2\nc: [4\n',
    /^the new defaults are no YAML: line/,
  ],
])('where %s are no YAML the texts are merged by lines, and that is said', (_whose, mine, other, text, note) => {
  const merge = merge3('a: 1\nb: 2\nc: 3\n', mine, other);
  expect(merge).toMatchObject({text, comparedAs: 'lines', paths: []});
  expect(merge.note).toMatch(note);
});

test('what collides by lines is one conflict, and what is left out is told', () => {
  const [old, mine, other] = ['a: [1\n', 'a: [2\n', 'a: [3\n'];
  expect(merge3(old, mine, other)).toMatchObject({text: mine, paths: [{path: [], class: 'conflict', taken: 'mine'}]});
  const turned = merge3(old, mine, other, new Map([['', 'theirs']]));
  expect(turned).toMatchObject({text: other, leftOut: [{line: 1, text: 'a: [2'}]});
  expect(merge3(old, mine, other, new Map([['', {source: 'a: [4]\n', value: {a: [4]}}]])).text).toBe('a: [4]\n');
});

test('comments of mine about a value that stays mine come along, above it and behind it', () => {
  const mine = base
    .replace('  replicas: 1', '  # since March\n  # (see the wiki)\n  replicas: 5')
    .replace('      value: 2', '      # half of it\n      value: 9 # for now');
  const {text, leftOut} = merge3(base, mine, theirs);
  expect(text).toBe(
    theirs
      .replace('  replicas: 2', '  # since March\n  # (see the wiki)\n  replicas: 5')
      .replace('      value: 20', '      # half of it\n      value: 9 # for now'),
  );
  expect(leftOut).toEqual([]);
});

test('comments of mine about a value that was written as the answer come along', () => {
  const mine = base.replace('  replicas: 1', '  # since March\n  replicas: 5 # for now');
  const answer = (text: string): Choices => {
    const own = readOwnValue(text, ['web', 'replicas']);
    return 'value' in own ? new Map([['web.replicas', own]]) : new Map();
  };
  const carried = (line: string) => theirs.replace('  replicas: 2', `  # since March\n  ${line}`);
  expect(merge3(base, mine, theirs, answer('7')).text).toBe(carried('replicas: 7 # for now'));
  expect(merge3(base, mine, theirs, answer('7 # new\n')).text).toBe(carried('replicas: 7 # new'));
  const commented = theirs.replace('replicas: 2', 'replicas: 2 # theirs');
  expect(merge3(base, mine, commented, answer('7')).text).toBe(carried('replicas: 7 # theirs'));
  expect(merge3(base, mine, commented, answer('"#7"  # new')).text).toBe(carried('replicas: "#7" # new'));
});

test('comments of mine about a value that is theirs are left out, and told', () => {
  const mine = base.replace('  replicas: 1', '  # since March\n  replicas: 5');
  const {text, leftOut} = merge3(base, mine, theirs, new Map([['web.replicas', 'theirs']]));
  expect(text).toBe(theirs);
  expect(leftOut.map(({line}) => line)).toEqual([4, 5]);
});

test.each([
  ['keys of a map', (name: string) => `m:\n${lines(at => `  ${name}${at}: ${name}`)}`],
  ['values of a map on one line', (name: string) => `m: {${lines(at => `k${at}: ${name},`).replaceAll('\n', ' ')}}\n`],
  ['items of a list', (name: string) => `l:\n${lines(at => `- name: ${name}${at}\n  v: 1`)}`],
  ['levels of nesting', (name: string) => `m: ${`{b: ${name}, c: `.repeat(150)}1${'}'.repeat(150)}\n`],
])('hundreds of %s that all differ are merged soon', (_name, make) => {
  let merged: ReturnType<typeof merge3> | undefined;
  expect(costOf(() => (merged = merge3(make('a'), make('b'), make('c'))))).toBeLessThan(3);
  expect(merged?.comparedAs).toBe('values');
});

function lines(make: (at: number) => string): string {
  return Array.from({length: 500}, (_, at) => `${make(at)}\n`).join('');
}
