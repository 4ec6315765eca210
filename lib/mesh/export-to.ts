/** Whether something that is exported to these namespaces is seen from another; an empty list is everybody (Istio, `exportTo`). */
export function isExportedTo(exportTo: readonly string[], own: string, client: string): boolean {
  return exportTo.length === 0 || exportTo.some((target) => target === '*' || target === client || (target === '.' && own === client));
}
