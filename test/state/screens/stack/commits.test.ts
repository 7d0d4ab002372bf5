import {expect, test} from 'vitest';
import {draw} from '../../../fixtures/draw.ts';
import {openStack} from '../../../fixtures/open-profile.ts';
import {aSummary, aVersion, stored} from '../../../fixtures/stored-profiles.ts';

const COMMIT = {hash: '1a2b3c4', date: '2026-03-04', subject: 'Raise the limit of the ingress'};

/** A stack whose profile has two stored versions. */
function openStored(columns = 80) {
  const journey = openStack();
  const versions = ['1.1.0', '1.0.0'].map(version =>
    aVersion(version, {description: 'for the shop', packs: ['nginx']}),
  );
  const profiles = stored(aSummary('web-prod', ...versions));
  journey.state = {...journey.state, size: {columns, rows: 24}, profiles};
  return journey;
}

test('git is asked when the Versions tab is shown, and only then', () => {
  const journey = openStored();
  expect(journey.asked.map(({type}) => type)).not.toContain('commits.read');
  expect(journey.press('4').asked).toContainEqual({type: 'commits.read', name: 'web-prod'});
});

test('the last commit of each version stands beside it', () => {
  const journey = openStored().press('4');
  journey.send({type: 'commits.read', name: 'web-prod', commits: new Map([['1.0.0', COMMIT]])});
  const rows = draw(journey.state).split('\n');
  expect(rows.find(row => row.includes('VERSION'))).toMatch(/VERSION +COMMIT +DATE +SUBJECT/);
  expect(rows.find(row => row.includes('1a2b3c4'))).toMatch(
    /1\.0\.0 +1a2b3c4 2026-03-04 Raise the limit of the ingress/,
  );
  expect(rows.find(row => row.includes('1.1.0'))).not.toContain('1a2b3c4');
});

test('the description keeps its place where there is room for both', () => {
  const journey = openStored(110).press('4');
  journey.send({type: 'commits.read', name: 'web-prod', commits: new Map([['1.0.0', COMMIT]])});
  const row = draw(journey.state)
    .split('\n')
    .find(line => line.includes('1a2b3c4'));
  expect(row).toMatch(/Raise the limit of the ingress .*for the shop/);
});

test('outside of git nothing is told', () => {
  const journey = openStored().press('4');
  const before = draw(journey.state);
  journey.send({type: 'commits.read', name: 'web-prod', commits: new Map()});
  expect(draw(journey.state)).toBe(before);
  expect(before).toMatch(/VERSION +LAYERS +DESCRIPTION/);
});

test('an answer about another profile is not shown', () => {
  const journey = openStored().press('4');
  journey.send({type: 'commits.read', name: 'other', commits: new Map([['1.0.0', COMMIT]])});
  expect(draw(journey.state)).not.toContain('1a2b3c4');
});

test('a subject that would command the terminal is written out', () => {
  const journey = openStored().press('4');
  const subject = 'clear \u001B[2J it';
  journey.send({type: 'commits.read', name: 'web-prod', commits: new Map([['1.0.0', {...COMMIT, subject}]])});
  expect(draw(journey.state)).toContain('clear ^[[2J it');
});
