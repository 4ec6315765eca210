import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyPlan } from '../../../lib/mtls/plan/apply-plan';
import { manifestOf } from '../../../lib/mtls/plan/manifest-of';
import { planDocuments } from '../../../lib/mtls/plan/plan-documents';
import { validate } from '../../crds/validate';
import { inputOfCase, planCase } from './case';

const root = join(__dirname, 'cases');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('input.yaml')).map(dirname).sort();

test.each(folders)('%s', (name) => {
  const folder = join(root, name);
  const answer = planCase(folder);
  if (process.env.UPDATE_CASES === '1') writeFileSync(join(folder, 'expected.yaml'), answer);

  expect(answer).toBe(readFileSync(join(folder, 'expected.yaml'), 'utf8'));
  expect(readFileSync(join(folder, 'input.yaml'), 'utf8')).toMatch(/^# /);
  // what a reviewer cannot read at one sitting is two cases
  expect(answer.split('\n').length).toBeLessThanOrEqual(81);
});

test.each(folders)('%s gives what the API server takes, and leaves nothing to do once it is done', (name) => {
  const input = inputOfCase(join(root, name));
  const { plan } = planDocuments(input);
  if (!plan) return;
  const written = plan.steps.flatMap(({ changes }) => changes).filter(({ action }) => action !== 'delete').map(({ resource }) => resource);
  expect(written.map(manifestOf).flatMap(validate)).toEqual([]);
  const { plan: next } = planDocuments({ ...input, resources: applyPlan(input.resources, plan) });
  expect(next?.changes).toEqual([]);
});
