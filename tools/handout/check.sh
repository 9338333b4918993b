#!/bin/sh
# SPDX-License-Identifier: MIT
# check.sh: `make check` in a student's tree.  Is it as it was handed out, does it build and run, and is each starter
# judged, with no point?
failed=0
tell() {	# WHAT, then a file with what went wrong, if that is not empty
	if [ -s "$2" ]; then
		echo "FAIL $1"
		sed 's/^/  /' "$2" | head -20
		failed=1
	else
		echo "ok $1"
	fi
}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

sha256sum --quiet -c .handout/manifest >"$out/changed" 2>&1 && : >"$out/changed"
tell 'the files are as they were handed out (yours are under mine/)' "$out/changed"

for file in $(cat .handout/withheld); do
	[ ! -e "$file" ] || echo "$file is here: it would be built instead of our object; yours belongs to labs/LAB/mine/"
done >"$out/held"
tell 'no file that a lab asks for lies in its place' "$out/held"

build/bin/heddle run --deterministic --timeout 20 -- sh -c 'hello; seq 3 | grep 3' </dev/null >"$out/run" 2>&1
printf 'Hello, world!\n3\n' | diff - "$out/run" >"$out/differs"
tell 'the system runs on our objects' "$out/differs"

grep -q '"file": "kernel/' compile_commands.json || echo 'it is not there; run `make`' >"$out/commands"
: >>"$out/commands"
tell 'compile_commands.json' "$out/commands"

for lab in labs/*/lab.yaml; do
	lab=$(basename "$(dirname "$lab")")
	: >"$out/lab"
	sh labs/try.sh "$lab" build/bin/heddle run >"$out/try" 2>&1
	! grep -q '^That is not how it should end' "$out/try" || cat "$out/try" >>"$out/lab"
	build/bin/heddle grade "$lab" --submission "labs/$lab/starter" >"$out/grade" 2>&1 </dev/null
	[ $? = 1 ] && grep -q '^score: 0 of' "$out/grade" || cat "$out/grade" >>"$out/lab"
	tell "$lab: ours works, and the starter has no point" "$out/lab"
done
exit $failed
