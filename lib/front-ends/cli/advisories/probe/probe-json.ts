import type { Probe } from './probe';

/** What came of each request as plain data; its fields are API. */
export function probeJson({ url, verdict, why, requests }: Probe): object {
  return {
    url,
    verdict,
    why,
    requests: requests.map(({ variant: { name, target, host, bulletin }, answer, passes }) => ({
      name,
      target,
      host,
      status: 'status' in answer ? answer.status : null,
      location: 'status' in answer ? answer.location ?? null : null,
      failure: 'failure' in answer ? answer.reason : null,
      passes,
      bulletin: bulletin ?? null,
    })),
  };
}
