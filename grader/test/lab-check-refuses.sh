#!/bin/sh
# SPDX-License-Identifier: MIT
# `heddle lab check` refuses a lab that does not hold what it says: a test that no wrong answer fails, a wrong answer
# that passes, a right one that fails, a patch that does not apply.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/labs"
cp -r lib kernel user tools "$dir"	# copies: the sandbox that links sees nothing behind a link
cp -r labs/01-hello "$dir/labs/01-hello"
lab=$dir/labs/01-hello

refused() {	# refused VARIANT TEXT
	out=$(HEDDLE_ROOT=$dir build/bin/heddle lab check 01-hello "$1" 2>&1) && { echo "$1: accepted: $out"; exit 1; }
	case $out in
	"FAIL 01-hello/$1: "*"$2"*) ;;
	*) echo "$1: does not say '$2': $out"; exit 1 ;;
	esac
}

cp "$lab/wrong/no-world.patch" "$lab/wrong/first-name-only.patch"
refused wrong/first-name-only 'passes the test every-name'
echo 'not a patch' >"$lab/wrong/no-world.patch"
refused wrong/no-world 'does not apply'
cp "$lab/starter/user/bin/hello.c" "$lab/right/getopt/user/bin/hello.c"
refused right/getopt 'is right but fails'
cp user/bin/hello.c "$lab/starter/user/bin/hello.c"
refused starter 'is worth nothing but passes'
sed -i '/fails: /s/\<world\>/counts/' "$lab/lab.yaml"
out=$(HEDDLE_ROOT=$dir build/bin/heddle lab check 01-hello 2>&1 | head -n 1)	# the answers are graded after the form
case $out in
"FAIL 01-hello/form: no wrong answer fails the test world"*) ;;
*) echo "form: $out"; exit 1 ;;
esac
