import fc from 'fast-check';

/**
 * Property tests draw the same cases on every machine, so that a red run is about the change and can be run again.
 * `FC_SEED=$RANDOM npm test` looks for new counterexamples.
 */
fc.configureGlobal({seed: Number(process.env['FC_SEED'] ?? 20_261_121)});
