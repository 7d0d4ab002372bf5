import {readFileSync} from 'node:fs';
import {build} from 'esbuild';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {bundle, patches} from '../../scripts/build/bundle.ts';
import {lazySegmenter} from '../../scripts/build/lazy-segmenter.ts';
import {LEFT_OUT} from '../../scripts/build/left-out.ts';

/** A module, bundled as the program is, and loaded. */
async function bundled(contents: string): Promise<unknown> {
  const {outputFiles} = await build({
    ...bundle,
    entryPoints: [],
    stdin: {contents, resolveDir: bundle.absWorkingDir ?? ''},
    splitting: false,
    write: false,
    banner: {},
  });
  const loaded: unknown = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
  return loaded;
}

const dependency = (path: string) => readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');

test.for(patches)('still needed: the patch of $file', ({file, find, reason}) => {
  const path = file.source
    .replaceAll('\\', '')
    .replace(/^node_modules\//, '')
    .replace(/\$$/, '');
  expect(find.test(dependency(path)) ? 'needed' : reason).toBe('needed');
});

test('what is left out is still asked for', () => {
  const asking = {
    'terminal-size': 'utils.js',
    'stack-utils': 'components/ErrorOverview.js',
    'code-excerpt': 'components/ErrorOverview.js',
  };
  expect(Object.keys(LEFT_OUT).sort()).toEqual(Object.keys(asking).sort());
  for (const [name, file] of Object.entries(asking))
    expect(dependency(`ink/build/${file}`)).toContain(`from '${name}'`);
});

test('the segmenter that is made late gives what the real one gives', () => {
  const late = lazySegmenter();
  const unit = fc.constantFrom('a', '─', '…', 'é', '\u{301}', '👩', '\u{200D}', '\r', '\n');
  fc.assert(
    fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.string({unit})), text => {
      const parts = (segmenter: Pick<Intl.Segmenter, 'segment'>) =>
        Array.from(segmenter.segment(text), ({segment, index}) => [segment, index]);
      expect(parts(late)).toEqual(parts(new Intl.Segmenter()));
    }),
  );
});

test('the patched string-width measures as the original does', async () => {
  const patched: unknown = Reflect.get(Object(await bundled(`export {default} from 'string-width'`)), 'default');
  if (typeof patched !== 'function') throw new Error('no function');
  const differing = Array.from({length: 0x1_ff_ff}, (_, code) => String.fromCodePoint(code)).filter(
    text => patched(text) !== stringWidth(text),
  );
  expect(differing).toEqual([]);
  const piece = fc.constantFrom(
    'a',
    '1',
    '#',
    '…',
    '❤',
    '\u{FE0F}',
    '\u{20E3}',
    '👩',
    '\u{200D}',
    '🏽',
    '🇩',
    '🇪',
    '日',
    '©',
    '\u{FE0E}',
    '⌚',
  );
  fc.assert(
    fc.property(fc.string({unit: piece}), text => {
      expect(patched(text)).toBe(stringWidth(text));
    }),
  );
});

test('yoga is there as soon as it is imported', async () => {
  expect(await bundled(`export {default} from 'yoga-layout'`)).toHaveProperty('default.Node.create');
});

test('a command never loads Ink or React', async () => {
  const {metafile} = await build({...bundle, write: false, metafile: true});
  const {outputs} = metafile;
  const main =
    Object.keys(outputs).find(path => outputs[path]?.entryPoint === 'bin/main.ts') ?? 'no chunk for bin/main.ts';
  expect(outputs).toHaveProperty([main]);
  const loaded = new Set(['dist/strata.js', main]);
  for (const path of loaded) {
    for (const next of outputs[path]?.imports ?? []) {
      if (next.kind === 'import-statement' && next.external !== true) loaded.add(next.path);
    }
  }
  const sources = [...loaded].flatMap(path => Object.keys(outputs[path]?.inputs ?? {}));
  expect(sources.filter(source => /node_modules\/(?:ink|react|react-reconciler|yoga-layout)\//.test(source))).toEqual(
    [],
  );
});
