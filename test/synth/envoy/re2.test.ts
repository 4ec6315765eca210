import { re2 } from './re2';

test.each([
  ['a(?i:b[c-d]%2F)e', 'aBD%2fe', true],
  ['a(?i:b[c-d]%2F)e', 'aBD%2fE', false],
  ['a(?i:b)', 'Ab', false],
  ['(?i:a(b|c(?:d))e)f', 'ABEf', true],
  ['(?i:a(b|c(?:d))e)f', 'aCDeF', false],
  ['(?i:[\\d.])', 'D', false],
  ['(?i:[^.:]+\\.x)', 'A.X', true],
  ['ab', 'cab', false],
  ['a|bc', 'ab', false],
])('%s on %s', (regex, text, fits) => {
  expect(re2(regex).test(text)).toBe(fits);
});
