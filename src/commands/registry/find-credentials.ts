import type {SourceOptions} from '../../registry/registry.ts';
import {readCredential} from '../../storage/settings/credentials.ts';

/** Finds credentials for registries on the network: what `login` kept, else what docker and the like remember. */
export function findCredentials(
  config: string,
  env: Readonly<Record<string, string | undefined>>,
): SourceOptions['credential'] {
  return async place => {
    const kept = await readCredential(config, place);
    if (kept !== undefined) return kept;
    const {readDockerCredential} = await import('../../registry/http/docker-config.ts');
    return readDockerCredential(place, env);
  };
}
