// What stands for ztunnel where no build of it is to be had: for each pod that it is told of it takes what the pod sends and what is sent
// to the pod, and does with both what istiod says, by the same two kinds of resources that ztunnel is given. Nothing redirects traffic
// here: what a pod sends comes to an address that stands for its own way out, with the destination before it by the PROXY protocol.
//
// It is small, and no proof of ztunnel: it knows one network, HTTP/2 CONNECT over mutual TLS, and the rules of ztunnel's `rbac.rs`.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"log"
	"net/netip"
	"os"
)

// settings are those of a run, as JSON.
type settings struct {
	// Discovery is where istiod serves xDS without TLS.
	Discovery string `json:"discovery"`
	// Status is where the state is told.
	Status string `json:"status"`
	// Root is the file of the authority that every certificate is from.
	Root string `json:"root"`
	Pods []*pod `json:"pods"`
}

// pod is one whose traffic is taken.
type pod struct {
	Address netip.Addr `json:"address"`
	// Calls is where what it sends is taken.
	Calls string `json:"calls"`
	// Ports are those on which it is asked, each with the one where its application listens.
	Ports []port `json:"ports"`
	// Certificate and Key are the files of its identity.
	Certificate string `json:"certificate"`
	Key         string `json:"key"`

	identity tls.Certificate
	roots    *x509.CertPool
}

type port struct {
	Number      uint16 `json:"number"`
	Application uint16 `json:"application"`
}

func main() {
	given := read[settings](os.Args[1])
	roots := x509.NewCertPool()
	root, err := os.ReadFile(given.Root)
	check(err)
	roots.AppendCertsFromPEM(root)

	held := newMesh()
	go held.follow(context.Background(), given.Discovery)
	for _, pod := range given.Pods {
		pod.roots = roots
		pod.identity, err = tls.LoadX509KeyPair(pod.Certificate, pod.Key)
		check(err)
		pod.takeInbound(held)
		pod.takeOutbound(held)
	}
	check(held.tell(given.Status))
}

func read[T any](file string) (value T) {
	text, err := os.ReadFile(file)
	check(err)
	check(json.Unmarshal(text, &value))
	return value
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
