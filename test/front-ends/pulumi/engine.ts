import { createRequire } from 'node:module';
import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { RegisterResourceRequest } from '@pulumi/pulumi/proto/resource_pb';
import type { JavaScriptValue } from 'google-protobuf/google/protobuf/struct_pb';

const load = createRequire(require.resolve('@pulumi/pulumi'));
const grpc = load('@grpc/grpc-js') as typeof import('@grpc/grpc-js');
const { Struct } = load('google-protobuf/google/protobuf/struct_pb') as typeof import('google-protobuf/google/protobuf/struct_pb');
const { Empty } = load('google-protobuf/google/protobuf/empty_pb') as typeof import('google-protobuf/google/protobuf/empty_pb');
const { ResourceMonitorService } = load('@pulumi/pulumi/proto/resource_grpc_pb') as typeof import('@pulumi/pulumi/proto/resource_grpc_pb');
const { EngineService } = load('@pulumi/pulumi/proto/engine_grpc_pb') as typeof import('@pulumi/pulumi/proto/engine_grpc_pb');
const answers = {
  ...load('@pulumi/pulumi/proto/engine_pb') as typeof import('@pulumi/pulumi/proto/engine_pb'),
  ...load('@pulumi/pulumi/proto/provider_pb') as typeof import('@pulumi/pulumi/proto/provider_pb'),
  ...load('@pulumi/pulumi/proto/resource_pb') as typeof import('@pulumi/pulumi/proto/resource_pb'),
};

/** Values of a resource or of a lookup. */
export type Properties = Record<string, JavaScriptValue>;

/** What the providers know beyond what they are told. */
export interface Providers {
  /** Outputs of a resource beside its inputs, once it is made; a preview knows none of them. */
  readonly outputsOf?: (type: string, inputs: Properties) => Properties;
  readonly lookUp?: (token: string, args: Properties) => Properties;
}

/** A resource that a program registered. */
export interface Registered {
  readonly urn: string;
  readonly inputs: Properties;
  readonly request: RegisterResourceRequest;
}

/** An engine that creates nothing and remembers everything, as a Pulumi program sees it over gRPC. */
export interface Engine {
  readonly address: string;
  readonly registered: readonly Registered[];
  /** The ids of the resources that were read and not made. */
  readonly read: readonly string[];
  readonly outputs: ReadonlyMap<string, Properties>;
  readonly errors: readonly string[];
  /** Warnings, and what is told beside them. */
  readonly told: readonly string[];
  readonly stop: () => void;
}

const features = ['secrets', 'resourceReferences', 'aliasSpecs', 'transforms'];

/** Starts an engine for one program of the project `project` and the stack `stack`. */
export async function startEngine({ outputsOf = () => ({}), lookUp = () => ({}) }: Providers, preview: boolean): Promise<Engine> {
  const [registered, read, outputs]: [Registered[], string[], Map<string, Properties>] = [[], [], new Map()];
  const [errors, told]: [string[], string[]] = [[], []];
  const made = (type: string, inputs: Properties) => Struct.fromJavaScript({ ...inputs, ...(!preview && outputsOf(type, inputs)) });
  const server = new grpc.Server();
  server.addService(ResourceMonitorService, {
    supportsFeature: unary<typeof answers.SupportsFeatureRequest>((request) => {
      return new answers.SupportsFeatureResponse().setHassupport(features.includes(request.getId()));
    }),
    invoke: unary<typeof answers.ResourceInvokeRequest>((request) => {
      return new answers.InvokeResponse().setReturn(Struct.fromJavaScript(lookUp(request.getTok(), propertiesOf(request.getArgs()))));
    }),
    readResource: unary<typeof answers.ReadResourceRequest>((request) => {
      read.push(request.getId());
      const state = Struct.fromJavaScript(outputsOf(request.getType(), { id: request.getId() }));
      return new answers.ReadResourceResponse().setUrn(urnOf(request)).setProperties(state);
    }),
    registerResource: unary<typeof answers.RegisterResourceRequest>((request) => {
      const inputs = propertiesOf(request.getObject());
      const id = preview || !request.getCustom() ? '' : request.getName();
      registered.push({ urn: urnOf(request), inputs, request });
      return new answers.RegisterResourceResponse().setUrn(urnOf(request)).setId(id).setObject(made(request.getType(), inputs));
    }),
    registerResourceOutputs: unary<typeof answers.RegisterResourceOutputsRequest>((request) => {
      outputs.set(request.getUrn(), propertiesOf(request.getOutputs()));
      return new Empty();
    }),
    signalAndWaitForShutdown: unary(() => new Empty()),
  });
  server.addService(EngineService, {
    setRootResource: unary(() => new answers.SetRootResourceResponse()),
    log: unary<typeof answers.LogRequest>((request) => {
      const severity = request.getSeverity();
      if (severity !== answers.LogSeverity.DEBUG) (severity === answers.LogSeverity.ERROR ? errors : told).push(request.getMessage());
      return new Empty();
    }),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { address: `127.0.0.1:${port}`, registered, read, outputs, errors, told, stop: () => server.forceShutdown() };
}

type Message = abstract new () => unknown;

function unary<Request extends Message>(answer: (request: InstanceType<Request>) => unknown) {
  return ({ request }: ServerUnaryCall<InstanceType<Request>, unknown>, respond: sendUnaryData<unknown>) => respond(null, answer(request));
}

function urnOf(request: { getParent(): string; getType(): string; getName(): string }): string {
  const [, , parents] = request.getParent().split('::');
  const types = parents === undefined || parents === 'pulumi:pulumi:Stack' ? request.getType() : `${parents}$${request.getType()}`;
  return `urn:pulumi:stack::project::${types}::${request.getName()}`;
}

function propertiesOf(struct: { toJavaScript(): Properties } | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}
