import type { Test, TestCaseResult } from '@jest/reporters';

/** A jest reporter that says of each test at once how it ended: some take minutes. */
export default class Progress {
  onTestCaseResult(_test: Test, { status, fullName, duration, failureMessages }: TestCaseResult): void {
    const mark = { passed: 'ok  ', failed: 'FAIL' }[status as string] ?? status;
    process.stdout.write(`${mark} ${fullName.trim()}${(duration ?? 0) > 2000 ? ` (${((duration ?? 0) / 1000).toFixed(0)} s)` : ''}\n`);
    for (const message of failureMessages) process.stdout.write(`${message.replace(/^/gm, '     ')}\n`);
  }
}
