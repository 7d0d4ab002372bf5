/** A preset that the values say is enabled. */
export interface EnabledPreset {
  readonly group: string;
  readonly name: string;
  /** Line of the header, from 1. */
  readonly line: number;
}

/**
 * Reads the header that records presets, `# spectrocloud.com/enabled-presets: Group:name,Group:name`. It stands among the comments that
 * values begin with, mostly first; groups may hold blanks, dashes and colons, so that each entry is cut at its last colon (domain: 5.1).
 */
export function enabledPresets(values: string): readonly EnabledPreset[] {
  for (const [at, line] of values.split('\n', HEADER_LINES).entries()) {
    if (line.trim() !== '' && !/^\s*(?:#|---)/.test(line)) return [];
    const list = /^\s*#\s*spectrocloud\.com\/enabled-presets:(.*)$/.exec(line)?.[1];
    if (list === undefined) continue;
    return list.split(',').flatMap(entry => {
      const colon = entry.lastIndexOf(':');
      const preset = {group: entry.slice(0, colon).trim(), name: entry.slice(colon + 1).trim(), line: at + 1};
      return colon < 0 || preset.name === '' ? [] : [preset];
    });
  }
  return [];
}

/** The header is looked for in so many lines; real ones stand in the first or the second. */
const HEADER_LINES = 20;
