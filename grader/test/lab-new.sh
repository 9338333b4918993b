#!/bin/sh
# SPDX-License-Identifier: MIT
# `heddle lab new` makes a lab that is no lab yet, `lab check` says what is missing, and less of it as its author goes on.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
heddle=build/bin/heddle lab=$dir/labs/77-hello
mkdir "$dir/labs"
for part in lib kernel user tools build; do ln -s "$PWD/$part" "$dir/$part"; done
export HEDDLE_ROOT="$dir"
says() {	# TEXT...: in $dir/out
	for text; do grep -qF -- "$text" "$dir/out" || { echo "does not say '$text'"; cat "$dir/out"; exit 1; }; done
}

while read -r status name file words; do
	# shellcheck disable=SC2046
	$heddle lab new "$name" $(echo "$file" | tr , ' ') >"$dir/out" 2>&1
	[ $? = "$status" ] || { echo "$name: status is not $status"; cat "$dir/out"; exit 1; }
	says "$words"
done <<'END'
2 hello user/bin/hello.c a lab is called NN-name
2 77-Hello user/bin/hello.c a lab is called NN-name
2 77-hello README.md a C file in user/bin, lib or kernel
2 77-hello user/bin/nothing.c a lab begins with its solution
2 77-hello user/bin/hello.c,lib/conc/queue.c lib/conc/queue.c: a lab's files lie all in lib/
0 78-two kernel/proc/wait.c,kernel/proc/zombie.c labs/78-two/starter/kernel/proc/zombie.c
0 79-mixed kernel/sync/cycle.c,user/bin/bank/bank.c labs/79-mixed/starter/user/bin/bank/bank.c
0 77-hello user/bin/hello.c heddle lab check 77-hello
2 77-hello user/bin/hello.c File exists
END
grep -q '^files: .kernel/proc/wait.c, kernel/proc/zombie.c.$' "$dir/labs/78-two/lab.yaml" && grep -q '^kind: kernel' "$dir/labs/79-mixed/lab.yaml" ||
	{ cat "$dir"/labs/7*/lab.yaml; exit 1; }
gcc -std=gnu11 -Wall -Werror -fsyntax-only -Ilabs/harness "$lab/tests/first.c" || exit 1
grep -q '^headers: \[stdio.h, stdlib.h, string.h\]$' "$lab/lab.yaml" && grep -q '^symbols: \[.*strtol' "$lab/lab.yaml" || { cat "$lab/lab.yaml"; exit 1; }

$heddle lab check 77-hello >"$dir/out" 2>&1
[ $? = 1 ] || { cat "$dir/out"; exit 1; }
says 'tests/first.c is not built: run `make`' 'a judge named TODO' 'no wrong answer fails the test first' 'right/NAME/ is missing' \
	'lab.yaml:2: still to do' 'README.md:1: still to do' 'starter/user/bin/hello.c:' 'tests/first.c:2: still to do' 'try:1: still to do'

$heddle lab check --all 77-hello >"$dir/all" 2>&1	# --all may stand anywhere
cmp "$dir/out" "$dir/all" || exit 1

for part in README.md try tests right part0; do rm -rf "${lab:?}/$part"; cp -r labs/01-hello/$part "$lab/"; done
sed -e 's/^  - name: world/  - name: globe/' -e '/fails\?: /s/\<world\>/counts/' labs/01-hello/lab.yaml >"$lab/lab.yaml"
$heddle lab check 77-hello >"$dir/out" 2>&1
says 'tests/globe.c is missing' 'lab.yaml does not say what tests/world.c is' 'no wrong answer fails the test globe' 'wrong/no-world.patch is missing'
! grep -q 'README\|judge\|try' "$dir/out" || { cat "$dir/out"; exit 1; }

cp labs/01-hello/lab.yaml "$lab/"
rm -r "$lab/starter"
cp -r labs/01-hello/wrong labs/01-hello/starter "$lab/"
$heddle lab check 77-hello >"$dir/out" 2>&1
[ "$(grep -c 'run `make`$' "$dir/out")" = 4 ] && [ "$(wc -l <"$dir/out")" = 5 ] || { cat "$dir/out"; exit 1; }
