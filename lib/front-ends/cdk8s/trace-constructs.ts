import { relative, resolve } from 'node:path';
import { ApiObject, type App } from 'cdk8s';
import { Dependable, type IConstruct } from 'constructs';
import type { Location } from '../../diagnostics/finding';
import { locationOf, traceOf, type Trace } from '../../diagnostics/trace';
import { writeConstructPlaces, type ConstructPlace } from '../../inputs/construct-places';

const traces = new WeakMap<object, Trace>();
const library = resolve(__dirname, '../..');
let isTracing = false;

/**
 * Remembers the line of the program that makes each construct from now on, so that findings of `VetValidation` and `vetConstructs` name
 * it: call it right after `new App()`. Under a `cdk8s synth` with validations the lines are written beside the manifests.
 */
export function traceConstructs(app: App): void {
  startTracing();
  // set by `cdk8s synth`, which then has cdk8s write a file of its own there
  if (process.env.CDK8S_RECORD_CONSTRUCT_METADATA !== 'true') return;
  process.once('exit', () => writeConstructPlaces(app.outdir, objectsOf(app).map(placeOf)));
}

/** The objects of a tree. */
export function objectsOf(root: IConstruct): readonly ApiObject[] {
  return root.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
}

/** The line that made a construct, relative to the working directory; nothing where constructs were not traced then. */
export function constructLocation(construct: IConstruct): Location | undefined {
  const trace = traces.get(construct);
  const found = trace && locationOf(trace, (file) => file.startsWith(library));
  return found && { ...found, file: relative(process.cwd(), found.file) };
}

/** Every construct implements `IDependable` when it is made: of what constructs do then, it is all that can be seen from outside. */
function startTracing(): void {
  if (isTracing) return;
  isTracing = true;
  const implement = Dependable.implement.bind(Dependable);
  Dependable.implement = (construct, trait) => {
    traces.set(construct, traceOf(construct));
    implement(construct, trait);
  };
}

function placeOf(object: ApiObject): ConstructPlace {
  const location = constructLocation(object);
  const { kind, name, metadata: { namespace = '' } } = object;
  return { kind, namespace, name, construct: object.node.path, ...(location && { location }) };
}
