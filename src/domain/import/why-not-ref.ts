import type {ProfileRef} from '../profile.ts';

/**
 * Why a document cannot be taken in under its name and version; undefined when it can. Names are what people made them, with blanks and slashes
 * (`charts/app`), and are encoded where a file system can't hold them; but one that is made to lead somewhere else is nobody's name.
 */
export function whyNotRef({name, version}: ProfileRef): string | undefined {
  return whyNot('name', name) ?? whyNot('version', version);
}

function whyNot(what: string, text: string): string | undefined {
  if (what === 'name' && text.trim() === '') return 'the name is blank';
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u001F\u007F]/.test(text)) return `the ${what} holds control characters`;
  const leads =
    /^(?:[/\\]|[A-Za-z]:[/\\])/.test(text) || text.split(/[/\\]/).some(part => part === '.' || part === '..');
  return leads ? `the ${what} "${text}" is a path that would lead out of the workspace` : undefined;
}
