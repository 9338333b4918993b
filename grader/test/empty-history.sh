#!/bin/sh
# SPDX-License-Identifier: MIT
# A history in which the test says that it came to its end, and in which nothing was done, is good for no test of any lab.
for yaml in labs/*/lab.yaml; do
	lab=$(basename "$(dirname "$yaml")")
	tests=$(awk '/^  - name:/ { name = $3 } /^    model:/ { print name }' "$yaml")
	[ -n "$tests" ] || { echo "$lab: no test is judged by a history"; exit 1; }
	for test in $tests; do
		out=$(echo 'complete;end exit 0' | build/bin/heddle lab judge "$lab" "$test")
		[ $? = 1 ] || { echo "$lab $test: an empty history passes: $out"; exit 1; }
	done
done
