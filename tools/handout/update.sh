#!/bin/sh
# SPDX-License-Identifier: MIT
# update.sh PLACE: makes this student's tree the newer handout at PLACE, a folder or a git address.  mine/ stays; a file of
# ours that the student changed is kept beside as FILE.yours.  Says what changed, and which verdicts can move.
set -eu
[ -n "${1:-}" ] || { echo 'say from where: make update FROM=FOLDER, or the address of a git repository' >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -f "$1/.handout/manifest" ]; then
	from=$(cd "$1" && pwd)
else
	git clone -q --depth 1 "$1" "$work/from"
	from=$work/from
fi
[ -f "$from/.handout/manifest" ] || { echo "$1 is no handout" >&2; exit 2; }
(cd "$from" && sha256sum --quiet -c .handout/manifest) || { echo "$1 is not as it was handed out; nothing was changed" >&2; exit 1; }

export LC_ALL=C
sort .handout/manifest >"$work/old"
sort "$from/.handout/manifest" >"$work/new"
names() { sed 's/^[0-9a-f]*  //' "$1" | sort; }
names "$work/old" >"$work/old.names"
names "$work/new" >"$work/new.names"
comm -13 "$work/old" "$work/new" | sed 's/^[0-9a-f]*  //' >"$work/replace"
comm -23 "$work/old.names" "$work/new.names" >"$work/remove"
cat "$work/replace" "$work/remove" | sort -u >"$work/changed"
if [ ! -s "$work/changed" ]; then
	echo "nothing is new: $(cat .handout/version)"
	exit 0
fi

# What the student made of ours.
sha256sum --quiet -c .handout/manifest 2>/dev/null | sed -n 's/: FAILED.*//p' >"$work/touched" || :
while IFS= read -r file; do
	if [ -f "$file" ] && grep -qxF "$file" "$work/changed"; then
		cp "$file" "$file.yours"
		echo "you had changed $file: yours is now $file.yours"
	fi
done <"$work/touched"

while IFS= read -r file; do
	mkdir -p "$(dirname "$file")"
	cp -p "$from/$file" "$file.new" && mv "$file.new" "$file"
done <"$work/replace"
while IFS= read -r file; do rm -f "$file"; done <"$work/remove"
old=$(cat .handout/version)
cp "$from"/.handout/* .handout/
echo "from $old to $(cat .handout/version): $(wc -l <"$work/changed") files"

# What all verdicts depend on, by kind of lab.
has() { grep -qE "$1" "$work/changed"; }
everything= programs=
! has '^(grader|tools|labs/harness|kernel|reference/obj/k)/|^labs/build[.]mk$|^Makefile$|/build[.]mk$' || everything=1
! has '^(lib|reference/obj/[ux])/' || programs=1
for yaml in labs/*/lab.yaml; do
	lab=$(basename "$(dirname "$yaml")")
	all=$everything
	! has "^labs/$lab/lab[.]yaml$|^labs/$lab/tests/[^/]*[.]h$" || all=1
	[ -z "$programs" ] || grep -q '^kind: kernel' "$yaml" || all=1
	tests=$(sed -n "s,^labs/$lab/\(tests\|explore\)/\([^/]*\)[.]c$,\2,p" "$work/changed" | tr '\n' ' ')
	! has "^labs/$lab/part0/" || tests="${tests}part0 "
	! has "^labs/$lab/starter/" || echo "$lab: the starter is another; your mine/ was not touched"
	! has "^labs/$lab/README[.]md$" || echo "$lab: the handout says something new"
	if [ -n "$all" ]; then
		echo "$lab: every verdict can move"
	elif [ -n "$tests" ]; then
		echo "$lab: these verdicts can move: $tests"
	fi
done
git add -A -- . ':!labs/*/mine' ':!*.yours' 2>/dev/null || git add -A
git -c user.name="${NAME:-The course}" -c user.email="${EMAIL:-course@localhost}" commit -q -m "Handout $(cat .handout/version)" || :
echo 'now: make'
