#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh [-s SEED] [ID]...: runs lessons in the guest and judges what they leave behind: default arguments, other modes,
#   and one set of values drawn from SEED (given, or taken from the clock; printed with a failure).
# Then the tests of the tests, which must be refused: cat repeating all that the right program said, and
#   wrong/ID-*, programs and patches on the lesson, in the lesson's place.
# HEDDLE_RUN, MACHINE_SEED: another command or seed for the machine.
# KEEP=1: a failure's evidence goes to build/failed-ID.  VERBOSE=1: why each was refused.
set -u
cd "$(dirname "$0")/../../.." || exit 2
seed=; [ "${1:-}" = -s ] && { seed=$2; shift 2; }
seed=${seed:-$(date +%s)}
judge=build/bin/lesson-check
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM
bad=0

# attempt INPUT ADD COMMAND...: one deterministic run; ADD is heddle's --add, or empty.
attempt() {
	input=$1 add=$2; shift 2
	${HEDDLE_RUN:-build/bin/heddle run} --deterministic --seed "${MACHINE_SEED:-1}" --timeout 1000 --trace "$tmp/trace" ${add:+--add "$add"} -- "$@" \
		<"$input" >"$tmp/out" 2>"$tmp/err"
	status=$?
	case $status in 12[567]) echo "FAIL $id could not run: $(tail -1 "$tmp/err")"; bad=1 ;; esac
}

# passes COMMAND...: what the last attempt left behind is that of the lesson under this command.
passes() {
	why=$($judge judge "$id" "$tmp/out" "$tmp/err" "$tmp/trace" $status "$@")
}

# told WHAT LET_PASS: a cheat that passes is a failure.
told() {
	[ "$2" ] && { echo "FAIL $id lets $1 pass"; failed=1 bad=1; }
	[ "${VERBOSE:-}" ] && echo "refused $1: $why"
}

for id in ${*:-$($judge list)}; do
	failed=
	$judge runs "$id" "$seed" >"$tmp/runs"
	while read -r command; do
		attempt /dev/null "" $command
		passes $command && continue
		echo "$why"
		tail -5 "$tmp/err" | sed 's/^/    | /'
		echo "    command: $command    again: run.sh -s $seed $id"
		[ "${KEEP:-}" ] && rm -rf "build/failed-$id" && cp -r "$tmp" "build/failed-$id"
		failed=1 bad=1
	done <"$tmp/runs"
	[ "$failed" ] && continue
	lesson=$(head -1 "$tmp/runs") drawn=$(tail -1 "$tmp/runs")
	attempt /dev/null "" $lesson
	cp "$tmp/out" "$tmp/said"
	attempt "$tmp/said" "" cat
	# Where the kernel sees nothing of what a lesson shows this may pass, but then not for the values drawn too.
	let=; passes $lesson && passes $drawn && let=yes
	told "its output repeated by cat" "$let"
	for wrong in user/lessons/check/wrong/"$id"-*; do
		[ -e "$wrong" ] || continue
		name=${wrong##*/} let=yes
		for command in "$lesson" "$drawn"; do
			attempt /dev/null "build/user/lessons-wrong/${name%.*}:${lesson%% *}" $command
			passes $command || { let=; break; }
		done
		told "$wrong" "$let"
	done
	[ "$failed" ] || echo "ok $id"
done
exit $bad
