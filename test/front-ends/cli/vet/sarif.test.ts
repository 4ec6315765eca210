import '@microsoft/jest-sarif';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { ignoreRules } from '../../../../lib/vet/ignores/ignore-rules';
import { rules } from '../../../../lib/vet/rules';
import { command } from '../terminal';

const cwd = join(__dirname, 'cases/json');

test('a log in SARIF holds all rules, and a result for each finding', async () => {
  const { code, out, err } = await command(['vet', 'mesh.yaml', '--format', 'sarif'], { cwd });
  const json = JSON.parse((await command(['vet', 'mesh.yaml', '--format', 'json'], { cwd })).out) as { findings: { code: string; location: { line: number } }[] };
  const log = JSON.parse(out) as Log;
  const [run] = log.runs;

  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(log).toBeValidSarifLog();
  expect(run!.tool.driver.rules!.map(({ id }) => id)).toEqual([...ignoreRules, ...rules].map((rule) => rule.code));
  expect(run!.results!.map(({ ruleId, locations }) => ({ code: ruleId, line: locations![0]!.physicalLocation!.region!.startLine })))
    .toEqual(json.findings.map(({ code: rule, location }) => ({ code: rule, line: location.line })));
  expect(json.findings).not.toEqual([]);
});
