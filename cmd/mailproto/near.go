package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mailproto/explain"
)

// nearCommand is the command below cmd that a mistyped word may stand for.
func nearCommand(cmd *cobra.Command, word string) string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return explain.Nearest(word, names)
}

// nearFlag is the option of cmd that a mistyped name may stand for.
func nearFlag(cmd *cobra.Command, name string) string {
	var names []string
	add := func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	}
	cmd.Flags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return explain.Nearest(name, names)
}
