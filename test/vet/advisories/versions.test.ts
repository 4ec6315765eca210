import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { pathText } from '../../../lib/diagnostics/path-text';
import { record } from '../../../lib/kube/record';
import type { Resource } from '../../../lib/kube/resource';
import { compareVersions, inRanges, istioVersion, minorOf, plainText } from '../../../lib/vet/advisories/istio-version';
import { imageParts } from '../../../lib/vet/advisories/versions/image-hints';
import { versionsIn, type AnyDocument, type VersionPlace } from '../../../lib/vet/advisories/versions/versions-in';

const root = join(__dirname, 'versions');

interface Case {
  readonly documents: readonly Resource[];
  readonly others?: readonly AnyDocument[];
  readonly found: Readonly<Record<string, readonly string[]>>;
  readonly unclear: readonly string[];
}

test.each(readdirSync(root).sort())('%s', (name) => {
  const file = join(root, name);
  const text = readFileSync(file, 'utf8');
  const { documents, others = [], found, unclear } = parse(text) as Case;
  const answer = versionsIn(documents, others);
  const versions = Object.fromEntries(answer.found.map(({ version, from }) => [version.text, from.map(placeOf)]));
  const unread = answer.unclear.map((place) => `${place.text}: ${placeOf(place)}`);
  if (process.env.UPDATE_CASES === '1') {
    const document = parseDocument(text);
    document.set('found', versions);
    document.set('unclear', unread);
    writeFileSync(file, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  }

  expect(versions).toEqual(found);
  expect(unread).toEqual(unclear);
  expect(Object.keys(versions)).toEqual([...Object.keys(versions)].sort((a, b) => compareVersions(istioVersion(a)!, istioVersion(b)!)));
});

function placeOf({ on, path, by }: VersionPlace): string {
  return [on.kind, record(on.metadata).name, `${pathText(path)}, ${by}`].filter((word) => word !== undefined).join(' ');
}

test.each([
  ['1.20.3', '1.20.3', '1.20.3'],
  ['v1.20.3-distroless', '1.20.3', '1.20.3'],
  ['1.18.7-asm.26-debug', '1.18.7-asm.26', '1.18.7'],
  ['1.20.8-tetrate-v0', '1.20.8-tetrate-v0', '1.20.8'],
  ['1.24.0-rc.1', '1.24.0-rc.1', '1.24.0'],
])('%s is a version', (text, written, plain) => {
  const version = istioVersion(text)!;
  expect([version.text, plainText(version)]).toEqual([written, plain]);
  expect(minorOf(version)).toBe(plain.slice(0, 4));
});

test.each(['', 'latest', '1.20', '1.26.x', '1.26-latest', '~1.26.0', '1.22-alpha.0123', '1.20.3 1.20.4', '99999.0.0', 'sha256:0123'])('%j is none', (text) => {
  expect(istioVersion(text)).toBeUndefined();
});

test.each<[string, string[], boolean]>([
  ['1.1.6', ['>=1.1.0 <1.1.7'], true],
  ['1.1.7', ['>=1.1.0 <1.1.7'], false],
  ['1.1.0', ['>=1.1.0 <1.1.7'], true],
  ['1.0.9', ['>=1.1.0 <1.1.7'], false],
  ['1.9.9', ['>=1.10.0'], false],
  ['2.0.0', ['>=1.10.0'], true],
  ['0.8.0', ['<1.5.0'], true],
  ['1.6.4', ['<1.5.0', '>=1.6.0 <1.6.5'], true],
  ['1.20.3-asm.1', ['<1.20.3'], false],
])('%s in %j: %s', (text, ranges, expected) => {
  expect(inRanges(istioVersion(text)!, ranges)).toBe(expected);
});

test.each<[string, object]>([
  ['pilot', { repository: 'pilot' }],
  ['localhost:5000/istio/pilot', { repository: 'localhost:5000/istio/pilot' }],
  ['localhost:5000/istio/pilot:1.2.3', { repository: 'localhost:5000/istio/pilot', tag: '1.2.3' }],
  ['istio/pilot:1.2.3@sha256:ab', { repository: 'istio/pilot', tag: '1.2.3', digest: 'sha256:ab' }],
  ['istio/pilot@sha256:ab', { repository: 'istio/pilot', digest: 'sha256:ab' }],
])('the parts of %s', (image, parts) => {
  expect(imageParts(image)).toEqual(parts);
});
