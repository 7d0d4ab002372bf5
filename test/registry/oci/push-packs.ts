import {gzipSync} from 'node:zlib';
import type {WritableStore} from '../../../src/registry/oci/artifact-store.ts';
import {aTar, chartEntries, packEntries} from '../../fixtures/a-tar.ts';
import {pushArtifact} from './an-artifact.ts';

/** Pushes a pack as `oras push ADDRESS NAME-VERSION.tar.gz` does. */
export async function pushPack(
  store: WritableStore,
  repository: string,
  {name, version = '1.0.0', tag = version}: {readonly name: string; readonly version?: string; readonly tag?: string},
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const bytes = gzipSync(aTar(packEntries(`${name}-${version}`, {name, version}, files)));
  const mediaType = 'application/vnd.oci.image.layer.v1.tar';
  await pushArtifact(store, repository, tag, {layers: [{mediaType, bytes, title: `${name}-${version}.tar.gz`}]});
}

/** Pushes a chart as `helm push` does. */
export async function pushChart(
  store: WritableStore,
  repository: string,
  {name, version}: {readonly name: string; readonly version: string},
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const config = Buffer.from(JSON.stringify({apiVersion: 'v2', name, version, type: 'application'}));
  const bytes = gzipSync(aTar(chartEntries(name, version, files)));
  await pushArtifact(store, repository, version.replace('+', '_'), {
    config: {mediaType: 'application/vnd.cncf.helm.config.v1+json', bytes: config},
    layers: [{mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', bytes}],
  });
}

/** Pushes what looks like an image of a container. */
export async function pushImage(store: WritableStore, repository: string, tag: string): Promise<void> {
  await pushArtifact(store, repository, tag, {
    config: {mediaType: 'application/vnd.oci.image.config.v1+json', bytes: Buffer.from('{"os":"linux"}')},
    layers: [{mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', bytes: gzipSync(aTar([]))}],
  });
}
