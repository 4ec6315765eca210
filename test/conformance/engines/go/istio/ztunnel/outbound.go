package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/http2"
)

// takeOutbound takes what a pod sends, each connection with its destination before it by the PROXY protocol.
func (p *pod) takeOutbound(held *mesh) {
	go accept(listen(p.Calls), func(client net.Conn) error {
		sent := bufio.NewReader(client)
		preface, err := sent.ReadString('\n')
		parts := strings.Fields(preface)
		if err != nil || len(parts) != 6 {
			return fmt.Errorf("no PROXY protocol: %q", preface)
		}
		target, err := netip.ParseAddrPort(parts[3] + ":" + parts[5])
		if err != nil {
			return err
		}
		way, err := held.wayTo(target)
		if err != nil {
			return err
		}
		server, err := p.dial(way)
		if err != nil {
			return err
		}
		join(buffered{client, sent}, server)
		return nil
	})
}

// buffered is a connection of which a part has been read.
type buffered struct {
	net.Conn
	read *bufio.Reader
}

func (b buffered) Read(bytes []byte) (int, error) { return b.read.Read(bytes) }

func (b buffered) CloseWrite() error { return b.Conn.(*net.TCPConn).CloseWrite() }

// dial goes a way, from the pod's own address.
func (p *pod) dial(way way) (io.ReadWriteCloser, error) {
	dialer := net.Dialer{LocalAddr: net.TCPAddrFromAddrPort(netip.AddrPortFrom(p.Address, 0))}
	if way.tunnel == nil {
		return dialer.Dial("tcp", way.target.String())
	}
	raw, err := dialer.Dial("tcp", way.tunnel.String())
	if err != nil {
		return nil, err
	}
	server := tls.Client(raw, &tls.Config{
		Certificates: []tls.Certificate{p.identity}, NextProtos: []string{"h2"},
		// what is in a certificate of the mesh is an identity, and no name of a host
		InsecureSkipVerify: true, VerifyConnection: func(state tls.ConnectionState) error { return p.verify(state, way.identity) },
	})
	if err := server.HandshakeContext(context.Background()); err != nil {
		raw.Close()
		return nil, err
	}
	tunnel, err := ask(server, way.target)
	if err != nil {
		server.Close()
		return nil, fmt.Errorf("%s by %s: %w", way.target, way.tunnel, err)
	}
	return tunnel, nil
}

func (p *pod) verify(state tls.ConnectionState, identity string) error {
	shown := state.PeerCertificates[0]
	if _, err := shown.Verify(x509.VerifyOptions{Roots: p.roots}); err != nil {
		return err
	}
	if len(shown.URIs) != 1 || shown.URIs[0].String() != identity {
		return errors.New(identity + " was to answer, and somebody else does")
	}
	return nil
}

// ask asks for an address over a connection, which ends with what is passed over it.
func ask(server net.Conn, target netip.AddrPort) (io.ReadWriteCloser, error) {
	connection, err := (&http2.Transport{}).NewClientConn(server)
	if err != nil {
		return nil, err
	}
	reader, writer := io.Pipe()
	answer, err := connection.RoundTrip(&http.Request{Method: http.MethodConnect, URL: &url.URL{Scheme: "https", Host: target.String()}, Host: target.String(), Body: reader})
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("answered %s", answer.Status)
	}
	return tunnel{answer.Body, writer, server}, nil
}

// tunnel is what was asked for: the answer is read, the request is written.
type tunnel struct {
	io.Reader
	*io.PipeWriter
	beneath net.Conn
}

func (t tunnel) CloseWrite() error { return t.PipeWriter.Close() }

func (t tunnel) Close() error { return t.beneath.Close() }
