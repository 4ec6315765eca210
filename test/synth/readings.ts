import { withoutDots } from './envoy/gateway';

/** What some framework or another makes of a path before it looks for a handler. */
const steps: readonly ((path: string) => string)[] = [
  (path) => decoded(path),
  (path) => path.replace(/\/{2,}/g, '/'),
  (path) => withoutDots(path),
  (path) => path.replace(/;[^/]*/g, ''),
  (path) => path.replaceAll('\\', '/'),
  (path) => path.toLowerCase(),
  (path) => (path.length > 1 ? path.replace(/\/+$/, '') || '/' : path),
];

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const most = 64;

/** Every way in which applications may read a path: any of the steps, in any order, again and again. */
export function readings(path: string): string[] {
  const all = new Set([path]);
  for (const reading of all) {
    for (const step of steps) {
      if (all.size < most) all.add(step(reading));
    }
  }
  return [...all];
}
