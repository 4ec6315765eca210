package main

import (
	"fmt"
	"net/netip"
	"slices"

	"istio.io/istio/pkg/workloadapi"
)

// way is how an address is reached.
type way struct {
	// target is what is asked for, or dialled where there is no tunnel.
	target netip.AddrPort
	// tunnel is where it is asked for.
	tunnel *netip.AddrPort
	// identity is that of who must answer there.
	identity string
}

// wayTo is the way to an address: a Service with a waypoint is asked for at its waypoint, any other at one of its workloads.
func (m *mesh) wayTo(target netip.AddrPort) (way, error) {
	m.lock.RLock()
	defer m.lock.RUnlock()
	for name, service := range m.services {
		if !slices.ContainsFunc(service.GetAddresses(), func(address *workloadapi.NetworkAddress) bool { return isAddress(address.GetAddress(), target.Addr()) }) {
			continue
		}
		if waypoint := service.GetWaypoint(); waypoint != nil {
			return m.wayBy(waypoint, target)
		}
		workload, port := m.behind(name, uint32(target.Port()))
		if workload == nil {
			return way{}, fmt.Errorf("nobody is behind %s of %s", target, name)
		}
		return wayOf(workload, port), nil
	}
	for _, workload := range m.workloads {
		if slices.ContainsFunc(workload.GetAddresses(), func(address []byte) bool { return isAddress(address, target.Addr()) }) {
			if waypoint := workload.GetWaypoint(); waypoint != nil {
				return m.wayBy(waypoint, target)
			}
			return wayOf(workload, target.Port()), nil
		}
	}
	return way{target: target}, nil
}

// wayBy is the way by a waypoint.
func (m *mesh) wayBy(waypoint *workloadapi.GatewayAddress, target netip.AddrPort) (way, error) {
	name := waypoint.GetHostname().GetNamespace() + "/" + waypoint.GetHostname().GetHostname()
	workload, port := m.behind(name, waypoint.GetHboneMtlsPort())
	if workload == nil {
		return way{}, fmt.Errorf("the waypoint %s of %s is not there", name, target)
	}
	tunnel := addressOf(workload, port)
	return way{target: target, tunnel: &tunnel, identity: identityOf(workload)}, nil
}

// behind is a workload behind a port of a Service, and its own port.
func (m *mesh) behind(service string, number uint32) (*workloadapi.Workload, uint16) {
	for _, workload := range m.workloads {
		for _, port := range workload.GetServices()[service].GetPorts() {
			if port.GetServicePort() == number && workload.GetStatus() == workloadapi.WorkloadStatus_HEALTHY {
				return workload, uint16(port.GetTargetPort())
			}
		}
	}
	return nil, 0
}

func wayOf(workload *workloadapi.Workload, port uint16) way {
	target := addressOf(workload, port)
	if workload.GetTunnelProtocol() != workloadapi.TunnelProtocol_HBONE {
		return way{target: target}
	}
	tunnel := addressOf(workload, tunnelPort)
	return way{target: target, tunnel: &tunnel, identity: identityOf(workload)}
}

func addressOf(workload *workloadapi.Workload, port uint16) netip.AddrPort {
	address, _ := netip.AddrFromSlice(workload.GetAddresses()[0])
	return netip.AddrPortFrom(address, port)
}

// identityOf is that of a workload; what is said where nothing is said is Istio's.
func identityOf(workload *workloadapi.Workload) string {
	orElse := func(text, other string) string {
		if text == "" {
			return other
		}
		return text
	}
	return fmt.Sprintf("spiffe://%s/ns/%s/sa/%s", orElse(workload.GetTrustDomain(), "cluster.local"), workload.GetNamespace(), orElse(workload.GetServiceAccount(), "default"))
}

func isAddress(bytes []byte, address netip.Addr) bool {
	known, ok := netip.AddrFromSlice(bytes)
	return ok && known == address
}
