#!/bin/sh
# SPDX-License-Identifier: MIT
# make.sh DIR: the student's tree, as a new git repository in DIR.  From ours it leaves out the sources that labs ask
# for, right and wrong answers, and what tests Heddle itself; for each source left out it holds our objects, with which
# Makefile builds the rest: reference/obj/{k,u,x} for the kernel, programs, and programs to be explored, and
# reference/debug/k for a kernel with DEBUG=1.  It expects a tree that is built.
set -eu
[ -n "${1-}" ] || { echo "say where: make handout TO=DIR" >&2; exit 2; }
mkdir -p "$1"
[ -z "$(ls -A "$1")" ] || { echo "$1 is not empty; \`make update\` in it brings it up to date" >&2; exit 2; }
to=$(cd "$1" && pwd)
build=${HEDDLE_BUILD:-build}

withheld=$(sh labs/files.sh $(ls labs | grep '^[0-9]') | grep '[.]c$' | sort -u)

# --- sources ---
git ls-files | grep -Ev '^([.]|README[.]md$|grader/(test|cheats)/|tools/(check|mutants|bench)/|tools/[a-z]*/test/|kernel/(sanitize|coverage)/)' |
	grep -Ev '^(lib/[a-z]*/test/|user/(tests|foreign|explore)/|user/bin/sh/test/|user/lessons/(test|check/wrong|check/right)/|labs/[^/]*/(right|wrong|mine)/)' |
	grep -vxF "$withheld" >"$to/.files"
tar -cf - -T "$to/.files" | tar -xf - -C "$to"
rm "$to/.files"
cp -r tools/handout/tree/. "$to"

# --- objects ---
debug=
for source in $withheld; do
	for kind in k u x; do
		object=$build/obj/$kind/$source.o
		case $kind:$source in k:kernel/* | u:lib/* | u:user/* | x:lib/conc/*) ;; *) continue ;; esac
		[ -f "$object" ] || { echo "$object is missing: run \`make\` first" >&2; exit 1; }
		mkdir -p "$(dirname "$to/reference/obj/$kind/$source")"
		cp "$object" "$to/reference/obj/$kind/$source.o"
	done
	case $source in kernel/*) debug="$debug $source" ;; esac
done
objects=
for source in $debug; do objects="$objects $build/handout/obj/k/$source.o"; done
"${MAKE:-make}" -s DEBUG=1 B="$build/handout" $objects
for source in $debug; do
	mkdir -p "$(dirname "$to/reference/debug/k/$source")"
	cp "$build/handout/obj/k/$source.o" "$to/reference/debug/k/$source.o"
done

# --- a repository of its own ---
mkdir "$to/.handout"
printf '%s\n' "$withheld" >"$to/.handout/withheld"
git describe --always --dirty >"$to/.handout/version"
(
	cd "$to"
	find . -type f ! -path './.handout/*' ! -path './.git/*' | sed 's/^..//' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum >.handout/manifest
	git init -q -b main
	git add -A
	git -c user.name="${NAME:-The course}" -c user.email="${EMAIL:-course@localhost}" \
		commit -q -m "As handed out: $(cat .handout/version)"
)
echo "$1: a tree for students, version $(cat "$to/.handout/version")"
