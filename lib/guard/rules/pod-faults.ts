import { listAt, listOf, mapAt } from '../cel';

/** Annotations that choose another proxy, give it other parts, or have another template injected. */
const annotations = listOf([
  'ambient.istio.io/bypass-inbound-capture', 'inject.istio.io/templates', 'istio.io/reroute-virtual-interfaces', 'proxy.istio.io/overrides',
  'sidecar.istio.io/bootstrapOverride', 'sidecar.istio.io/discoveryAddress', 'sidecar.istio.io/proxyImage', 'sidecar.istio.io/userVolume',
  'sidecar.istio.io/userVolumeMount', 'status.sidecar.istio.io/port',
]);

/** The fields of `proxy.istio.io/config` that leave traffic alone, each with a plain value. */
const harmlessConfig = '^[\\\\s{]*(["\\\']?(concurrency|drainDuration|holdApplicationUntilProxyStarts|terminationDrainDuration)["\\\']?\\\\s*:\\\\s*["\\\']?[a-z0-9.]+["\\\']?[\\\\s,}]*)*$';

/**
 * Annotations that lead traffic past the proxy. The injector itself writes those of `traffic.sidecar.istio.io` onto pods where Istio's CNI
 * is used: all traffic, without the proxy's own ports.
 */
const byAnnotation = (pod: string) => `[${mapAt(pod, 'metadata.annotations')}.filter(name, ${valueOf(pod)} != '' && (
    name in ${annotations}
    || name == 'sidecar.istio.io/inject' && ${valueOf(pod)} != 'true'
    || name == 'sidecar.istio.io/interceptionMode' && !(${valueOf(pod)} in ['REDIRECT', 'TPROXY'])
    || name == 'proxy.istio.io/config' && !${valueOf(pod)}.matches('${harmlessConfig}')
    || name.startsWith('traffic.sidecar.istio.io/include') && ${valueOf(pod)} != '*'
    || name.startsWith('traffic.sidecar.istio.io/') && !name.startsWith('traffic.sidecar.istio.io/include') && !${valueOf(pod)}.matches('^((15020|15021|15090),?)*$')))
  .map(name, 'annotation \`' + name + ': ' + ${valueOf(pod)} + '\`')]`;

/**
 * Istio's CNI leaves pods out of ambient that have the injector's annotation, whatever it says (cni/pkg/util/podutil.go). A template has
 * none, and a pod has a proxy with it.
 */
const byStatus = (pod: string) => `['sidecar.istio.io/status'].map(name, name in ${mapAt(pod, 'metadata.annotations')}
  && !(request.resource.resource == 'pods' && ${containersOf(pod)}.exists(container, container.name == 'istio-proxy')) ? ['annotation \`' + name + '\`'] : [])`;

const valueOf = (pod: string) => `${mapAt(pod, 'metadata.annotations')}[name]`;

const byLabel = (pod: string) => `[{'sidecar.istio.io/inject': 'true', 'istio.io/dataplane-mode': 'ambient'}].map(good, good.filter(name, ${labelOf(pod)} != good[name]).map(name, 'label \`' + name + ': ' + ${labelOf(pod)} + '\`'))`;

const labelOf = (pod: string) => `${mapAt(pod, 'metadata.labels')}[?name].orValue(good[name])`;

const bySpec = (pod: string) => `[${pod}.?spec.?hostNetwork.orValue(false) ? ['\`hostNetwork\`'] : [], ${asProxy(`${pod}.?spec`)}]`;

/** The proxy's own user and group, whose traffic is not led to the proxy. */
const asProxy = (owner: string) => `['runAsGroup', 'runAsUser'].filter(field, ${owner}.?securityContext[?field].orValue(0) == 1337).map(field, '\`' + field + ': 1337\`')`;

const injected = listOf(['istio-init', 'istio-proxy', 'istio-validation']);

/** Containers of the injector, in a pod as it was made; it writes down which they are. */
const isInjected = (pod: string) => `(request.resource.resource == 'pods' && container.name in ${injected}
  && ${pod}.?metadata.?annotations[?'sidecar.istio.io/status'].orValue('').contains('"' + container.name + '"'))`;

const containersOf = (pod: string) => `(${['containers', 'initContainers', 'ephemeralContainers'].map((kind) => listAt(pod, `spec.${kind}`)).join(' + ')})`;

const byContainer = (pod: string) => `${containersOf(pod)}.filter(container, !${isInjected(pod)}).map(container, (
    (container.name in ${injected} ? ['its name'] : [])
    + ${asProxy('container')}
    + (container.?securityContext.?privileged.orValue(false) ? ['\`privileged\`'] : [])
    + ${listAt('container', 'securityContext.capabilities.add')}.filter(name, name.upperAscii().matches('^(CAP_)?(ALL|BPF|NET_ADMIN|SYS_ADMIN)$')).map(name, 'capability \`' + name + '\`')
  ).map(what, 'container \`' + container.name + '\`: ' + what))`;

/** CEL of all by which a pod gets past its proxy. */
export function podFaults(pod: string): string {
  return `(${[byAnnotation(pod), byStatus(pod), byLabel(pod), bySpec(pod), byContainer(pod)].join('\n  + ')})`;
}
