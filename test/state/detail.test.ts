import {describe, expect, test} from 'vitest';
import {LOADING} from '../../state/loadable.ts';
import {update} from '../../state/update.ts';
import type {Journey} from '../fixtures/app.ts';
import {draw} from '../fixtures/draw.ts';
import {aLayer, aProfile, openProfile, openStack} from '../fixtures/open-profile.ts';
import {aPack} from '../fixtures/some-packs.ts';

const WIDE = {columns: 160, rows: 50};

function wide(journey: Journey): Journey {
  return journey.send({type: 'app.resized', size: WIDE});
}

/** What stands right of the rule. */
function beside({state}: Pick<Journey, 'state'>): string {
  return draw(state)
    .split('\n')
    .map(line => line.split('│')[1] ?? '')
    .join('\n');
}

describe('the detail beside a list', () => {
  test('stays while the cursor moves, and follows 80 ms after it rests', () => {
    const {state} = wide(openStack());
    const [moved, ...effects] = update(state, {type: 'list.move', by: 1});
    expect(beside({state: moved})).toContain('ubuntu');
    expect(effects).toContainEqual({type: 'later', ms: 80, action: {type: 'detail.follow'}});
    const [further] = update(moved, {type: 'list.move', by: 1});
    expect(beside({state: further})).toContain('ubuntu');
    const [rested] = update(further, {type: 'detail.follow'});
    expect(beside({state: rested})).toContain('calico');
  });

  test('goes at once with what is shown otherwise', () => {
    const [moved] = update(wide(openStack()).state, {type: 'list.move', by: 1});
    const [filtering] = update(moved, {type: 'filter.open'});
    const [found] = update(filtering, {type: 'text.type', text: 'vault'});
    expect(beside({state: found})).toContain('vault');
  });

  test('does not wait where there is no room for one', () => {
    const journey = openStack().press('j');
    expect(journey.effect('later')).toBeUndefined();
  });
});

describe('beside the layers', () => {
  const readme = '# Nginx\n\nIt serves.\n';
  const NGINX = aPack({name: 'nginx', version: '1.0.0', layer: 'addon', values: 'port: 80\n', readme});

  test('tab goes round values, README and problems', () => {
    const journey = wide(openProfile(aProfile(aLayer('nginx'))));
    expect(beside(journey)).toContain('[values]');
    journey.press('tab');
    expect(beside(journey)).toContain('reading the pack…');
    expect(journey.effect('pack.read-of-layer')?.layer.name).toBe('nginx');
    journey.send({type: 'layer.pack-read', layer: 'nginx', pack: NGINX});
    expect(beside(journey)).toContain('It serves.');
    expect(beside(journey.press('tab'))).toContain('no problems in this layer');
    expect(beside(journey.press('shift+tab', 'shift+tab'))).toContain('of: nginx');
  });

  test('tab goes to the next tab of the screen where there is no room', () => {
    expect(openStack().press('tab').screen('stack').tab).toBe('variables');
  });

  test("a layer without values of its own shows its pack's, or why there are none", () => {
    const journey = wide(openProfile(aProfile(aLayer('nginx', {values: ''}))));
    journey.send({type: 'layer.pack-read', layer: 'nginx', pack: NGINX});
    expect(beside(journey)).toContain('port: 80');
    journey.send({type: 'layer.pack-missing', layer: 'nginx', message: 'no registry has nginx 1.0.0'});
    expect(beside(journey)).toContain('! no registry has nginx 1.0.0');
  });

  test('the pack is asked for once, and again where another screen called the reading off', () => {
    const journey = wide(openProfile(aProfile(aLayer('nginx', {values: ''}))));
    const count = () => journey.asked.filter(({type}) => type === 'pack.read-of-layer').length;
    expect(count()).toBe(1);
    journey.press('1', '1');
    expect(count()).toBe(1);
    expect(journey.screen('stack').beside.pack).toBe(LOADING);
    journey.press('!', 'esc');
    expect(count()).toBe(2);
  });

  test('secrets are masked', () => {
    const journey = wide(openProfile(aProfile(aLayer('nginx', {values: 'password: hunter2\n'}))));
    expect(beside(journey)).toContain('password:');
    expect(beside(journey)).not.toContain('hunter2');
  });
});
