package render

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestEnumerations compares the values that the schema lists with the constants in
// the source: a new one must not be forgotten.
func TestEnumerations(t *testing.T) {
	found := map[string][]string{}
	for _, dir := range []string{"../../trace", "../../explain", "../dialogue"} {
		constants(t, dir, found)
	}
	for typ, listed := range enumerations() {
		name := filepath.Base(typ.PkgPath()) + "." + typ.Name()
		want := found[name]
		slices.Sort(want)
		got := slices.Clone(listed)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: listed are %q, the constants are %q", name, got, want)
		}
	}
}

// constants finds the string constants of a package, by their type.
func constants(t *testing.T, dir string, found map[string][]string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v", dir, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 {
				return true
			}
			typ, named := v.Type.(*ast.Ident)
			lit, literal := v.Values[0].(*ast.BasicLit)
			if named && literal && lit.Kind == token.STRING {
				value, _ := strconv.Unquote(lit.Value)
				key := f.Name.Name + "." + typ.Name
				found[key] = append(found[key], value)
			}
			return true
		})
	}
}

// TestSchemaWhole finds types that the schema cannot describe.
func TestSchemaWhole(t *testing.T) {
	var walk func(typ reflect.Type)
	seen := map[reflect.Type]bool{}
	walk = func(typ reflect.Type) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(typ.Elem())
		case reflect.Struct:
			for f := range typ.Fields() {
				if tag := f.Tag.Get("json"); tag != "-" && f.IsExported() && f.Type.String() != "time.Time" {
					walk(f.Type)
				}
			}
		case reflect.Map, reflect.Interface, reflect.Array, reflect.Func, reflect.Chan:
			t.Errorf("the schema cannot describe %v", typ)
		}
	}
	for _, d := range Documents() {
		walk(d.of)
	}
	if n := len(seen); n < 30 {
		t.Errorf("only %d types were looked at", n)
	}
}
