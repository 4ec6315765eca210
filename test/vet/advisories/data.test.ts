import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { pageOf } from '../../../lib/vet/advisories/bulletin';
import { bulletins } from '../../../lib/vet/advisories/data/bulletins';
import { releases } from '../../../lib/vet/advisories/data/releases';
import { compareVersions, inRanges, istioVersion, minorOf } from '../../../lib/vet/advisories/istio-version';
import { advisoryModules, writtenBulletins, writtenReleases } from '../../../scripts/docs/advisory-modules';

const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/).refine((text) => !Number.isNaN(Date.parse(text)));
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
const patch = z.string().regex(/^\d+\.\d+\.\d+$/);
const words = z.string().min(10).regex(/[^.\s]$/);

const bulletin = z.strictObject({
  id: z.string().regex(/^ISTIO-SECURITY-\d{4}-\d{3}$/),
  date: day,
  cves: z.array(z.string().regex(/^CVE-\d{4}-\d{4,}$/)),
  cvss: z.number().min(0).max(10).multipleOf(0.1).optional(),
  affected: z.array(z.string().regex(/^(?:>=\d+\.\d+\.\d+)? ?(?:<\d+\.\d+\.\d+)?$/)).min(1),
  fixed: z.array(patch),
  summary: words,
  when: words.optional(),
  remedy: words.optional(),
});

const release = z.strictObject({
  minor: z.string().regex(/^\d+\.\d+$/),
  released: day,
  ends: z.union([day, month]).optional(),
  certainty: z.enum(['announced', 'expected', 'approximate']).optional(),
  latest: patch,
});

const versionsIn = (texts: readonly string[]) => texts.map((text) => istioVersion(text)!);
const inOrder = (texts: readonly string[]) => versionsIn(texts)
  .every((version, index, all) => index === 0 || compareVersions(all[index - 1]!, version) < 0);

test('the modules are those of the YAML files: else run `npm run docs`', () => {
  for (const [path, text] of advisoryModules()) expect(readFileSync(join(__dirname, '../../..', path), 'utf8')).toBe(text);
});

test.each(writtenBulletins().map((entry) => [entry.id, entry] as const))('%s is well formed', (id, entry) => {
  expect(() => bulletin.parse(entry)).not.toThrow();
  expect(entry.date.slice(0, 4)).toBe(id.slice(15, 19));
  expect(inOrder(entry.fixed)).toBe(true);
  expect(entry.fixed.filter((version) => inRanges(istioVersion(version)!, entry.affected))).toEqual([]);
  // what ends has somewhere to go, and what does not end says what to do instead
  const isMended = entry.affected.every((range) => range.includes('<'));
  expect(isMended ? entry.fixed : [entry.remedy]).not.toEqual(isMended ? [] : [undefined]);
});

test('ranges are in order, do not meet, and end with a fixed release or where the next begins', () => {
  const bounds = ({ affected }: { readonly affected: readonly string[] }) => affected.map((range) => /^(?:>=(\S+))? ?(?:<(\S+))?$/.exec(range)!.slice(1) as [string?, string?]);
  const wrong = bulletins.filter((entry) => bounds(entry).some(([from, to], index, all) => {
    const next = all[index + 1]?.[0];
    if (from !== undefined && to !== undefined && !inOrder([from, to])) return true;
    if (to === undefined) return index < all.length - 1;
    if (next !== undefined && next !== to && !inOrder([to, next])) return true;
    return !entry.fixed.includes(to) && next !== to;
  }));
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('bulletins are in order, and there is one of each number', () => {
  const ids = bulletins.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(bulletins.map(({ date }) => date)).toEqual(bulletins.map(({ date }) => date).sort());
  for (const year of new Set(ids.map((id) => id.slice(0, 20)))) {
    const numbers = ids.filter((id) => id.startsWith(year)).map((id) => Number(id.slice(20)));
    expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
  }
});

test('a CVE stands in the bulletin that is about it, with the page of that', () => {
  expect(bulletins.filter(({ cves }) => new Set(cves).size < cves.length)).toEqual([]);
  expect(bulletins.find(({ cves }) => cves.includes('CVE-2020-8595'))).toMatchObject({ id: 'ISTIO-SECURITY-2020-001' });
  expect(pageOf({ id: 'ISTIO-SECURITY-2020-001' })).toBe('https://istio.io/latest/news/security/istio-security-2020-001/');
});

test('releases are well formed, in order and without a gap', () => {
  const { asOf, releases: written } = writtenReleases();
  expect(() => z.union([day, month]).parse(asOf)).not.toThrow();
  expect(() => z.array(release).parse(written)).not.toThrow();
  expect(inOrder(written.map(({ latest }) => latest))).toBe(true);
  const minors = written.map(({ minor }) => Number(minor.slice(2)));
  expect(minors).toEqual(minors.map((_minor, index) => minors[0]! + index));
  for (const { minor, released, ends, certainty, latest } of written) {
    expect(minorOf(istioVersion(latest)!)).toBe(minor);
    expect(ends === undefined).toBe(certainty === undefined);
    expect(ends === undefined || released < ends).toBe(true);
  }
});

test('what a bulletin calls fixed is out, and nothing is fixed in a release of which nothing is known', () => {
  const latest = new Map(releases.map((entry) => [entry.minor, istioVersion(entry.latest)!]));
  const fixes = versionsIn(bulletins.flatMap(({ fixed }) => fixed)).filter((version) => compareVersions(version, istioVersion('1.7.0')!) >= 0);
  expect(fixes.length).toBeGreaterThan(80);
  expect(fixes.filter((version) => !latest.has(minorOf(version)) || compareVersions(latest.get(minorOf(version))!, version) < 0)).toEqual([]);
});
