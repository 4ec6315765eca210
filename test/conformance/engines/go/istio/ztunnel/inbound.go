package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"sync/atomic"
	"time"
)

// tunnelPort is where every pod of an ambient mesh is asked over HBONE.
const tunnelPort = 15008

// takeInbound takes what is sent to a pod: over HBONE as whoever's certificate is shown, and in the clear as nobody.
func (p *pod) takeInbound(held *mesh) {
	settings := &tls.Config{Certificates: []tls.Certificate{p.identity}, ClientCAs: p.roots, ClientAuth: tls.RequireAndVerifyClientCert, NextProtos: []string{"h2"}}
	server := &http.Server{TLSConfig: settings, Handler: http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) { p.answer(held, response, request) })}
	listener := listen(netip.AddrPortFrom(p.Address, tunnelPort).String())
	go func() { check(server.ServeTLS(listener, "", "")) }()
	for _, port := range p.Ports {
		address := netip.AddrPortFrom(p.Address, port.Number)
		go accept(listen(address.String()), func(client net.Conn) error {
			if !held.allows(connection{source: sourceOf(client.RemoteAddr().String()), destination: address}) {
				return fmt.Errorf("nobody may ask %s in the clear", address)
			}
			return p.passOn(client, port.Application)
		})
	}
}

// answer answers who asks for a port of the pod.
func (p *pod) answer(held *mesh, response http.ResponseWriter, request *http.Request) {
	target, err := netip.ParseAddrPort(request.Host)
	index := slices.IndexFunc(p.Ports, func(one port) bool { return one.Number == target.Port() })
	if err != nil || request.Method != http.MethodConnect || target.Addr() != p.Address || index < 0 {
		response.WriteHeader(http.StatusBadRequest)
		return
	}
	identity := request.TLS.PeerCertificates[0].URIs[0].String()
	if !held.allows(connection{source: sourceOf(request.RemoteAddr), identity: identity, destination: target}) {
		log.Printf("%s may not ask %s", identity, target)
		response.WriteHeader(http.StatusUnauthorized)
		return
	}
	if err := http.NewResponseController(response).Flush(); err == nil {
		_ = p.passOn(stream{request.Body, response}, p.Ports[index].Application)
	}
}

// stream is a request and its answer, of which each goes on while the other does.
type stream struct {
	io.ReadCloser
	response http.ResponseWriter
}

func (s stream) Write(bytes []byte) (int, error) {
	count, err := s.response.Write(bytes)
	if err == nil {
		err = http.NewResponseController(s.response).Flush()
	}
	return count, err
}

func (p *pod) passOn(client io.ReadWriteCloser, application uint16) error {
	server, err := net.Dial("tcp", netip.AddrPortFrom(p.Address, application).String())
	if err != nil {
		return err
	}
	join(client, server)
	return nil
}

// join passes everything on between two, until both have ended. An answer over HTTP/2 cannot be ended by itself here, so that where one has
// ended the other has a second from what was last passed on: what it was sent is not lost, and nothing more comes to a connection that is gone.
func join(one, other io.ReadWriteCloser) {
	var last atomic.Int64
	ended := make(chan struct{}, 2)
	pass := func(to, from io.ReadWriteCloser) {
		_, _ = io.Copy(noted{to, &last}, from)
		if half, ok := to.(interface{ CloseWrite() error }); ok {
			_ = half.CloseWrite()
		}
		ended <- struct{}{}
	}
	go pass(one, other)
	go pass(other, one)
	<-ended
	select {
	case <-ended:
	case <-time.After(time.Until(time.UnixMilli(last.Load()).Add(time.Second))):
	}
	one.Close()
	other.Close()
}

// noted is where something is passed on to, and when that was last.
type noted struct {
	io.Writer
	last *atomic.Int64
}

func (n noted) Write(bytes []byte) (int, error) {
	n.last.Store(time.Now().UnixMilli())
	return n.Writer.Write(bytes)
}

func accept(listener net.Listener, take func(client net.Conn) error) {
	for {
		client, err := listener.Accept()
		check(err)
		go func() {
			defer client.Close()
			if err := take(client); err != nil {
				log.Print(err)
			}
		}()
	}
}

func listen(address string) net.Listener {
	listener, err := net.Listen("tcp", address)
	check(err)
	return listener
}

func sourceOf(address string) netip.Addr {
	source, err := netip.ParseAddrPort(address)
	check(err)
	return source.Addr()
}
