package main

import (
	"net/netip"
	"slices"
	"strings"

	"istio.io/istio/pkg/workloadapi/security"
)

// connection is what a policy is asked about.
type connection struct {
	source netip.Addr
	// identity is empty where nothing is shown.
	identity    string
	destination netip.AddrPort
}

// allows tells whether the policies of a pod, of its namespace and of the mesh let a connection in: none that denies may match, and one of those that allow must, if there are any.
func (m *mesh) allows(asked connection) bool {
	m.lock.RLock()
	defer m.lock.RUnlock()
	var allowing, allowed bool
	for _, policy := range m.policiesOf(asked.destination.Addr()) {
		matches := slices.ContainsFunc(policy.GetGroups(), func(rule *security.Group) bool { return holds(rule, asked) })
		if policy.GetAction() == security.Action_DENY && matches {
			return false
		}
		if policy.GetAction() == security.Action_ALLOW {
			allowing, allowed = true, allowed || matches
		}
	}
	return allowed || !allowing
}

func (m *mesh) policiesOf(address netip.Addr) []*security.Authorization {
	var found []*security.Authorization
	for _, workload := range m.workloads {
		if !slices.ContainsFunc(workload.GetAddresses(), func(bytes []byte) bool { return isAddress(bytes, address) }) {
			continue
		}
		for name, policy := range m.policies {
			isWhole := policy.GetScope() == security.Scope_GLOBAL || policy.GetScope() == security.Scope_NAMESPACE && policy.GetNamespace() == workload.GetNamespace()
			if !policy.GetDryRun() && (isWhole || slices.Contains(workload.GetAuthorizationPolicies(), name)) {
				found = append(found, policy)
			}
		}
	}
	return found
}

// holds tells whether all clauses of a rule match; a clause does by any of its matches, or by having none.
func holds(rule *security.Group, asked connection) bool {
	for _, clause := range rule.GetRules() {
		if len(clause.GetMatches()) > 0 && !slices.ContainsFunc(clause.GetMatches(), func(match *security.Match) bool { return fits(match, asked) }) {
			return false
		}
	}
	return true
}

// fits tells whether all that a match says holds; one that says nothing matches nothing.
func fits(match *security.Match, asked connection) bool {
	principal, isShown := strings.CutPrefix(asked.identity, "spiffe://")
	namespace, account := "", ""
	if parts := strings.Split(principal, "/"); len(parts) == 5 {
		namespace, account = parts[2], parts[4]
	}
	isPrincipal := func(text *security.StringMatch) bool { return isShown && isText(text, principal) }
	isNamespace := func(text *security.StringMatch) bool { return isText(text, namespace) }
	isAccount := func(one *security.ServiceAccountMatch) bool {
		return isShown && one.GetNamespace() == namespace && one.GetServiceAccount() == account
	}
	isSource := func(block *security.Address) bool { return isWithin(block, asked.source) }
	isDestination := func(block *security.Address) bool { return isWithin(block, asked.destination.Addr()) }
	isPort := func(number uint32) bool { return number == uint32(asked.destination.Port()) }

	said, held := false, true
	either(&said, &held, match.GetPrincipals(), match.GetNotPrincipals(), isPrincipal)
	either(&said, &held, match.GetNamespaces(), match.GetNotNamespaces(), isNamespace)
	either(&said, &held, match.GetServiceAccounts(), match.GetNotServiceAccounts(), isAccount)
	either(&said, &held, match.GetSourceIps(), match.GetNotSourceIps(), isSource)
	either(&said, &held, match.GetDestinationIps(), match.GetNotDestinationIps(), isDestination)
	either(&said, &held, match.GetDestinationPorts(), match.GetNotDestinationPorts(), isPort)
	return said && held
}

// either notes whether anything is said by a pair of lists, and whether it holds: one of the first, where there is any, and none of the second.
func either[T any](said, held *bool, wanted, unwanted []T, is func(T) bool) {
	*said = *said || len(wanted)+len(unwanted) > 0
	*held = *held && (len(wanted) == 0 || slices.ContainsFunc(wanted, is)) && !slices.ContainsFunc(unwanted, is)
}

func isText(match *security.StringMatch, text string) bool {
	switch wanted := match.GetMatchType().(type) {
	case *security.StringMatch_Exact:
		return text == wanted.Exact
	case *security.StringMatch_Prefix:
		return strings.HasPrefix(text, wanted.Prefix)
	case *security.StringMatch_Suffix:
		return strings.HasSuffix(text, wanted.Suffix)
	default:
		return text != ""
	}
}

func isWithin(block *security.Address, address netip.Addr) bool {
	known, ok := netip.AddrFromSlice(block.GetAddress())
	return ok && netip.PrefixFrom(known, int(block.GetLength())).Contains(address)
}
