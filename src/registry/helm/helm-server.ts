import {StrataError} from '../../domain/error.ts';
import type {Pack, PackSummary} from '../../domain/pack/pack.ts';
import type {Credential} from '../../domain/pack/registry-setting.ts';
import type {IndexedChart} from '../../formats/helm-index.ts';
import {carriedName} from '../carried-name.ts';
import {readBytes, readText} from '../http/answer-text.ts';
import {readAuthorities} from '../http/authorities.ts';
import {type HttpAnswer, openHttp} from '../http/http-client.ts';
import {shownUrl} from '../http/shown-url.ts';
import {denied} from '../oci/registry-trouble.ts';
import {reasonOf} from '../reason.ts';
import type {PackSource, SourceOptions} from '../registry.ts';
import type {Scan} from '../scan.ts';
import {MAX_CHART, readChartArchive} from './chart-archive.ts';
import {MAX_INDEX} from './helm-folder.ts';
import {listIndex, placeOf} from './helm-listing.ts';

/** A Helm repository on a server: `index.yaml` below its address, and archives where the index says. */
export function openHelmServer({name: registry, setting, credential}: SourceOptions): PackSource {
  const base = new URL(setting.path.endsWith('/') ? setting.path : `${setting.path}/`);
  const {caFile} = setting;
  const http = openHttp({
    authorities: caFile === undefined ? undefined : async () => readAuthorities(caFile),
    env: process.env,
  });

  async function get(url: URL, limit: number, signal: AbortSignal | undefined): Promise<HttpAnswer> {
    // The credential is for the repository alone: its archives may be on other hosts, which get no password (as in Helm
    // itself).
    const isOwn = url.origin === base.origin;
    const known = isOwn ? await credential(`${base.host}${base.pathname.replace(/\/$/, '')}`) : undefined;
    const headers = known === undefined ? {} : {authorization: headerOf(known)};
    const answer = await http.send(url, {headers, limit, signal});
    if (answer.status === 200) return answer;
    answer.drop();
    const where = shownUrl(url);
    if (answer.status === 401 || answer.status === 403) throw denied(where, known !== undefined);
    const why = answer.status === 404 ? 'it is not there' : `the server answers with status ${answer.status}`;
    throw new StrataError('registry.answer', `${where}: ${why}`, {
      hint: 'Check the address: a Helm repository has an index.yaml below it.',
    });
  }

  async function scan(signal?: AbortSignal): Promise<Scan> {
    const answer = await get(new URL('index.yaml', base), MAX_INDEX, signal);
    const text = await readText(answer, MAX_INDEX);
    try {
      const locate = (chart: IndexedChart) => locateAt(answer.url, chart);
      const {packs, broken} = await listIndex(registry, text, locate, signal);
      return {packs, broken, stamps: []};
    } catch (error) {
      signal?.throwIfAborted();
      const reason = /^\s*</.test(text) ? 'it is a web page, not the index of a Helm repository' : reasonOf(error);
      throw new StrataError('registry.answer', `${shownUrl(answer.url)}: ${reason}`, {
        hint: 'Check the address: a Helm repository has an index.yaml below it.',
        cause: error,
      });
    }
  }

  async function fetch(
    pack: PackSummary,
    signal?: AbortSignal,
  ): Promise<{readonly bytes: Uint8Array; readonly read: Pack}> {
    const {place, digest} = placeOf(pack);
    const url = new URL(place, base);
    const bytes = await readBytes(await get(url, MAX_CHART, signal));
    return {bytes, read: await readChartArchive(bytes, pack, {from: shownUrl(url), digest, signal})};
  }

  return {
    scan,
    read: async (pack, signal) => (await fetch(pack, signal)).read,
    async *carry(pack, signal) {
      yield {path: `${carriedName(pack)}.tgz`, content: (await fetch(pack, signal)).bytes};
    },
  };
}

/** The full address of a chart's archive. Addresses in an index are relative to it. */
function locateAt(index: URL, {urls}: IndexedChart): string {
  for (const url of urls) {
    if (!URL.canParse(url, index)) continue;
    const whole = new URL(url, index);
    if (whole.protocol === 'oci:')
      throw new Error(`its archive lies in an OCI registry, ${shownUrl(whole)}: add that one`);
    if (whole.protocol !== 'http:' && whole.protocol !== 'https:') continue;
    if (index.protocol === 'https:' && whole.protocol === 'http:') {
      throw new Error(`its archive would be fetched without TLS, from ${shownUrl(whole)}`);
    }
    whole.username = '';
    whole.password = '';
    whole.hash = '';
    return whole.href;
  }
  throw new Error(`its archive is at no address that can be asked: ${urls.join(', ')}`);
}

function headerOf(credential: Credential): string {
  if (credential.type === 'token') return `Bearer ${credential.token}`;
  const {username, password} = credential;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
