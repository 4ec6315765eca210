import { nanosecondsOf } from '../../../lib/vet/syntax/go-duration';

test.each<[string, number | undefined]>([
  ['0', 0],
  ['0s', 0],
  ['10s', 10e9],
  ['1m30s', 90e9],
  ['1h', 3600e9],
  ['1.5s', 1.5e9],
  ['.5ms', 5e5],
  ['2us3ns', 2003],
  ['1µs', 1000],
  ['-1s', -1e9],
  ['+1s', 1e9],
  ['', undefined],
  ['10', undefined],
  ['s', undefined],
  ['1d', undefined],
  ['1s ', undefined],
  [`${'1s'.repeat(33)}`, undefined],
])('%j', (text, nanoseconds) => {
  expect(nanosecondsOf(text)).toBe(nanoseconds);
});
