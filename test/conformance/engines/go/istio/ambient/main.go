// istiod for a mesh whose waypoints are a stock Envoy.
//
// Every waypoint has two things that Istio adds to Envoy when it builds its own: filters that find out for metrics who the peer is, and a
// factory for texts in the state of a connection. istiod keeps both in variables. Here the filters are one that does nothing, and the
// factory is Envoy's own of the same meaning, so that connections of different peers are kept apart as ever; all else is istiod's.
package main

import (
	"os"

	header_mutation "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/header_mutation/v3"
	set_filter_state "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/set_filter_state/v3"
	hcm "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"

	"istio.io/istio/pilot/cmd/pilot-discovery/app"
	"istio.io/istio/pilot/pkg/util/protoconv"
	"istio.io/istio/pilot/pkg/xds/filters"
	"istio.io/istio/pkg/log"
)

func main() {
	for _, filter := range []*hcm.HttpFilter{filters.WaypointDownstreamMetadataFilter, filters.WaypointUpstreamMetadataFilter} {
		filter.ConfigType = &hcm.HttpFilter_TypedConfig{TypedConfig: protoconv.MessageToAny(&header_mutation.HeaderMutation{})}
	}
	inEnvoysWords(filters.ConnectAuthorityFilter)

	log.EnableKlogWithCobra()
	if err := app.NewRootCommand().Execute(); err != nil {
		log.Error(err)
		os.Exit(-1)
	}
}

// inEnvoysWords names Envoy's own factory where a filter names that of Istio.
func inEnvoysWords(filter *hcm.HttpFilter) {
	config := &set_filter_state.Config{}
	if err := filter.GetTypedConfig().UnmarshalTo(config); err != nil {
		log.Fatal(err)
	}
	for _, value := range config.OnRequestHeaders {
		if value.FactoryKey == "istio.hashable_string" {
			value.FactoryKey = "envoy.hashable_string"
		}
	}
	filter.ConfigType = &hcm.HttpFilter_TypedConfig{TypedConfig: protoconv.MessageToAny(config)}
}
