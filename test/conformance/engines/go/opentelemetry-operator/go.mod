module fairlead.dev/conformance/opentelemetry-operator

go 1.26.1

require github.com/open-telemetry/opentelemetry-operator v0.100.1
