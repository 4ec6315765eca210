import type { RuleEntry } from '../rule';

/** A finding that somebody wants to leave be hides nothing after its day. */
export const expiredIgnore: RuleEntry = {
  code: 'FL0001',
  name: 'expired-ignore',
  severity: 'warning',
  summary: 'The day until which a finding was to be ignored has passed.',
  why: 'The finding is shown again, so that what was put off for a while is not forgotten. The day itself still counts.',
  sameAs: [],
};

/** Without a reason nobody can tell later whether it still holds. */
export const ignoreWithoutReason: RuleEntry = {
  code: 'FL0002',
  name: 'ignore-without-reason',
  severity: 'error',
  summary: 'A finding is to be ignored, and nobody says why.',
  why: 'It is not ignored until a reason stands there: whoever reads it later has to judge whether it still holds.',
  sameAs: [],
};

/** What is not understood hides nothing. */
export const malformedIgnore: RuleEntry = {
  code: 'FL0003',
  name: 'malformed-ignore',
  severity: 'error',
  summary: 'What says that a finding is to be ignored cannot be understood.',
  why: 'It hides nothing, since a slip of the pen must not hide more than was meant.',
  sameAs: [],
};

/** A word that names no rule. */
export const unknownIgnore: RuleEntry = {
  code: 'FL0004',
  name: 'unknown-ignore',
  severity: 'error',
  summary: 'A rule is to be ignored that does not exist.',
  why: 'It hides nothing. A rule is named by its name, by its code, or by the code of the same check in istioctl analyze, Kiali or istio-vet.',
  sameAs: [],
};

/** What hides nothing may hide something tomorrow. */
export const unusedIgnore: RuleEntry = {
  code: 'FL0005',
  name: 'unused-ignore',
  severity: 'warning',
  summary: 'A finding is to be ignored that there is not.',
  why: 'What it was written for has been mended, or stands elsewhere; left there, it would hide the next mistake of that kind. Where the rule could not be judged, since something was not given, nothing is said.',
  sameAs: [],
};

/** Faults of what says that findings are to be ignored, by name. */
export const ignoreRules: readonly RuleEntry[] = [expiredIgnore, ignoreWithoutReason, malformedIgnore, unknownIgnore, unusedIgnore];
