import {parse} from '@cdktf/hcl2json';

/** Reads HCL with HashiCorp's own parser. It leaves `$${` and `%%{` as they are written, which stand for `${` and `%{`. */
export async function readHcl(text: string): Promise<unknown> {
  return unescape(await parse('profile.tf', text));
}

function unescape(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/([$%])\1(?=\{)/g, '$1');
  if (Array.isArray(value)) return value.map(unescape);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unescape(item)]));
}
