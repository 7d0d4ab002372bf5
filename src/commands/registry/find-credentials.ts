import type {SourceOptions} from '../../registry/registry.ts';
import {readCredential} from '../../storage/settings/credentials.ts';

/** Who asks live registries: what was entered in strata, else what docker and its like remember after a login. */
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
