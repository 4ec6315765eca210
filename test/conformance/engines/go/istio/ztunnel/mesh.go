package main

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/adsc"
	"istio.io/istio/pkg/backoff"
	"istio.io/istio/pkg/workloadapi"
	"istio.io/istio/pkg/workloadapi/security"
)

// mesh is what istiod says of it, by the names of the resources.
type mesh struct {
	lock      sync.RWMutex
	workloads map[string]*workloadapi.Workload
	services  map[string]*workloadapi.Service
	policies  map[string]*security.Authorization
}

func newMesh() *mesh {
	return &mesh{
		workloads: map[string]*workloadapi.Workload{},
		services:  map[string]*workloadapi.Service{},
		policies:  map[string]*security.Authorization{},
	}
}

// follow keeps it as istiod has it.
func (m *mesh) follow(ctx context.Context, discovery string) {
	settings := &adsc.DeltaADSConfig{Config: adsc.Config{Namespace: "istio-system", Workload: "ztunnel", NodeType: model.Ztunnel, IP: "127.0.0.1"}}
	again := backoff.NewExponentialBackOff(backoff.Option{InitialInterval: 100 * time.Millisecond, MaxInterval: time.Second})
	adsc.NewDeltaWithBackoffPolicy(discovery, settings, again,
		adsc.Register(func(_ adsc.HandlerContext, name, _ string, address *workloadapi.Address, event adsc.Event) {
			m.lock.Lock()
			defer m.lock.Unlock()
			delete(m.workloads, name)
			delete(m.services, name)
			if event == adsc.EventDelete {
				return
			}
			if workload := address.GetWorkload(); workload != nil {
				m.workloads[name] = workload
			} else {
				m.services[name] = address.GetService()
			}
		}),
		adsc.Watch[*workloadapi.Address]("*"),
		adsc.Register(func(_ adsc.HandlerContext, name, _ string, policy *security.Authorization, event adsc.Event) {
			m.lock.Lock()
			defer m.lock.Unlock()
			delete(m.policies, name)
			if event != adsc.EventDelete {
				m.policies[name] = policy
			}
		}),
		adsc.Watch[*security.Authorization]("*"),
	).Run(ctx)
}

// tell serves all that is held, as JSON.
func (m *mesh) tell(address string) error {
	return http.ListenAndServe(address, http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		m.lock.RLock()
		defer m.lock.RUnlock()
		_ = json.NewEncoder(response).Encode(map[string]any{"workloads": inJSON(m.workloads), "services": inJSON(m.services), "policies": inJSON(m.policies)})
	}))
}

func inJSON[T proto.Message](messages map[string]T) map[string]json.RawMessage {
	texts := map[string]json.RawMessage{}
	for name, message := range messages {
		text, err := protojson.Marshal(message)
		check(err)
		texts[name] = text
	}
	return texts
}
