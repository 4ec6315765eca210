import { join } from 'node:path';
import type { Built } from './build';
import { runCommand } from './run-command';

/** What a run has: its own folder, which goes with it, and the programs. */
export interface World {
  readonly folder: string;
  readonly built: Built;
}

/** The kubeconfig of a user of the API server; `admin` may do everything. */
export function kubeconfigOf({ folder }: Pick<World, 'folder'>, user: 'admin' | 'controller-manager' = 'admin'): string {
  return join(folder, `${user}.kubeconfig`);
}

/** Runs kubectl as `admin` and gives what it printed. */
export function kubectl(world: World, args: readonly string[], input?: string): Promise<string> {
  return runCommand(world.built.programs.kubectl, ['--kubeconfig', kubeconfigOf(world), '--cache-dir', join(world.folder, 'kubectl'), ...args], { input });
}

/** A folder of a run by its name. */
export function inFolder({ folder }: Pick<World, 'folder'>, ...names: readonly string[]): string {
  return join(folder, ...names);
}
