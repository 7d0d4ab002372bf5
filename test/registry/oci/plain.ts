import type {Credential} from '../../../src/domain/pack/registry-setting.ts';
import {openHttp} from '../../../src/registry/http/http-client.ts';
import {type LiveRegistry, openDistribution} from '../../../src/registry/oci/distribution.ts';

export const SOMEONE = {type: 'basic', username: 'someone', password: 'hush'} as const satisfies Credential;

/** A registry without TLS, asked by someone or by nobody. */
export function plain(host: string, credential?: Credential, http = openHttp()): LiveRegistry {
  return openDistribution({
    host,
    http,
    plainHttp: true,
    ...(credential === undefined ? {} : {credential: async () => credential}),
  });
}
