import { execFileSync } from 'node:child_process';

/** Folder of a Go module at an exact version, downloaded through the Go module proxy when it is not in the local cache yet. */
export function goModuleFolder(module: string, version: string): string {
  const answer = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' });
  return (JSON.parse(answer) as { readonly Dir: string }).Dir;
}
