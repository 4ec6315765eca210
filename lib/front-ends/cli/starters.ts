const schemaLine = '# yaml-language-server: $schema=fairlead.schema.json';

/** The smallest pair of specs with a word on each field, by file name; together they synthesize as they are. */
export const starters: ReadonlyMap<string, string> = new Map([
  ['secure-application.yaml', `${schemaLine}
#
# What a developer writes beside the code: the ports of one application, what of it is reachable, and by whom.
apiVersion: fairlead.dev/v1alpha1
kind: SecureApplication
metadata:
  name: orders      # also the Service's name, unless spec.service names another
  namespace: shop
spec:
  ports:            # of the Service; targetPort is the container's
    - name: http
      port: 80
      targetPort: 8080
      protocol: HTTP

  expose:           # without it, nothing outside the mesh reaches the application
    - ingress:
        name: public
      hosts: [orders]              # orders.example.com: a label below the first domain of the ingress
      paths:                       # anything else is refused
        - path: /**                # everything that is not listed below
          auth:
            jwt: {}                # a valid token of the default provider
        - path: /healthz
          methods: [GET]
          auth:
            public:
              reason: probed by the load balancer

  # callers:        # clients inside the mesh; whoever is not listed is refused
  #   - serviceAccount: storefront
  #     namespace: web
`],
  ['mesh-ingress.yaml', `${schemaLine}
#
# What an operator writes beside the platform: one gateway, its domains, and who may use which hosts of it.
apiVersion: fairlead.dev/v1alpha1
kind: MeshIngress
metadata:
  name: public
  namespace: istio-ingress         # where the gateway's pods run
spec:
  gateway:
    selector:                      # the labels of the gateway's pods
      istio: ingress
    serviceAccount: istio-ingress  # the account that they run as; policies are pinned to it
    address:                       # where DNS records point: this Service's load balancer
      service: istio-ingress

  domains:
    - name: example.com
      certificate:
        acme:
          email: ops@example.com   # Let's Encrypt writes here before a certificate expires
      dns:
        route53:
          zoneId: Z123             # the hosted zone of the domain

  grants:                          # nothing is granted by default
    - namespaces: [shop]
      hosts: [orders]

  jwt:
    providers:
      - name: users
        default: true
        issuer: https://id.example.com/
        jwksUri: https://id.example.com/jwks
        audiences: [orders]        # who tokens must be meant for
`],
]);
