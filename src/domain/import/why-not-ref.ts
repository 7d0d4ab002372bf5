import type {ProfileRef} from '../profile/profile.ts';

/**
 * Why a document cannot be imported under its name and version; undefined when it can. People choose names freely, with
 * blanks and slashes (`charts/app`): names are encoded where a file system cannot hold them, and shown harmlessly. But
 * no name may lead to another place.
 */
export function whyNotRef({name, version}: ProfileRef): string | undefined {
  return whyNot('name', name) ?? whyNot('version', version);
}

function whyNot(what: string, text: string): string | undefined {
  if (what === 'name' && text.trim() === '') return 'the name is blank';
  const leads =
    /^(?:[/\\]|[A-Za-z]:[/\\])/.test(text) || text.split(/[/\\]/).some(part => part === '.' || part === '..');
  return leads ? `the ${what} "${text}" is a path that would lead out of the workspace` : undefined;
}
