import type {ProfileRef} from '../profile/profile.ts';

/**
 * Why a document cannot be taken in under its name and version; undefined when it can. Names are what people made them, with blanks and slashes
 * (`charts/app`); they are encoded where a file system can't hold them, and shown harmlessly. But one that leads somewhere else is nobody's name.
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
