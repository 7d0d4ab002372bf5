import {describe, expect, test} from 'vitest';
import {
  findPriorityClash,
  fittingPriority,
  installPriority,
  withInstallPriority,
} from '../../../src/domain/layer/install-priority.ts';
import {valuesOf} from '../../../src/domain/layer/layer.ts';
import {aLayer} from '../../fixtures/open-profile.ts';

const KEY = 'spectrocloud.com/install-priority';

function withValues(values: string) {
  return aLayer('web', {values});
}

describe('the install priority of a layer', () => {
  test.each([
    [`pack:\n  ${KEY}: "10"\n`, 10],
    [`# presets\npack:\n  namespace: x\n  "${KEY}": '-5' # early\n`, -5],
    [`pack: {${KEY}: "3"}\n`, 3],
    [`pack:\n  ${KEY}: 7\n`, 7],
    [`pack:\n  # ${KEY}: "10"\n  namespace: x\n`, undefined],
    [`charts:\n  ${KEY}: "10"\n`, undefined],
    [`pack:\n  ${KEY}: "{{.spectro.var.p}}"\n`, undefined],
    ['a: 1\n', undefined],
  ])('is read from %j', (values, priority) => {
    expect(installPriority(withValues(values))).toBe(priority);
  });

  test('is set in quotes, and all else stays as it was', () => {
    const values = '# top\npack:\n  namespace: "x" # here\nother: [1,  2]\n';
    const set = withInstallPriority(withValues(values), 10);
    expect(installPriority(set)).toBe(10);
    expect(valuesOf(set).replace(`  ${KEY}: "10"\n`, '')).toBe(values);
    expect(installPriority(withInstallPriority(set, -1))).toBe(-1);
  });
});

describe('against the order of the list', () => {
  const add = (name: string, priority?: number) =>
    aLayer(name, {values: priority === undefined ? 'a: 1\n' : `pack:\n  ${KEY}: "${priority}"\n`});
  const [late, plain, early] = [add('late', 20), add('plain'), add('early', -5)];

  test('what stands above and deploys after is found', () => {
    expect(findPriorityClash([late, plain], one => one === plain)).toEqual({above: late, below: plain});
    expect(findPriorityClash([plain, early], one => one === plain)).toEqual({above: plain, below: early});
    expect(findPriorityClash([early, plain, late], () => true)).toBeUndefined();
    expect(findPriorityClash([early, plain, late], one => one === plain)).toBeUndefined();
  });

  test('a number is offered that fits the place', () => {
    expect(fittingPriority([late, plain], plain)).toBe(20);
    expect(fittingPriority([plain, early], plain)).toBe(-5);
    expect(fittingPriority([early, plain, late], plain)).toBe(0);
  });
});
