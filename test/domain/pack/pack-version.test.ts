import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  comparePackReleases,
  comparePackVersions,
  isOfTrain,
  newestFirst,
  parseTag,
  resolveTag,
  trainsOf,
} from '../../../src/domain/pack/pack-version.ts';

describe('order of pack versions', () => {
  test.each([
    ['1.9.0', '1.10.0'],
    ['22.04', '24.04'],
    ['20.09.0', '20.10'],
    ['v1.8.7', 'v1.12.0'],
    ['1.32.9', 'v1.33.0'],
    ['1.31.2', '1.31.2-rev2'],
    ['1.31.2-rev2', '1.31.2-rev10'],
    ['2.0.2-up.3', '2.0.2-up.4'],
    ['2.0.1', '2.0.1-up.1'],
    ['1.2.0-rc.1', '1.2.0'],
    ['1.2.0-alpha', '1.2.0-beta'],
    ['1.2.0-rc.9', '1.2.0-rc.10'],
    ['0.29.0', '0.30.0-5.5.2026'],
    ['1.22.374', '1.22.1287'],
    ['latest', '0.0.1'],
    ['1.9007199254740993', '1.9007199254740994'],
    [`1.${'9'.repeat(400)}`, `1.1${'0'.repeat(400)}`],
    ['26.2.9', '26.02.10'],
  ])('%s is older than %s', (older, newer) => {
    expect(comparePackReleases(older, newer)).toBeLessThan(0);
    expect(comparePackReleases(newer, older)).toBeGreaterThan(0);
  });

  test('missing parts count as zero', () => {
    expect(comparePackReleases('1.21', '1.21.0')).toBe(0);
    expect(comparePackReleases('1.21', '1.21.10')).toBeLessThan(0);
  });

  const version = fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.constantFrom('', 'v'),
        fc.array(fc.oneof(fc.nat({max: 12}).map(String), fc.stringMatching(/^\d{1,40}$/)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom('', '-rev1', '-rev2', '-up.1', '-rc.1', '-beta', '-5.5.2026', '+build'),
      )
      .map(([v, numbers, suffix]) => v + numbers.join('.') + suffix),
  );

  test('it is a total order', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(comparePackVersions(a, b))).toBe(-Math.sign(comparePackVersions(b, a)) + 0);
        expect(comparePackVersions(a, b) === 0).toBe(a === b);
        const [x = '', y = '', z = ''] = [a, b, c].toSorted(comparePackVersions);
        expect(comparePackVersions(x, y)).toBeLessThanOrEqual(0);
        expect(comparePackVersions(y, z)).toBeLessThanOrEqual(0);
        expect(comparePackVersions(x, z)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('tags', () => {
  test('a train ends in .x, at any depth, and may name its group', () => {
    expect(parseTag('1.33.x')).toEqual({kind: 'train', train: '1.33.x', group: ''});
    expect(parseTag('1.x')).toEqual({kind: 'train', train: '1.x', group: ''});
    expect(parseTag('LTS__22.04.x')).toEqual({kind: 'train', train: '22.04.x', group: 'LTS'});
    expect(parseTag('1.33.9')).toEqual({kind: 'exact', version: '1.33.9'});
  });

  test('a train is its newest release', () => {
    const versions = ['1.33.1', '1.33.9', '1.33.9-rev1', '1.33.10-rc.1', '1.34.0'];
    expect(resolveTag('1.33.x', versions)).toEqual({version: '1.33.9-rev1', isPrerelease: false});
    expect(resolveTag('1.x', versions).version).toBe('1.34.0');
  });

  test('a pre-release is taken only when nothing else is left, and said', () => {
    expect(resolveTag('2.0.x', ['2.0.0-rc.1', '2.0.0-rc.2'])).toEqual({version: '2.0.0-rc.2', isPrerelease: true});
  });

  test('a version that is written like a tag with a group is itself', () => {
    expect(resolveTag('a__1.0', ['1.0', 'a__1.0']).version).toBe('a__1.0');
    expect(resolveTag('LTS__22.04', ['22.04']).version).toBe('22.04');
  });

  test('a pre-release that is asked for by name is said to be one', () => {
    expect(resolveTag('1.0.0-rc.1', ['1.0.0-rc.1', '1.0.0'])).toEqual({version: '1.0.0-rc.1', isPrerelease: true});
  });

  test('a tag that stands for nothing is so', () => {
    expect(resolveTag('3.x', ['1.0.0']).version).toBeUndefined();
    expect(resolveTag('1.0.1', ['1.0.0']).version).toBeUndefined();
  });

  test('22.04 is of the train 22.04.x, and 1.3 is not of 1.33.x', () => {
    expect(isOfTrain('22.04', '22.04.x')).toBe(true);
    expect(isOfTrain('1.3', '1.33.x')).toBe(false);
  });

  test('trains are offered for each minor and major, with the prefix of the group', () => {
    expect(trainsOf(['1.33.9', '1.32.1', '1.33.2'])).toEqual(['1.33.x', '1.32.x', '1.x']);
    expect(trainsOf(['22.04'], 'LTS')).toEqual(['LTS__22.04.x', 'LTS__22.x']);
    expect(trainsOf(['2.0.0-rc.1'])).toEqual([]);
  });

  test('every version of a train resolves no newer than the train', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({max: 3}), fc.nat({max: 3}), fc.nat({max: 12})), {minLength: 1}), parts => {
        const versions = parts.map(part => part.join('.'));
        for (const train of trainsOf(versions)) {
          const {version} = resolveTag(train, versions);
          const newest = newestFirst(versions.filter(one => isOfTrain(one, train)))[0];
          expect(version).toBe(newest);
        }
      }),
    );
  });
});
