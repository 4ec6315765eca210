/** Whether an annotation or a label is of Istio's domain, and for people: what its parts write to each other is left out. */
export function isIstioMark(name: string): boolean {
  const [domain] = name.split('/') as [string];
  return name.includes('/') && (domain === 'istio.io' || domain.endsWith('.istio.io')) && !/^(?:.*\.)?(?:internal|operator)\.istio\.io$/.test(domain);
}
