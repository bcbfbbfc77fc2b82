package transcript

import (
	"regexp"
	"sync"
)

// lazy compiles a pattern when it is first used: most commands need none, and each
// would cost every start of the program.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
