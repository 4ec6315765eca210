import { InvalidArgumentError } from 'commander';
import type { Io } from '../../io';
import { version } from '../../version';
import { probe, type Probe } from './probe';

/** How long an answer may take, in milliseconds. */
const timeout = 10_000;

/** Probes a path; on a terminal it shows how far it is. */
export async function probeAt(io: Io, url: URL): Promise<Probe> {
  const show = (text: string) => {
    if (io.stderr.isTTY === true) io.stderr.write(`\r\u001b[K${text}`);
  };
  const userAgent = `fairlead/${version()} (probes whether a path is protected)`;
  return probe(url, { userAgent, timeout, progress: ({ target }) => show(`asking for ${target}`) }).finally(() => show(''));
}

/**
 * The URL of `--probe`.
 * @throws InvalidArgumentError where it is none, or holds what is not sent.
 */
export function probedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new InvalidArgumentError('It must be a URL such as https://shop.example/admin.');
  if (url.username !== '' || url.password !== '') throw new InvalidArgumentError('It must hold no credentials: none are sent.');
  if (url.pathname === '/') throw new InvalidArgumentError('It must have the path that should be protected, such as https://shop.example/admin.');
  url.hash = '';
  return url;
}
