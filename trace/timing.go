package trace

// Timing is where the time of a session went.
type Timing struct {
	// DNS is the time that looking the name up took, 0 for an address; Connect,
	// until the connection stood; TLS, that of the handshakes.
	DNS     Millis `json:"dns_ms"`
	Connect Millis `json:"connect_ms"`
	TLS     Millis `json:"tls_ms"`
	// Server is the time spent waiting for replies, Own that of this program, and
	// of sending.
	Server Millis `json:"server_ms"`
	Own    Millis `json:"own_ms"`
	// Paused is the time that a person took, where the session waited for one.
	Paused Millis `json:"paused_ms,omitempty"`
	Total  Millis `json:"total_ms"`
}
