import type {ProfileRef} from '../../domain/profile/profile.ts';
import {decodeName, encodeName} from '../../domain/text/file-name.ts';

/** Where a version's file is, below `profiles/`: `web-prod/1.0.0.yaml`. */
export function placeOf({name, version}: ProfileRef): string {
  return `${encodeName(name)}/${encodeName(version)}.yaml`;
}

/** The version that belongs at that path; undefined when none does. */
export function refAt(place: string): ProfileRef | undefined {
  const [directory = '', file = '', ...more] = place.split('/');
  const name = decodeName(directory);
  const version = file.endsWith('.yaml') ? decodeName(file.slice(0, -'.yaml'.length)) : undefined;
  return name === undefined || version === undefined || more.length > 0 ? undefined : {name, version};
}
