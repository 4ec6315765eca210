module fairlead.dev/conformance/prometheus-operator

go 1.26.1

require github.com/prometheus-operator/prometheus-operator v0.85.0
