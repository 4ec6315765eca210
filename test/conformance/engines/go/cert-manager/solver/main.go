// What runs in the pods that cert-manager makes for HTTP-01, with the same arguments.
package main

import (
	"flag"
	"log"

	"github.com/go-logr/logr"

	"github.com/cert-manager/cert-manager/pkg/issuer/acme/http/solver"
)

func main() {
	server := solver.HTTP01Solver{}
	flag.IntVar(&server.ListenPort, "listen-port", 8089, "where challenges come in")
	flag.StringVar(&server.Domain, "domain", "", "the name to be proven")
	flag.StringVar(&server.Token, "token", "", "what ACME asks for")
	flag.StringVar(&server.Key, "key", "", "the answer")
	flag.Parse()
	log.Fatal(server.Listen(logr.Discard()))
}
