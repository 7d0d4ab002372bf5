/** The text of an export; used by the commands and by the app's ports. */
import {valuesOf} from '../../domain/layer/layer.ts';
import type {Profile} from '../../domain/profile/profile.ts';
import {cutAtSecrets} from '../../domain/secret/secret-values.ts';
import {toJson, toYaml} from '../../formats/document.ts';
import {exportDocument} from '../../formats/palette-document.ts';
import {printTerraform} from '../../formats/terraform.ts';
import {findSecrets, maskProfile, type PackOf} from '../packs/mask-profile.ts';
import {usage} from '../program/context.ts';

/**
 * The formats of an export. Palette's UI takes JSON, its API also YAML; Terraform creates the profile through its
 * provider.
 */
export const EXPORT_FORMATS = ['json', 'yaml', 'terraform'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {json: '.json', yaml: '.yaml', terraform: '.tf'};

export interface Export {
  readonly text: string;
  /** What was masked, in words: `variable token`, `ai-app: charts.ai.token`. */
  readonly masked: readonly string[];
  /**
   * What else the user should know: variables that Terraform asks for, what it cannot express, packs whose passwords
   * are not known.
   */
  readonly notes: readonly string[];
}

/**
 * The profile as text in a format, secrets masked; in Terraform, secrets become variables. `reveal` writes them out.
 */
export async function printExport(
  profile: Profile,
  format: ExportFormat,
  packOf: PackOf,
  reveal = false,
): Promise<Export> {
  if (format === 'terraform') return exportTerraform(profile, packOf, reveal);
  if (reveal) return {text: printDocument(profile, format), masked: [], notes: []};
  const {profile: shown, masked, troubles} = await maskProfile(profile, packOf);
  return {text: printDocument(shown, format), masked, notes: troubles};
}

/** The profile as the text of a document that Palette imports. */
export function printDocument(profile: Profile, format: 'json' | 'yaml'): string {
  const document = exportDocument(profile);
  return format === 'json' ? toJson(document) : toYaml(document);
}

/** The format that a file's name asks for: `terraform` for `.tf`, `yaml` for `.yaml` and `.yml`, else `json`. */
export function formatFor(path: string | undefined): ExportFormat {
  if (path === undefined) return 'json';
  if (/\.tf$/i.test(path)) return 'terraform';
  return /\.ya?ml$/i.test(path) ? 'yaml' : 'json';
}

/** A format by its name. Throws StrataError `usage`, naming the formats there are. */
export function parseFormat(name: string): ExportFormat {
  const format = EXPORT_FORMATS.find(one => one === name.toLowerCase());
  if (format !== undefined) return format;
  throw usage(`"${name}" is not a format of an export`, `There are ${EXPORT_FORMATS.join(', ')}.`);
}

async function exportTerraform(profile: Profile, packOf: PackOf, reveal: boolean): Promise<Export> {
  const {secretsOf, troubles} = await findSecrets(reveal ? [] : [profile], packOf);
  const {text, variables, losses} = printTerraform(profile, {
    cutValues: layer => cutAtSecrets(valuesOf(layer), secretsOf(layer)),
    reveal,
  });
  const asked = variables.length === 0 ? [] : [`Terraform asks for ${variables.join(', ')}`];
  return {text, masked: [], notes: [...troubles, ...losses, ...asked]};
}
