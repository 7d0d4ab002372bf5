import {expect, test} from 'vitest';
import {isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit} from 'yaml';
import {readOutline} from '../../../src/domain/values/find-entry.ts';
import {formatKeyPath, type KeyPath} from '../../../src/domain/values/key-path.ts';
import {lineOfPath, pathAtLine} from '../../../src/domain/values/path-at-line.ts';
import {hasRealData, readRealValues} from './real-values.ts';

const text = `# about all
pack:
  namespace: "web" # inline
  # namespaceLabels: {}

charts:
  grafana:
    env:
    - name: A
      value: |
        # no comment
        two
    -   name: B
    options: {
      a: [1,
        2]
    }
    system.uri: NA
    # more: commented out
  # also: commented out
other:
---
second: 1
`;

test.each([
  [1, ''],
  [2, 'pack'],
  [3, 'pack.namespace'],
  [4, 'pack'],
  [5, ''],
  [7, 'charts.grafana'],
  [8, 'charts.grafana.env'],
  [9, 'charts.grafana.env[0].name'],
  [10, 'charts.grafana.env[0].value'],
  [11, 'charts.grafana.env[0].value'],
  [12, 'charts.grafana.env[0].value'],
  [13, 'charts.grafana.env[1].name'],
  [14, 'charts.grafana.options'],
  [15, 'charts.grafana.options.a[0]'],
  [16, 'charts.grafana.options.a[1]'],
  [17, 'charts.grafana.options'],
  [18, 'charts.grafana."system.uri"'],
  [19, 'charts.grafana'],
  [20, 'charts'],
  [21, 'other'],
  [22, ''],
  [23, 'second'],
  [99, ''],
])('line %i is at %s', (line, path) => {
  expect(formatKeyPath(pathAtLine(text, line))).toBe(path);
});

test.each<[KeyPath, number | undefined]>([
  [['charts', 'grafana', 'env', 1], 13],
  [['charts', 'grafana', 'env', {by: 'name', name: 'A'}, 'value'], 10],
  [['charts', 'grafana', 'env', {by: 'name', name: 'C'}], undefined],
  [['charts', 'grafana', 'options', 'a', 1], 16],
  [['charts', 'grafana', 'system.uri'], 18],
  [['charts', 'grafana', 'more'], undefined],
  [['second'], 23],
])('%j begins in line %s', (path, line) => {
  expect(lineOfPath(text, path)).toBe(line);
});

test('a text that is no YAML still has paths for the lines before the mistake', () => {
  expect(pathAtLine('a:\n  b: 1\n  c: [\n\td: "\n', 2)).toEqual(['a', 'b']);
});

/** Every key of the text with its line, as the parser sees them. */
function listKeys(source: string): readonly (readonly [KeyPath, number])[] {
  const lines = new LineCounter();
  const keys: (readonly [KeyPath, number])[] = [];
  visit(parseDocument(source, {lineCounter: lines}), {
    Pair(_key, pair, parents) {
      const path: (string | number)[] = [];
      const chain = [...parents, pair];
      for (const [at, node] of chain.entries()) {
        if (isPair(node) && isScalar(node.key)) path.push(String(node.key.source ?? node.key.value));
        const child = chain[at + 1];
        if (isSeq(node)) path.push(node.items.indexOf(child));
        if (isMap(node) && node.flow === true) return;
      }
      if (isScalar(pair.key)) keys.push([path, lines.linePos(pair.key.range?.[0] ?? 0).line]);
    },
  });
  return keys;
}

test.skipIf(!hasRealData)('every key of all real values is found by path and by line (needs ../shared/data)', () => {
  const wrong: string[] = [];
  let keys = 0;
  for (const [name, source] of readRealValues()) {
    const outline = readOutline(source);
    for (const [path, line] of listKeys(source)) {
      keys += 1;
      const isFound = lineOfPath(outline, path) === line;
      const isNamed = formatKeyPath(pathAtLine(outline, line)) === formatKeyPath(path);
      if (!isFound || !isNamed) wrong.push(`${name}: line ${line}, ${formatKeyPath(path)}`);
    }
  }
  expect(keys).toBeGreaterThan(10_000);
  expect(wrong).toEqual([]);
});
