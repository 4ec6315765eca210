import type { Resource } from '../kube/resource';
import type { Shown } from '../mesh/sight';
import type { Refusal } from './refusal';

/** Something of a cluster that could not be read: it is not known, which is not the same as none. */
export interface Unread extends Refusal {
  /** With its API group. */
  readonly kind: string;
  readonly plural: string;
  /** Absent for all namespaces. */
  readonly namespace?: string;
  /** Of one object that was asked for by its name. */
  readonly name?: string;
}

/** What was read of a cluster. */
export interface Reading {
  readonly resources: readonly Resource[];
  /** Kinds that were read in full, and where; a kind that the cluster does not know is among them, since nobody can have any. */
  readonly shown: readonly Shown[];
  readonly unread: readonly Unread[];
}
