#!/bin/sh
# SPDX-License-Identifier: MIT
# JUnit, TAP, HTML and Gradescope say what the report says, are well formed, and after a kill hold what was known by then.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
all="--json $dir/json --junit $dir/junit --tap $dir/tap --html $dir/html --gradescope $dir/gradescope"
has() {	# FILE TEXT: anywhere in it, lines joined
	tr -s ' \n' '  ' <"$dir/$1" | grep -qF -- "$2" || { echo "$1 lacks: $2"; cat "$dir/$1"; exit 1; }
}
well_formed() {
	if command -v xmllint >/dev/null; then xmllint --noout "$dir/junit" "$dir/html" || exit 1; fi
	if command -v prove >/dev/null; then
		prove -e cat "$dir/tap" >"$dir/prove" 2>&1
		grep -q "$1" "$dir/prove" || { cat "$dir/prove"; exit 1; }
	fi
}

# a wrong answer: one test passes, one fails
mkdir -p "$dir/wrong/user/bin" "$dir/broken/user/bin"
cp user/bin/hello.c "$dir/wrong/user/bin/"
patch -s -d "$dir/wrong" -p1 <labs/01-hello/wrong/error-is-success.patch || exit 1
build/bin/heddle grade 01-hello world refuses --submission "$dir/wrong" $all >"$dir/text" 2>&1
[ $? = 1 ] || { cat "$dir/text"; exit 1; }
token=$(sed -n 's/.* --token \([^ ]*\).*/\1/p' "$dir/text")
again="build/bin/heddle grade 01-hello refuses --token $token --submission $dir/wrong"
has junit '<testsuite name="01-hello" tests="2" failures="1" errors="0">'
has junit '<testcase classname="01-hello" name="world"/>'
has junit "again: $again"
has tap '1..2 ok 1 - world not ok 2 - refuses --- severity: "fail"'
has html '<td class="pass">pass</td><td>world</td><td class="n">25 of 25</td>'
has html '<td class="fail">fail</td><td>refuses</td><td class="n">0 of 25</td>'
has gradescope '"score": 25, "tests": [ {'
has gradescope '"max_score": 25, "name": "refuses", "output": "'
has gradescope "again: $again"
has gradescope '"score": 0, "status": "failed", "visibility": "visible"'
well_formed 'Failed 1/2'

# what does not compile, with bytes that are no text
printf 'int x = "<&\303\251\377\001]]>" ;;\n#error \357\277\277 <b> & "\n' >"$dir/broken/user/bin/hello.c"
build/bin/heddle grade 01-hello world --submission "$dir/broken" $all >"$dir/text" 2>&1
[ $? = 1 ] || { cat "$dir/text"; exit 1; }
has junit 'tests="1" failures="0" errors="1"'
has tap '1..1 not ok 1 - build'
has html 'Score: 0 of 25'
has gradescope '"score": 0, "tests": []'
well_formed 'Failed 1/1'

# killed after the first test, which is much the shorter, the files are there
build/bin/heddle grade 10-queue fifo many --solution $all >"$dir/text" 2>&1 &
pid=$!
until grep -q '"status": "passed"' "$dir/gradescope" || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
kill -KILL $pid
wait $pid 2>/dev/null
has gradescope '"status": "passed"'
has gradescope 'could not grade: this is no score'
has gradescope 'the grading was ended before this test was'
has json '"verdict": "fault"'
has tap 'Bail out!'
well_formed 'Bailout called'

# one that cannot be written is status 2, with its reason
build/bin/heddle grade 01-hello world --submission "$dir/wrong" --html "$dir/html/x" >"$dir/text" 2>&1
[ $? = 2 ] && grep -q 'the report cannot be written: Not a directory' "$dir/text" || { cat "$dir/text"; exit 1; }
[ "$(ls "$dir" | grep -c part)" = 0 ] || { ls "$dir"; exit 1; }
