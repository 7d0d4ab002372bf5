import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {openKept} from '../../../src/registry/kept/kept-registry.ts';
import {openNamed} from '../../../src/registry/named-registry.ts';
import type {PackSource, Registry} from '../../../src/registry/registry.ts';
import {aPack} from '../../fixtures/some-packs.ts';

const address = 'https://registry.example';
const nginx = aPack({name: 'nginx', version: '1.0.0', layer: 'addon', registry: 'site', origin: 'helm'});

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-kept-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

/** A registry on the network that has nginx, until it is cut off. */
function network(cache: string) {
  const {asked, source} = {
    asked: [] as string[],
    source: {isUp: true, values: 'from: network\n'},
  };
  const answer = (what: string) => {
    asked.push(what);
    if (!source.isUp) throw new StrataError('registry.unreadable', `${address} does not answer`, {hint: 'Try later.'});
  };
  const packs: PackSource = {
    async scan() {
      answer('scan');
      const {values: _values, presets: _presets, ...summary} = nginx;
      return {packs: [summary], broken: [], stamps: []};
    },
    async read() {
      answer('read');
      return {...nginx, values: source.values};
    },
    async *carry() {
      yield {path: 'nginx-1.0.0.tgz', content: Buffer.from('x')};
    },
  };
  const open = (): Registry => openKept({name: 'site', kind: 'helm', path: address, cache}, async () => packs);
  return {asked, source, open};
}

describe('a live registry', () => {
  test('is not asked for its state, and says that it was never read', async () => {
    const {asked, open} = network(temporary());
    expect(await open().status()).toMatchObject({packs: [], readAt: undefined, failure: undefined});
    expect(asked).toEqual([]);
  });

  test('is listed from its index in the next run, and said to be of that time', async () => {
    const cache = temporary();
    const {asked, open} = network(cache);
    const {readAt} = await open().rescan();
    const status = await open().status();
    expect(status.packs).toMatchObject([{name: 'nginx', version: '1.0.0', origin: 'helm'}]);
    expect(status.readAt).toBe(readAt);
    expect(asked).toEqual(['scan']);
  });

  test('that went away costs nothing but its name: what was read stays', async () => {
    const {source, open} = network(temporary());
    const registry = open();
    await registry.rescan();
    source.isUp = false;
    const status = await registry.rescan();
    expect(status.packs).toHaveLength(1);
    expect(status.failure).toBe(`${address} does not answer; Try later.`);
  });

  test('gives a pack that was not read only to who may ask', async () => {
    const {asked, open} = network(temporary());
    const registry = open();
    await expect(registry.read(nginx)).rejects.toMatchObject({code: 'pack.unread'});
    expect(asked).toEqual([]);
    expect((await registry.read(nginx, {mayAsk: true})).values).toBe('from: network\n');
    expect(await open().read(nginx)).toMatchObject({values: 'from: network\n', origin: 'helm'});
    expect(asked).toEqual(['read']);
  });

  test('is asked again for a pack once its index was read again, and answers with what is kept where it cannot be', async () => {
    const {source, open} = network(temporary());
    const registry = open();
    await registry.read(nginx, {mayAsk: true});
    source.values = 'from: a newer build\n';
    expect((await registry.read(nginx, {mayAsk: true})).values).toBe('from: network\n');
    await registry.rescan();
    expect((await registry.read(nginx)).values).toBe('from: network\n');
    source.isUp = false;
    expect((await registry.read(nginx, {mayAsk: true})).values).toBe('from: network\n');
    source.isUp = true;
    expect((await registry.read(nginx, {mayAsk: true})).values).toBe('from: a newer build\n');
  });
});

test('a registry that cannot be listed says so, and is never asked', async () => {
  const registry = openNamed('private', {name: 'private', path: 'https://charts.example', kind: 'helm'});
  expect(await registry.rescan()).toMatchObject({canList: false, packs: [], failure: undefined});
  await expect(registry.read(nginx, {mayAsk: true})).rejects.toThrow('cannot be listed');
});
