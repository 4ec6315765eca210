import { parse } from 'yaml';

type Check = (value: string) => boolean;

/** What the value of an annotation or a label has to look like (Istio, pkg/kube/inject/validate.go). */
export type ValueForm = keyof typeof forms;

const forms = {
  count: { says: 'a whole number', fits: (value) => isWhole(value, 2 ** 32 - 1) },
  dataPlane: { says: '`ambient` or `none`', fits: oneOf('ambient', 'none') },
  distribution: { says: '`PreferClose`, `PreferSameZone`, `PreferSameNode` or `Any`', fits: oneOf('PreferClose', 'PreferSameZone', 'PreferSameNode', 'Any') },
  injection: { says: '`enabled` or `disabled`', fits: oneOf('enabled', 'disabled') },
  interception: { says: '`REDIRECT`, `TPROXY` or `NONE`', fits: oneOf('REDIRECT', 'TPROXY', 'NONE') },
  interfaces: { says: 'names of network interfaces, of 15 characters at most, between commas', fits: (value) => everyPart(value, (part) => /^[\w.@-]{1,15}$/.test(part.trim())) },
  mapping: { says: 'YAML with fields of a ProxyConfig', fits: isMapping },
  percent: { says: 'a whole number from 0 to 100', fits: (value) => isWhole(value, 100) },
  port: { says: 'a port number', fits: isPort },
  ports: { says: 'port numbers between commas', fits: arePorts },
  portsOrAll: { says: 'port numbers between commas, or `*`', fits: (value) => value === '*' || arePorts(value) },
  quantity: { says: 'a Kubernetes quantity such as `100m` or `128Mi`', fits: (value) => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/.test(value) },
  ranges: { says: 'address ranges such as `10.0.0.0/8`, between commas without spaces', fits: areRanges },
  rangesOrAll: { says: 'address ranges such as `10.0.0.0/8`, between commas without spaces, or `*`', fits: (value) => value === '*' || areRanges(value) },
  switch: { says: '`true` or `false`', fits: (value) => /^(?:1|0|[tTfF]|true|True|TRUE|false|False|FALSE)$/.test(value) },
  tlsMode: { says: '`istio` or `disabled`', fits: oneOf('istio', 'disabled') },
  trueOrFalse: { says: '`true` or `false`', fits: oneOf('true', 'false') },
  waypointFor: { says: '`service`, `workload`, `all` or `none`', fits: oneOf('service', 'workload', 'all', 'none') },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly fits: Check }>>;

/** What a value should have been, where it is not; `undefined` where it fits. */
export function wrongForm(form: ValueForm, value: string): string | undefined {
  const { says, fits } = forms[form];
  return fits(value) ? undefined : says;
}

function oneOf(...words: readonly string[]): Check {
  return (value) => words.includes(value);
}

function isWhole(value: string, most: number): boolean {
  return /^\d{1,10}$/.test(value) && Number(value) <= most;
}

function isPort(value: string): boolean {
  return isWhole(value.trim(), 65535);
}

function arePorts(value: string): boolean {
  return everyPart(value.trim(), isPort);
}

function areRanges(value: string): boolean {
  return everyPart(value, isRange);
}

/** An empty list is one too. */
function everyPart(value: string, fits: Check): boolean {
  return value === '' || value.split(',').every(fits);
}

function isRange(value: string): boolean {
  const [address, bits, ...rest] = value.split('/');
  if (bits === undefined || rest.length > 0) return false;
  if (address!.includes(':')) return /^[\da-fA-F:.]+$/.test(address!) && isWhole(bits, 128);
  const parts = address!.split('.');
  return parts.length === 4 && parts.every((part) => isWhole(part, 255)) && isWhole(bits, 32);
}

function isMapping(value: string): boolean {
  try {
    const parsed: unknown = parse(value);
    return parsed === null || (typeof parsed === 'object' && !Array.isArray(parsed));
  } catch {
    return false;
  }
}
