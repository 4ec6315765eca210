import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { publicIngress } from './public-ingress';
import { MeshIngress, SecureApplication, type MeshIngressProps, type SecureApplicationProps, type SpecDocument } from 'fairlead/cdk8s';

const http = { name: 'http', port: 80, protocol: 'HTTP' } as const;

/** Wrong in every construct. */
function wrongApp(): App {
  const app = new App();
  const ingress = new MeshIngress(new Chart(app, 'platform'), 'public', publicIngress);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new SecureApplication(chart, 'orders', {
    ingress,
    ports: [http],
    expose: [{ hosts: ['order'], paths: [{ path: '/a' }, { path: '/b', auth: { jwt: { provider: 'user' } } }] }],
  });
  new SecureApplication(chart, 'stock', { ingress, ports: [http], expose: [{ path: '/', hosts: ['stock.example.net'] } as never] });
  return app;
}

const mistakes = `
  [shop/orders] expose[0].hosts[0]: \`order.example.com\` is not granted to the namespace \`shop\`, which is granted only \`orders.example.com\`, \`api.example.com\`
    help: ask the operator of \`istio-ingress/public\` to add it to \`spec.grants\`
  [shop/orders] expose[0].paths[1].auth.jwt.provider: there is no token provider \`user\`; the ingress \`public\` has \`users\`
    help: did you mean \`users\`?
  [shop/stock] expose[0].path: there is no field \`path\` here
    help: did you mean \`paths\`?
  [shop/stock] expose[0].hosts[0]: \`stock.example.net\` is in no domain of the ingress \`public\`, which has \`example.com\`
    help: write a label for \`<label>.example.com\`, or a full name in one of its domains`;

test.each<[string, (app: App) => void]>([
  ['App.synth', (app) => app.synth()],
  ['App.synthYaml', (app) => app.synthYaml()],
  ['Testing.synth', (app) => Testing.synth(app.charts[0]!)],
  ['Chart.toJson', (app) => app.charts[1]!.toJson()],
])('all mistakes of all constructs come at once from %s', (_name, synthesize) => {
  expect(() => synthesize(wrongApp())).toThrow(`Validation failed with the following errors:${mistakes}`);
});

test('no object is written without its mistakes, even where nothing is validated', () => {
  const gateway = wrongApp().node.findAll().find(({ node }) => node.id === 'Gateway') as ApiObject;
  expect(() => gateway.toJson()).toThrow(`the specs of this App are wrong:${mistakes.replaceAll(/^ {2}\[(.*?)\]/gm, '  $1:')}`);
});

test.each<[string, Partial<SecureApplicationProps>, string]>([
  ['a name that is none', { name: 'My_Orders' }, 'name: the name `My_Orders` is not allowed\n    help: write `my-orders`'],
  ['no ports', { ports: undefined }, 'ports: `ports` is missing'],
  ['no list of ingresses', { ingress: 'public' as never }, 'ingress: this is no `MeshIngress`\n    help: give a `MeshIngress` construct, or the document of one'],
  ['a construct of another kind', { ingress: [new Chart(new App(), 'chart') as never] }, 'ingress[0]: this is no `MeshIngress`'],
  ['an empty list of ingresses', { ingress: [], expose: [{}] }, 'expose[0]: no `MeshIngress` is in sight'],
  ['a mistake in a document', { ingress: documentOf({ default: 'yes' as never }) }, 'ingress.spec.default: `default` must be `true` or `false`, got the string `yes`'],
  ['a mistake in the meaning of a document', { ingress: [documentOf({ domains: [{ name: 'example.com', dns: { none: {} } }] })] }, 'ingress[0].spec.domains[0]: hosts of `example.com` are granted, but it has no certificate'],
])('%s is told with its property', (_name, props, text) => {
  const app = new App();
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ports: [http], ...props });
  expect(() => app.synthYaml()).toThrow(`[shop/orders] ${text}`);
});

test('an application needs a namespace, its own or that of the chart', () => {
  const app = new App();
  new SecureApplication(new Chart(app, 'shop'), 'orders', { ports: [http] });
  expect(() => app.synthYaml()).toThrow('[shop/orders] namespace: `namespace` is missing: nothing is put into a namespace by default');
});

test('the mistakes of an ingress are told once, and not those that follow from them', () => {
  const app = new App();
  const ingress = new MeshIngress(new Chart(app, 'platform'), 'public', { ...publicIngress, grant: [] } as MeshIngressProps);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new SecureApplication(chart, 'orders', { ingress, ports: [http], expose: [{}] });
  expect(() => app.synthYaml()).toThrow(/^Validation failed with the following errors:\n {2}\[platform\/public\] grant: .*\n {4}help: did you mean `grants`\?$/);
});

test('an ingress that is made after its application must be given to it', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new SecureApplication(chart, 'orders', { ports: [http], expose: [{}] });
  new MeshIngress(new Chart(app, 'platform'), 'public', publicIngress);
  expect(() => app.synthYaml()).toThrow([
    '[shop/orders] expose[0]: the VirtualService `public.istio-ingress.orders.example.com` could not be foreseen when this construct was made',
    'help: make the `MeshIngress` and the `MeshSettings` before it, or give them as `ingress` and `settings`',
  ].join('\n    '));
});

test('what a terminal would act on is shown and not written', () => {
  const app = new App();
  new SecureApplication(new Chart(app, 'shop', { namespace: 'shop' }), 'orders', { ports: [http], ['\u001b[31m']: 1 } as SecureApplicationProps);
  expect(() => app.synthYaml()).toThrow('[shop/orders] ["\\u001b[31m"]: there is no field `\\u{1b}[31m` here');
});

function documentOf(props: Partial<MeshIngressProps>): SpecDocument {
  return new MeshIngress(new Chart(new App(), 'platform'), 'public', { ...publicIngress, ...props }).document;
}
