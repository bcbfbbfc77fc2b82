package trace

// Lookup is a question to the DNS on the way to a server, or a server on that way that
// could not be connected to.
type Lookup struct {
	// Type is MX, SRV or ADDRESS, or CONNECT for an attempt that failed.
	Type string `json:"type"`
	Name string `json:"name"`
	// Records are the answers, in the order in which they are tried.
	Records []Record `json:"records,omitempty"`
	// More counts the records that were left out, for they were too many.
	More int `json:"more,omitempty"`
	// Alias is the name that Name is only another word for (CNAME).
	Alias string `json:"alias,omitempty"`
	// Error is a token for what there is instead of an answer: no-records, null-mx,
	// not-offered, dns, or why there was no connection.
	Error string `json:"error,omitempty"`
}

// Record is one answer.
type Record struct {
	// Host is a name, or an address.
	Host string `json:"host"`
	Port int    `json:"port,omitempty"`
	// Priority is the preference of an MX or the priority of an SRV record: the lowest
	// is tried first. Weight shares the load among SRV records of one priority.
	Priority int `json:"priority"`
	Weight   int `json:"weight,omitempty"`
}
