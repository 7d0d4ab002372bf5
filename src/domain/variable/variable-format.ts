import semver from 'semver';

/** The formats of a variable's value: palette-sdk-go, `v1VariableFormat`. */
export const VARIABLE_FORMATS = [
  'string',
  'number',
  'boolean',
  'ipv4',
  'ipv4cidr',
  'ipv6',
  'version',
  'base64',
] as const;
export type VariableFormat = (typeof VARIABLE_FORMATS)[number];

/** How the value is asked for: `v1VariableInputType`. */
export const INPUT_TYPES = ['text', 'dropdown', 'multiline'] as const;
export type InputType = (typeof INPUT_TYPES)[number];

export function isVariableFormat(format: unknown): format is VariableFormat {
  return (VARIABLE_FORMATS as readonly unknown[]).includes(format);
}

export function isInputType(inputType: unknown): inputType is InputType {
  return (INPUT_TYPES as readonly unknown[]).includes(inputType);
}

/** A description of the format for messages: `a number (any integer or decimal)`. */
export function describeFormat(format: VariableFormat): string {
  return SHAPES[format].description;
}

/** Whether the value has the format. The empty text has no format but `string`: ask only for values that exist. */
export function isOfFormat(format: VariableFormat, value: string): boolean {
  return SHAPES[format].accepts(value);
}

export function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every(part => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

export function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = [...ipv6Groups(head), ...ipv6Groups(tail ?? '')];
  const last = groups.at(-1);
  const isMixed = last !== undefined && last.includes('.');
  const size = groups.length + (isMixed ? 1 : 0);
  const plain = isMixed ? groups.slice(0, -1) : groups;
  if (isMixed && !isIpv4(last)) return false;
  return plain.every(group => /^[0-9a-fA-F]{1,4}$/.test(group)) && (tail === undefined ? size === 8 : size <= 7);
}

/** A semantic version. The `v` that many people write before it is allowed; missing parts (`1.2`) are not. */
export function isVersion(text: string): boolean {
  return semver.valid(text) !== null;
}

const SHAPES: Readonly<Record<VariableFormat, {description: string; accepts: (value: string) => boolean}>> = {
  string: {description: 'a text', accepts: () => true},
  number: {description: 'a number, such as 3 or 0.5', accepts: isNumber},
  // Palette refuses 1 and 0: librarium, create-cluster-profile-variables.md.
  boolean: {description: 'true or false', accepts: value => value === 'true' || value === 'false'},
  ipv4: {description: 'an IPv4 address, such as 10.0.0.1', accepts: isIpv4},
  ipv4cidr: {description: 'an IPv4 network, such as 10.0.0.0/16', accepts: isIpv4Cidr},
  ipv6: {description: 'an IPv6 address, such as 2001:db8::1', accepts: isIpv6},
  version: {description: 'a semantic version, such as 1.2.3', accepts: isVersion},
  base64: {description: 'text in base64', accepts: isBase64},
};

function isIpv4Cidr(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  return more.length === 0 && isIpv4(address) && /^(?:\d|[12]\d|3[0-2])$/.test(bits);
}

/** The groups on one side of `::`; none on an empty side. */
function ipv6Groups(side: string): readonly string[] {
  return side === '' ? [] : side.split(':');
}

/** Go's standard encoding: padded, line breaks ignored. */
function isBase64(text: string): boolean {
  const plain = text.replaceAll(/[\r\n]/g, '');
  return plain.length > 0 && plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}
