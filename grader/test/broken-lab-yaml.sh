#!/bin/sh
# SPDX-License-Identifier: MIT
# A broken lab.yaml: status 2, with line and column of the mistake.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/labs/broken"
sed 's/^version: [0-9]*/version: one/' labs/05-mutex/lab.yaml >"$dir/labs/broken/lab.yaml"
line=$(grep -n '^version: one' "$dir/labs/broken/lab.yaml" | cut -d: -f1)
out=$(HEDDLE_ROOT=$dir build/bin/heddle grade broken --solution 2>&1)
[ $? = 2 ] || { echo "status is not 2: $out"; exit 1; }
case $out in
*"line: $line, column: "*) ;;
*) echo "no line $line with its column: $out"; exit 1 ;;
esac
printf 'title: "no end\nversion: 1\n' >"$dir/labs/broken/lab.yaml"
out=$(HEDDLE_ROOT=$dir build/bin/heddle grade broken --solution 2>&1)
[ $? = 2 ] || { echo "not YAML: status is not 2: $out"; exit 1; }

# each mistake by its name; nothing crashes
yaml=$dir/labs/broken/lab.yaml
says() {	# TEXT
	out=$(HEDDLE_ROOT=$dir build/bin/heddle grade broken --solution 2>&1)
	[ $? = 2 ] || { echo "'$1': status is not 2: $out"; exit 1; }
	case $out in
	*'labs/broken/lab.yaml does not say what a lab is'*"$1"*'grader/lab.h tells what'*) ;;
	*) echo "does not say '$1': $out"; exit 1 ;;
	esac
}
while IFS='|' read -r change text; do
	sed "$change" labs/05-mutex/lab.yaml >"$yaml"
	says "$text"
done <<'END'
s,^files:.*,files: [],|names no file
s,^files:.*,files: [lock.c],|lock.c is no source
s,^files:.*,files: [lib/../../lock.c],|is no source
s,^files:.*,files: [/lib/lock.c],|is no source
s,^files:.*,files: [kernel/ipc/pipe.c],|is no source for a lab of this kind
s,^kind:.*,kind: libary,|Invalid value
s,name: states,name: ../states,|a test is called by small letters
s,name: states,name: excludes,|there are two tests excludes
s,seeds: .*,seeds: 4000000000,|at most 10000 seeds
s,name: spins,name: polls,|a wrong answer has a name of its own
s,fails: .*,fails: [nothing],|the test nothing, which the lab does not have
s,fails: .*,fails: [],|names no test that it fails
s,points: .*,points: -3,|Invalid UINT value: '
s,^symbols:,symbol:,|Unexpected key: symbol
/^tests:/q|tests
END
: >"$yaml" && says 'it is empty'
head -c 5000 labs/05-mutex/lab.yaml | head -c 700 >"$yaml" && says 'Load: '
head -c 100000 /bin/sh >"$yaml" && says 'libyaml'
printf 'title: "caf\351"\n' >"$yaml" && says 'UTF-8'
rm "$yaml" && mkdir "$yaml" && says 'input error'
rmdir "$yaml"
# lines that end as on Windows, a byte order mark and no newline at the end are no mistakes
(printf '\357\273\277'; sed 's/$/\r/' labs/05-mutex/lab.yaml | head -c -2) >"$yaml"
out=$(HEDDLE_ROOT=$dir build/bin/heddle grade broken nothing --solution 2>&1)
case $out in
*'broken has no test nothing'*states:*) ;;
*) echo "CRLF: $out"; exit 1 ;;
esac
