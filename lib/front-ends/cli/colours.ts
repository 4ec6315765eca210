import { createColors } from 'picocolors';
import type { Palette } from '../../diagnostics/palette';
import type { Io } from './io';

/** Colours for the standard output or error: on a terminal only, unless `NO_COLOR` or `FORCE_COLOR` say otherwise. */
export function colours(env: Io['env'], stream: Io['stdout' | 'stderr']): Palette {
  const forced = env.FORCE_COLOR !== undefined && !['', '0', 'false'].includes(env.FORCE_COLOR);
  const terminal = stream.isTTY === true && env.TERM !== 'dumb';
  return createColors(!env.NO_COLOR && (forced || terminal));
}
