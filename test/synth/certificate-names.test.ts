import { certificateNames } from '../../lib/synth/certificate-names';

const family = (parent: string, size: number) => Array.from({ length: size }, (_, index) => `h${String(index).padStart(3, '0')}.${parent}`);
const strangers = (size: number) => Array.from({ length: size }, (_, index) => `a.p${String(index).padStart(3, '0')}.example.com`);

test.each<[string, string[], boolean, string[]]>([
  ['each once, in order', ['b.example.com', 'a.example.com', 'b.example.com'], true, ['a.example.com', 'b.example.com']],
  ['those that a granted wildcard covers are left out', ['a.b.example.com', '*.b.example.com', 'b.example.com', 'x.a.b.example.com'], true, ['*.b.example.com', 'b.example.com', 'x.a.b.example.com']],
  ['over HTTP too, where somebody else has the wildcard', ['a.b.example.com', '*.b.example.com'], false, ['*.b.example.com']],
  ['a hundred fit', family('example.com', 100), true, family('example.com', 100)],
  ['more become a wildcard', family('example.com', 101), true, ['*.example.com']],
  ['more over HTTP stay', family('example.com', 101), false, family('example.com', 101)],
  ['the largest family goes first', [...family('b.example.com', 60), ...family('a.example.com', 41)], true, ['*.b.example.com', ...family('a.example.com', 41)]],
  ['of two as large the first of its name', [...family('b.example.com', 60), ...family('a.example.com', 60)], true, ['*.a.example.com', ...family('b.example.com', 60)]],
  ['until they fit', [...family('b.example.com', 120), ...family('a.example.com', 110), 'example.com'], true, ['*.a.example.com', '*.b.example.com', 'example.com']],
  ['those without siblings cannot become fewer', strangers(101), true, strangers(101)],
  ['wildcards are nobody\'s siblings', [...strangers(99), '*.w1.example.com', '*.w2.example.com', 'a.example.com', 'b.example.com'], true, ['*.example.com', '*.w1.example.com', '*.w2.example.com', ...strangers(99)]],
])('%s', (_what, hosts, wildcards, names) => {
  expect(certificateNames(hosts, wildcards)).toEqual([...names].sort());
});
