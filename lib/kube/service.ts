import { stringsIn } from './pod';
import type { Resource } from './resource';

/** One port of a Service. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  /** A number, or the name of a container port. */
  readonly targetPort: number | string;
  readonly appProtocol?: string;
}

/** The selector of a Service; `undefined` where it has none and somebody else keeps its endpoints. */
export function selectorOf(service: Resource): Readonly<Record<string, string>> | undefined {
  const selector = stringsIn((service.spec as { selector?: unknown } | undefined)?.selector);
  return Object.keys(selector).length > 0 ? selector : undefined;
}

/** The ports of a Service with Kubernetes' defaults. */
export function portsOf(service: Resource): ServicePort[] {
  const ports: unknown = (service.spec as { ports?: unknown } | undefined)?.ports;
  return (Array.isArray(ports) ? ports : []).flatMap((entry: unknown): ServicePort[] => {
    const { name, port, targetPort, appProtocol } = (entry ?? {}) as Record<string, unknown>;
    if (typeof port !== 'number') return [];
    return [{
      port,
      targetPort: typeof targetPort === 'number' || typeof targetPort === 'string' ? targetPort : port,
      ...(typeof name === 'string' && { name }),
      ...(typeof appProtocol === 'string' && { appProtocol }),
    }];
  });
}
