const sexagesimal = '[-+]?\\d[\\d_]*(?::[0-5]?\\d)+(?:\\.[\\d_]*)?';

/** Booleans and numbers of YAML 1.1 (yaml.org/type/bool, int and float) that are text or another number in YAML 1.2's core schema. */
const differing = new RegExp(`^(?:${[
  'y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF',
  '[-+]?0[\\d_]+(?:\\.[\\d_]*)?',
  '[-+]?0[ob][\\da-fA-F_]+',
  '[-+]0x[\\da-fA-F_]+|0x[\\da-fA-F]*_[\\da-fA-F_]*',
  '[-+]?\\d+_[\\d_]*(?:\\.[\\d_]*)?(?:[eE][-+]?\\d+)?',
  sexagesimal,
].join('|')})$`);

/** Whether Kubernetes' tools, which read YAML 1.1, take an unquoted text for another value than YAML 1.2 does. */
export function readsDifferently(text: string): boolean {
  return differing.test(text);
}
