import {describe, expect, test} from 'vitest';
import {LOADING} from '../../state/loadable.ts';
import {startPicker} from '../../state/screens/picker/picker.ts';
import {update} from '../../state/update.ts';
import {Journey} from '../fixtures/app.ts';
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

describe('a text beside a list that is longer than the pane', () => {
  const values = Array.from({length: 100}, (_, at) => `line${at + 1}: x\n`).join('');
  const long = () => wide(openProfile(aProfile(aLayer('nginx', {values}), aLayer('vault', {values: 'a: 1\n'}))));

  test('says so, and is scrolled by half of its height, as far as its end', () => {
    const journey = long();
    expect(beside(journey)).toContain('} more');
    expect(beside(journey.press('}'))).toMatch(/line23: x[^]*line65: x/);
    journey.press('}', '}', '}', '}');
    expect(beside(journey)).toMatch(/line58: x[^]*line100: x/);
    expect(beside(journey)).not.toContain('more');
    expect(journey.state.notice?.text).toBe('its end is in sight');
    expect(beside(journey.press('{'))).toMatch(/line36: x[^]*line78: x/);
    expect(beside(journey.press('{', '{', '{'))).toContain('line1: x');
  });

  test('is shown from its beginning once the cursor rests on another row', () => {
    const journey = long().press('}');
    const [moved] = update(journey.state, {type: 'list.move', by: 1});
    expect(beside({state: moved})).toContain('line23: x');
    const [rested] = update(moved, {type: 'detail.follow'});
    expect(beside({state: rested})).toContain('a: 1');
    expect(rested.besideTop).toBe(0);
  });

  test('is wrapped where it is a README, to its last line', () => {
    const journey = wide(openProfile(aProfile(aLayer('nginx')))).press('tab');
    const readme = Array.from({length: 60}, (_, at) => `word${at} ${'long '.repeat(30)}\n`).join('');
    const pack = aPack({name: 'nginx', version: '1.0.0', layer: 'addon', values: '', readme});
    journey.send({type: 'layer.pack-read', layer: 'nginx', pack});
    journey.press(...Array.from({length: 12}, () => '}'));
    expect(beside(journey)).toContain('word59');
    expect(beside(journey).trimEnd()).toMatch(/long$/m);
  });

  test('says why nothing is scrolled where there is none', () => {
    expect(openStack().press('}').state.notice?.text).toBe('there is no text beside a list here');
    expect(long().press('{').state.notice?.text).toBe('its beginning is in sight');
  });

  test('is scrolled beside the packs too', () => {
    const pack = aPack({name: 'nginx', version: '1.0.0', layer: 'addon', values, readme: ''});
    const journey = wide(new Journey([pack]).press('a', 'enter', 'enter'));
    journey.send({type: 'screen.push', screen: {type: 'pack-picker', picker: startPicker('addon', 'aws')}});
    journey.press('enter');
    expect(beside(journey)).toContain('} more');
    expect(beside(journey.press('}'))).toMatch(/VALUES|no README[^]*line23: x/);
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
