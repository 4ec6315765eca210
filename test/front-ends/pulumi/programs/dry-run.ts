import { SecureApplication } from 'fairlead/pulumi';

new SecureApplication('orders', {
  namespace: 'shop',
  ports: [{ name: 'http', port: 80, protocol: 'HTTP' }],
  dryRun: { until: '2099-12-31', reason: 'learning who calls' },
});
