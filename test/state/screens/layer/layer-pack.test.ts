import {describe, expect, test} from 'vitest';
import {aLayer, aProfile, openProfile, openStack} from '../../../fixtures/open-profile.ts';
import {aPack} from '../../../fixtures/some-packs.ts';

const NGINX = aPack({name: 'nginx', version: '1.0.0', layer: 'addon'});

describe('the pack of the layer that is shown', () => {
  test('arrives under another screen too: the README once said "reading" for ever after a quick !', () => {
    const journey = openStack().send({type: 'list.put', row: 4}).press('enter', '!');
    journey.send({type: 'layer.pack-read', layer: 'nginx', pack: NGINX}).press('esc');
    expect(journey.screen('layer').pack).toEqual({status: 'ready', value: NGINX});
  });

  test("is not another layer's, nor missing because another layer's is", () => {
    const journey = openStack().press('enter');
    journey.send({type: 'layer.pack-read', layer: 'nginx', pack: NGINX});
    journey.send({type: 'layer.pack-missing', layer: 'nginx', message: 'no registry has nginx 1.0.0'});
    expect(journey.screen('layer').pack.status).toBe('loading');
  });

  test('is read again when undo brings back another version of it', () => {
    const old = aProfile(aLayer('nginx'));
    const journey = openProfile(old);
    const upgraded = aProfile(aLayer('nginx', {version: '2.0.0', tag: '2.0.0'}));
    const {session} = journey.state;
    if (session === undefined) throw new Error('no profile is open');
    const history = {past: [{label: 'Change nginx to 2.0.0', profile: old}], present: upgraded, future: []};
    journey.state = {...journey.state, session: {...session, history}};
    journey
      .press('enter')
      .send({type: 'layer.pack-read', layer: 'nginx', pack: {...NGINX, version: '2.0.0'}})
      .press('u');
    expect(journey.screen('layer').pack.status).toBe('loading');
    expect(journey.effect('pack.read-of-layer')?.layer.version).toBe('1.0.0');
  });
});
