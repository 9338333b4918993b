#!/bin/sh
# SPDX-License-Identifier: MIT
# The check runner itself: passes, failures and skips are counted, with what
# was printed and how to run it alone; only without a failure is the status 0;
# a command that dies in the middle of its lines is a failure too.
check=${CHECK:-build/bin/check}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# expect STATUS LASTLINE: runs $dir/suites
expect() {
	"$check" -j 3 -f "$dir/suites" >"$dir/out" 2>&1 </dev/null
	status=$?
	[ $status = "$1" ] && [ "$(tail -1 "$dir/out")" = "$2" ] && return
	echo "status $status, expected $1 and last line \"$2\":"
	cat "$dir/out"
	exit 1
}

cat >"$dir/suites" <<'END'
suite one 10
each good: true % -- a b c
lines good: printf 'ok x\nnoise\nok y\nskip z: no hands\n' % -- ''
each skipped: echo because; exit 77; -- q
each none: false % -- /nowhere/*
END
expect 0 '5 passed, 0 failed, 2 skipped'
grep -q '^skip good/z: no hands' "$dir/out" || { echo "no reason"; cat "$dir/out"; exit 1; }
grep -q '^one .*10' "$dir/out" || { echo "no budget"; cat "$dir/out"; exit 1; }

cat >"$dir/suites" <<'END'
suite one 10
each bad: echo said %; exit 3; -- a
lines bad: printf 'ok x\nFAIL y: it broke\n'; exit 1; -- ''
lines dies: printf 'ok x\nok y\n'; kill -9 $$; -- ''
lines silent: true -- ''
each loud: yes | head -n 100000; exit 1; -- b
END
expect 1 '3 passed, 5 failed, 0 skipped'
for line in 'FAIL bad/a: status 3' '    | said a' 'FAIL bad/y: it broke' 'FAIL dies/all: ended with status 137 after 2 tests'; do
	grep -qF -- "$line" "$dir/out" || { echo "no line \"$line\":"; cat "$dir/out"; exit 1; }
done

printf 'suite build 1\nfirst exit 4\nsuite one 1\neach never: echo ran >%s/ran -- a\n' "$dir" >"$dir/suites"
expect 1 '0 passed, 1 failed, 0 skipped'
[ ! -e "$dir/ran" ] || { echo "tests ran though the build had failed"; exit 1; }

# What comes first: always in the first suite, in another if that is asked for, and one after the other.
cat >"$dir/suites" <<END
suite build 1
first echo all >>$dir/first
suite one 1
first sleep 0.1; echo one >>$dir/first
each a: true % -- a
suite two 1
first echo two >>$dir/first
each b: true % -- b
END
for asked in "one:all one" "b:all two" ":all one two"; do
	rm -f "$dir/first"
	"$check" -j 3 -f "$dir/suites" ${asked%%:*} >"$dir/out" 2>&1
	[ "$(echo $(cat "$dir/first"))" = "${asked#*:}" ] || { echo "first of $asked:"; cat "$dir/first"; exit 1; }
done

printf 'suite one 1\neach nothing\n' >"$dir/suites"
"$check" -f "$dir/suites" >"$dir/out" 2>&1
[ $? = 2 ] && grep -q 'suites:2: ' "$dir/out" || { echo "a wrong file:"; cat "$dir/out"; exit 1; }
