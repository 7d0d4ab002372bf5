import {existsSync, readdirSync, readFileSync} from 'node:fs';

const data = new URL('../../../../shared/data/', import.meta.url);

/** Whether the real data lies beside the project; tests on it are skipped, and say so, where it doesn't. */
export const hasRealData = existsSync(data);

/** The text of one file of the real data. */
export function readRealFile(path: string): string {
  return readFileSync(new URL(path, data), 'utf8');
}

/** Every values text of the packs and the exported profiles, by what it is. */
export function readRealValues(): ReadonlyMap<string, string> {
  return new Map([...readPackFiles('values.yaml'), ...readExportedValues()]);
}

/** A file of every pack that has it, by the pack's folder. */
export function readPackFiles(name: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const folder of hasRealData ? ['packs', 'infra-packs'] : []) {
    for (const pack of readdirSync(new URL(folder, data))) {
      const file = new URL(`${folder}/${pack}/${name}`, data);
      if (existsSync(file)) texts.set(`${folder}/${pack}`, readFileSync(file, 'utf8'));
    }
  }
  return texts;
}

function readExportedValues(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const name of hasRealData ? readdirSync(new URL('exports', data)) : []) {
    const profile: ExportedProfile = JSON.parse(readRealFile(`exports/${name}`));
    for (const [at, pack] of profile.spec.template.packs.entries()) {
      if (pack.values !== undefined && pack.values !== '') texts.set(`${name} ${at} ${pack.name}`, pack.values);
    }
  }
  return texts;
}

interface ExportedProfile {
  readonly spec: {readonly template: {readonly packs: readonly {readonly name: string; readonly values?: string}[]}};
}
