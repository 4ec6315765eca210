import { locationOf, traceOf } from '../../lib/diagnostics/trace';

const nothing = () => false;
const lines = (...frames: string[]) => ({ stack: `Error\n${frames.map((frame) => `    at ${frame}`).join('\n')}`, classes: ['Gateway', 'ApiObject'] });

test.each<[string, string[], object | undefined]>([
  ['the line of the program', ['new ApiObject (/app/api.ts:3:4)', 'new Gateway (/app/imports/istio.ts:5:6)', 'new Shop (/app/shop.ts:12:5)'], { file: '/app/shop.ts', line: 12, column: 5, endLine: 12, endColumn: 6 }],
  ['no package and nothing of Node', ['/app/node_modules/fairlead/a.js:1:1', 'Module._compile (node:internal/modules:1:2)', 'Array.map (<anonymous>:1:1)', '/app/main.ts:2:1'], { file: '/app/main.ts', line: 2 }],
  ['a file that is given as a URL', ['file:///app/main.mjs:7:1'], { file: '/app/main.mjs', line: 7 }],
  ['a folder with brackets', ['new Shop (/app (old)/shop.ts:1:2)'], { file: '/app (old)/shop.ts', line: 1, column: 2 }],
  ['nothing where there is no such line', ['processTicksAndRejections (node:internal/process/task_queues:95:5)', 'async Promise.all (index 0)'], undefined],
])('finds %s', (_, frames, expected) => {
  const found = locationOf(lines(...frames), nothing);
  if (expected) expect(found).toMatchObject(expected);
  else expect(found).toBeUndefined();
});

test('passes over what is foreign', () => {
  expect(locationOf(lines('make (/lib/make.ts:1:1)', '/app/main.ts:2:1'), (file) => file.startsWith('/lib/'))).toMatchObject({ file: '/app/main.ts' });
});

test('the trace of an object leads to the line that makes it, however deep its classes are', () => {
  class Base {
    readonly trace = traceOf(this);
  }
  class Middle extends Base {}
  class Narrow extends Middle {}
  const { stackTraceLimit } = Error;
  const { trace } = new Narrow();
  expect(trace.classes).toEqual(['Narrow', 'Middle', 'Base', 'Object']);
  expect(locationOf(trace, nothing)).toMatchObject({ file: __filename });
  expect(trace.stack.split('\n').length).toBeLessThan(52);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
