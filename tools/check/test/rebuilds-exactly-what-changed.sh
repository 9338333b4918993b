#!/bin/sh
# SPDX-License-Identifier: MIT
# In a copy of the built tree: make again does nothing; after a header was
# touched it compiles exactly the objects whose .d files name it; other flags
# compile what they concern, once; a source that went away leaves its archive.
set -u
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
make -s all >/dev/null || exit 1
cp -a . "$dir/tree" && cd "$dir/tree" || exit 1
bad=0

fail() {
	echo "$@"
	bad=1
}

# made GOAL...: the sources that make compiles, sorted
made() {
	make "$@" | sed -n 's/^  \(HOST\)\{0,1\}CC *\([^ ]*\).*/\2/p' | sort
}

# named HEADER: the sources of the objects that depend on it, sorted
named() {
	awk -v header="$1" '{ for (i = 3; i <= NF; i++) if ($i == header) print $2 }' "$dir/rules" | sort
}

again=$(make -s 2>&1)
[ -z "$again" ] || fail "make built something again: $again"

# Of each .d file the first rule, on one line: OBJECT: SOURCE HEADER...; not of sources that went away.
find build/obj build/labs -path build/obj/m -prune -o -name '*.d' -exec awk '
	FNR == 1 { more = 1 }
	more { more = sub(/\\$/, ""); printf "%s%s", $0, more ? "" : "\n" }' {} + |
	while read -r object source headers; do
		[ -e "$source" ] && echo "$object $source $headers"
	done >"$dir/rules"
objects=$(sed 's/: .*//' "$dir/rules") # alone, since linking takes long

for header in kernel/ipc/pipe.h lib/conc/queue.h lib/c/include/mqueue.h grader/trial.h; do
	named "$header" >"$dir/named"
	touch "$header"
	# shellcheck disable=SC2086
	made $objects >"$dir/made"
	[ -s "$dir/named" ] || fail "$header: no object depends on it"
	cmp -s "$dir/named" "$dir/made" || fail "$header: < should be compiled, > was:" "$(diff "$dir/named" "$dir/made")"
done

one=build/obj/k/kernel/ipc/pipe.c.o
[ "$(made DEBUG=1 $one)" = kernel/ipc/pipe.c ] || fail "DEBUG=1 does not compile the kernel anew"
[ "$(made DEBUG=1 $one)" = "" ] || fail "DEBUG=1 compiles the same twice"
rm lib/conc/queue.c
make build/lib/libconc.a | grep -q 'AR .*libconc.a' || fail "a removed source stays in its archive"
exit $bad
