import * as pulumi from '@pulumi/pulumi';

/** A resource as a program asked for it. */
export interface Asked {
  readonly type: string;
  readonly name: string;
  /** What it was looked up by, where it is read and not made. */
  readonly id?: string;
  readonly inputs: unknown;
}

/** What a program did, and the error that ended it. */
export interface Outcome {
  readonly resources: readonly Asked[];
  readonly error?: Error;
  /** What the program returned, with all Outputs resolved. */
  readonly result?: unknown;
}

/** The addresses that Services say in the cluster, by `namespace/name`. */
export type Addresses = Readonly<Record<string, readonly { readonly hostname?: string; readonly ip?: string }[]>>;

/** Runs a program in this process with Pulumi's own mocks in the place of the engine. */
export async function mocked(program: () => unknown, addresses: Addresses = {}): Promise<Outcome> {
  const resources: Asked[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, id, inputs }) => {
      resources.push({ type, name, ...(id ? { id } : {}), inputs });
      return { id: `${name}-id`, state: { ...inputs, ...(id ? { status: { loadBalancer: { ingress: addresses[id] } } } : {}) } };
    },
    call: ({ token, inputs }) => lookUps[token]!(inputs),
  });
  try {
    const result = await new Promise((resolve) => { pulumi.output(program() as pulumi.Input<unknown[]>).apply(resolve); });
    await pulumi.runtime.disconnect();
    return { resources: resources.sort(compare), result };
  } catch (error) {
    await pulumi.runtime.disconnect();
    return { resources: resources.sort(compare), error: error as Error };
  }
}

const lookUps: Readonly<Record<string, (args: Record<string, string>) => object>> = {
  'aws:lb/getLoadBalancer:getLoadBalancer': ({ name }) => ({ dnsName: `${name}-1.elb.eu-central-1.amazonaws.com`, zoneId: `ZONEOF${name}` }),
  'aws:lb/getHostedZoneId:getHostedZoneId': ({ region, loadBalancerType }) => ({ id: `zone of ${loadBalancerType} in ${region}` }),
  'azure-native:authorization:getClientConfig': () => ({ subscriptionId: '00000000-0000-0000-0000-000000000000' }),
};

function compare(a: Asked, b: Asked): number {
  return `${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1;
}
