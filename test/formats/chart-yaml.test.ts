import {expect, test} from 'vitest';
import {readChartYaml} from '../../src/formats/chart-yaml.ts';

test('a chart may name its version once and refer to it', () => {
  expect(readChartYaml('name: web\nversion: &v 1.10\nappVersion: *v\n')).toMatchObject({name: 'web', version: '1.10'});
});

test('a chart whose aliases grow without end is refused', () => {
  const bomb = [
    'a: &a [x, x, x]',
    ...'bcdefghij'.split('').map((name, at) => `${name}: &${name} [${'abcdefghi'[at]}]`),
  ];
  const text = bomb.map(line => line.replace(/\[([a-i])\]/, '[*$1, *$1, *$1, *$1]')).join('\n');
  expect(() => readChartYaml(`name: web\nversion: 1.0.0\n${text}\n`)).toThrow(/alias/i);
});
