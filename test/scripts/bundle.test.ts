import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {compileFunction} from 'node:vm';
import {build} from 'esbuild';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {bundle, patches} from '../../scripts/build/bundle.ts';
import {joinRows, type Operations} from '../../scripts/build/join-rows.ts';
import {isSane, measureRows} from '../../scripts/build/known-rows.ts';
import {lazySegmenter} from '../../scripts/build/lazy-segmenter.ts';
import {LEFT_OUT} from '../../scripts/build/left-out.ts';
import {readRow} from '../../src/terminal/row.ts';

/** A module, bundled as the program is, and loaded. */
async function bundled(contents: string): Promise<unknown> {
  const {outputFiles} = await build({
    ...bundle,
    entryPoints: [],
    stdin: {contents, resolveDir: bundle.absWorkingDir ?? ''},
    write: false,
    banner: {},
  });
  const module: {exports: unknown} = {exports: undefined};
  // Loaded as Node loads CommonJS.
  compileFunction(outputFiles[0]?.text ?? '', ['module', 'require', 'fileUrl'])(
    module,
    createRequire(import.meta.url),
    import.meta.url,
  );
  return module.exports;
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

test('packages that are loaded late behave as if they had been there all the time', async () => {
  const module = await bundled(`
    import {isMap, LineCounter, parseDocument} from 'yaml';
    import semver from 'semver';
    import {createHash} from 'node:crypto';
    const lines = new LineCounter();
    const document = parseDocument('a:\\n  b: 1', {lineCounter: lines});
    export const seen = [
      isMap(document.contents), lines instanceof LineCounter, lines.lineStarts.length, document.toJS().a.b,
      semver.rcompare('1.2.0', '1.10.0'), semver.coerce('v1.2').version, new semver.SemVer('1.2.3').minor,
      createHash('sha256').update('').digest('hex').slice(0, 8),
    ];`);
  expect(module).toHaveProperty('seen', [true, true, 2, 1, 1, '1.2.0', 2, 'e3b0c442']);
});

test('joined rows show what Ink puts together character by character', async () => {
  const {default: Output} = await import('../../node_modules/ink/build/output.js');
  const word = fc.constantFrom(
    'a',
    'pack',
    '   ',
    '─…',
    '日本',
    '\u{1B}[1mb\u{1B}[22m',
    '\u{1B}[31mred\u{1B}[39m',
    '\u{1B}[7m \u{1B}[27m',
    '\u{1B}[4mopen',
    'x\ny',
    '\u{1B}[2mdim\u{1B}[0m',
    '\u{1B}[1mone\u{1B}[0m\n\u{1B}[2mtwo\u{1B}[0m three',
  );
  const write = fc.record({
    x: fc.integer({min: -1, max: 24}),
    y: fc.integer({min: -1, max: 4}),
    text: fc.array(word, {maxLength: 5}).map(words => words.join('')),
    isBold: fc.boolean(),
  });
  const clip = fc.option(
    fc.record({x1: fc.nat(4), x2: fc.integer({min: 10, max: 24}), y1: fc.nat(1), y2: fc.integer({min: 2, max: 4})}),
  );
  let joinedFrames = 0;
  fc.assert(
    fc.property(fc.array(write, {maxLength: 6}), clip, (writes, clip) => {
      const output = new Output({width: 24, height: 4});
      if (clip !== null) output.clip(clip);
      for (const {x, y, text, isBold} of writes) {
        const transformers = isBold ? [(line: string) => `\u{1B}[1m${line}\u{1B}[22m`] : [];
        output.write(x, y, text, {transformers});
      }
      const operations: Operations['operations'] = Reflect.get(output, 'operations');
      const joined = joinRows({operations, width: 24, height: 4}, stringWidth);
      if (joined === undefined) return;
      joinedFrames += 1;
      const look = {hasColour: true, isAscii: false};
      const cells = (frame: string) => frame.split('\n').map(row => ({...readRow(row, 24, look), source: ''}));
      expect(cells(joined.output)).toEqual(cells(output.get().output));
    }),
    {numRuns: 600},
  );
  expect(joinedFrames).toBeGreaterThan(60);
});

test('what is held to be sane is what Ink would leave as it is', async () => {
  const {default: sanitizeAnsi} = await import('../../node_modules/ink/build/sanitize-ansi.js');
  const piece = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.constantFrom('a', '\n', '\t', '…', '─', '\u{301}', '\u{AD}', '\u{85}', '\u{1B}', '\u{1B}[', '[m', '\u{9B}1m'),
    fc.constantFrom('\u{1B}[m', '\u{1B}[1;31m', '\u{1B}[38:5:1m', '\u{1B}[2J', '\u{1B}]8;;x\u{7}'),
  );
  let sane = 0;
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 6}), pieces => {
      const text = pieces.join('');
      if (!isSane(text)) return;
      sane += 1;
      expect(sanitizeAnsi(text)).toBe(text);
    }),
    {numRuns: 2000},
  );
  expect(sane).toBeGreaterThan(200);
});

test('rows are measured as Ink measures a text', async () => {
  const {default: measureText} = await import('../../node_modules/ink/build/measure-text.js');
  const unit = fc.constantFrom('a', ' ', '\n', '…', '日', '\u{1B}[1m', '\u{1B}[m');
  fc.assert(
    fc.property(fc.string({unit}), text => {
      expect(measureRows(text, stringWidth)).toEqual(measureText(text));
    }),
  );
});

test('a command never loads Ink or React', async () => {
  const {metafile} = await build({...bundle, write: false, metafile: true});
  const {outputs} = metafile;
  const sources = ['strata', 'main', 'program'].flatMap(name => Object.keys(outputs[`dist/${name}.js`]?.inputs ?? {}));
  expect(sources).toContain('src/commands/validate.ts');
  expect(sources.filter(source => /node_modules\/(?:ink|react|react-reconciler|yoga-layout)\//.test(source))).toEqual(
    [],
  );
});

test('what is loaded late can be called, constructed, and asked for what is static', async () => {
  const source = `
    import {isMap, parse, YAMLMap} from 'yaml';
    import {RE2JS} from 're2js';
    export const compiled = RE2JS.compile('^a+$').matcher('aaa').find();
    export const read = parse('a: 1').a;
    export const made = isMap(new YAMLMap()) && new YAMLMap() instanceof YAMLMap;`;
  expect(await bundled(source)).toMatchObject({compiled: true, read: 1, made: true});
});

const built = (name: string) => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));

test('a start loads nothing of Node that no first frame needs', () => {
  const load = `require(${JSON.stringify(built('main'))}); require(${JSON.stringify(built('tui'))}); console.log(process.moduleLoadList.join('\\n'))`;
  const {stdout} = spawnSync(process.execPath, ['-e', load], {encoding: 'utf8'});
  const loaded = new Set(stdout.split('\n').map(line => line.replace(/^NativeModule /, '')));
  expect(loaded).toContain('tty');
  const costly = ['assert', 'child_process', 'crypto', 'http', 'https', 'readline', 'tls', 'worker_threads', 'zlib'];
  expect(costly.filter(name => loaded.has(name))).toEqual([]);
});

test('what is loaded at a start is ASCII: V8 would keep a text with any other character twice as large', () => {
  for (const name of ['strata', 'main', 'tui']) expect(readFileSync(built(name), 'latin1')).toMatch(/^[\0-\x7F]*$/);
});
