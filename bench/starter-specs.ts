/** The smallest pair of specs. */
export const starterSpecs = `apiVersion: fairlead.dev/v1alpha1
kind: SecureApplication
metadata: {name: orders, namespace: shop}
spec:
  ports: [{name: http, port: 80, targetPort: 8080, protocol: HTTP}]
  expose: [{ingress: {name: public}}]
---
apiVersion: fairlead.dev/v1alpha1
kind: MeshIngress
metadata: {name: public, namespace: istio-ingress}
spec:
  gateway: {selector: {istio: ingress}, serviceAccount: istio-ingress, address: {service: istio-ingress}}
  domains:
    - {name: example.com, certificate: {acme: {email: ops@example.com}}, dns: {route53: {zoneId: Z123}}}
  grants: [{namespaces: [shop], hosts: [orders]}]
  jwt: {providers: [{name: users, default: true, issuer: "https://id.example.com/", jwksUri: "https://id.example.com/jwks", audiences: [orders]}]}
`;
