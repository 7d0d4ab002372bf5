import {answerUpgrade, mergesLong} from '../src/domain/upgrade/upgrade-layer.ts';
import type {Home} from '../src/storage/home.ts';
import type {Ports} from '../state/ports.ts';
import {compareSides, takesLong} from '../state/screens/compare/compare-sides.ts';
import {Checks} from './checks.ts';
import {Jobs} from './jobs.ts';
import type {SettingsPort} from './settings-port.ts';

/** Work that no key waits for: in threads, each started by its first question. What is done in a moment is done here. */
export function workPorts(
  {cache}: Home,
  settings: SettingsPort,
): Pick<Ports, 'checks' | 'sweeps' | 'comparisons' | 'merges'> {
  const checksHome = {
    cache,
    settings: async () => ({registries: await settings.registrySettings()}),
    registries: async () => settings.registries(),
  };
  const jobs = new Jobs();
  return {
    checks: new Checks(checksHome),
    // In a thread of their own: neither calls the other off.
    sweeps: new Checks(checksHome),
    comparisons: {
      find: async (sides, signal) => (takesLong(sides) ? jobs.run('compare', sides, signal) : compareSides(sides)),
    },
    merges: {
      upgrade: async (question, signal) =>
        mergesLong(question) ? jobs.run('upgrade', question, signal) : answerUpgrade(question),
    },
  };
}
