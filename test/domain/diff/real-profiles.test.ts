import {expect, test} from 'vitest';
import {applyLineDiff, linesOf} from '../../../src/domain/diff/lines/line-edit.ts';
import {diffProfiles} from '../../../src/domain/diff/profile-diff.ts';
import {formatText} from '../../../src/domain/diff/report/report.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {readProfile} from '../../../src/formats/palette-document.ts';
import {hasSharedData, sharedFiles} from '../../shared-data.ts';

const profiles = sharedFiles('exports').map(({name, text}) => ({name, text, profile: readProfile(text, name)}));

function profileOf(start: string): Profile {
  const found = profiles.find(({name}) => name.startsWith(start));
  if (found === undefined) throw new Error(`no export ${start}`);
  return found.profile;
}

test.skipIf(!hasSharedData('exports'))('a reviewer sees what changed between two versions of a real profile', () => {
  expect(formatText(diffProfiles(profileOf('28-'), profileOf('29-')))).toBe(
    `aws-profile-var-tf 1.0.0 -> 1.1.0   metadata 1   layers +0 -0 >0 ^0 ~1   variables 3   values 3 paths

metadata
  ~ description  A basic cluster profile for AWS -> Updated version with new profile variable values

layers
  ~ wordpress-chart
      ~ pack.namespace  wordpress -> "{{ .spectro.var.wordpress_namespace }}"
      ~ charts.wordpress.replicaCount  1 -> "{{ .spectro.var.wordpress_replica }}"
      ~ charts.wordpress.service.ports.http  80 -> "{{ .spectro.var.wordpress_port }}"

variables
  + wordpress_replica  number, defaultValue "1", required
  + wordpress_namespace  defaultValue wordpress, required
  + wordpress_port  number, defaultValue "80", required
`,
  );
});

test.skipIf(!hasSharedData('exports'))('a real profile is the same as itself, read twice', () => {
  const same = profiles.filter(({name, text, profile}) => diffProfiles(profile, readProfile(text, name)).same);
  expect(same.map(({name}) => name)).toEqual(profiles.map(({name}) => name));
});

test.skipIf(!hasSharedData('exports'))(
  'between any two real profiles, the edits of each text lead from one to the other, and back',
  () => {
    for (const {profile: a} of profiles) {
      for (const {profile: b} of profiles) {
        const [there, back] = [diffProfiles(a, b), diffProfiles(b, a)];
        expect([there.counts.added, there.counts.removed]).toEqual([back.counts.removed, back.counts.added]);
        expect(there.same).toBe(back.same);
        for (const {values} of there.layers) {
          const [before, after] = [linesOf(values?.before ?? ''), linesOf(values?.after ?? '')];
          expect(applyLineDiff(before, values?.edits ?? [], after)).toEqual(after);
        }
      }
    }
  },
);
