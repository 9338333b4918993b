#!/bin/sh
# SPDX-License-Identifier: MIT
# test-on-linux.sh [ID]...: a lesson says the same on this machine's Linux (make host-lessons) as on Heddle, with as many CPUs:
# the same lines in the same order, but for process ids, addresses, measured times, which of several equal workers it was, what may
# differ by right (see by_right), and the order of those that nothing but the schedule or the clock has put in one (see mixed).  All
# rows are here: of those that Linux cannot show whole (its deadlocks are not reported, its states have other names) what it can is
# compared.
set -u
cd "$(dirname "$0")/../.."
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
bad=0

# mixed ID: where lines like this follow each other, their order is nobody's.  Their threads or processes run side by side, each as it is
# taken; in f1, f2, p5 and q4 each when its sleep is over, which on a busy machine is not as early as it was long.
mixed() {
	case $1 in
	c10) echo '^@fetched' ;;                        # three workers
	d1) echo . ;;                                   # master and worker
	f1) echo '^@html' ;;
	f2) echo '^@page' ;;
	f5) echo '^@(running|done|shutdown|late)|^cannot' ;;    # main does not wait for the workers
	f7) echo '^@callback' ;;
	k1) echo '^@(put|get)' ;;
	k3) echo '^@processing' ;;
	n1 | n2) echo '^@(one|two|received|server|client)' ;;   # both ends of a connection speak
	n3) echo '^@(client|served|all)' ;;
	p13) echo '^@(done|ended)' ;;
	p3) echo '^@(both|child|parent)' ;;             # after a fork
	p4) echo '^@(started|child)|^The parent' ;;
	p5) echo '^@(started|mail|sent)' ;;
	p9) echo '^@(daemon|child|flag|main)' ;;
	p14) echo '^@(work|main) how=started' ;;
	q1 | q2) echo '^@(begin|end|waiting|async )' ;;
	q5) echo '^@(join_first|submit_late|begin|done)' ;;
	q3) echo '^@(item|task|imap|map_async )' ;;
	q4) echo '^@unordered' ;;
	q6) echo '^@(task|state when=before)' ;;
	q7) echo '^@(put|get)' ;;
	q8) echo '^@(task|callback)' ;;
	r1) echo '^@(writer|reader|get|put)' ;;
	r4) echo '^@added' ;;
	s4) echo '^@(part how=written|value|out_of_range)' ;;
	s6) echo '^@(got|release)' ;;
	s9) echo '^@html' ;;
	t1) echo '^@(a|alive|count) ' ;;
	t10) echo '^@(num|list)' ;;
	t11) echo '^@(begin|line|end)' ;;
	t2) echo '^@(sing|dance)' ;;
	t4) echo 'begins task|^@(without|result)' ;;
	t5) echo '^@(begin|end|result .*started)' ;;
	t6) echo '^@(running|done|main)' ;;
	*) echo '^$' ;;
	esac
}

# sort_mixed ID: in each stretch of such lines.
sort_mixed() {
	awk -v may="$(mixed "$1")" '{ if ($0 !~ may || !inside) n++; inside = $0 ~ may; print n "\t" $0 }' | LC_ALL=C sort -k1,1n | cut -f2-
}

# by_right ID: without what another kernel, or another schedule, may say otherwise.
by_right() {
	case $1 in
	d1) awk '$1 == "Result:" { $0 = "Result: " ($2 * $4 == $6 ? "right" : $0) } { sub(/ n=[0-9]+/, " n=N"); print }' ;; # drawn numbers
	m3) sed 's/fd=[0-9]*/fd=N/' ;;                                 # what this shell has open
	m4) sed -E 's/(select|poll|epoll)=[0-9]+/\1=N/g' ;;              # nanoseconds
	p11) sed -E 's/ state=[RS]$/ state=alive/; /^ *[0-9]+ /d; /^@look when=reaped/d' ;;   # the pages of ps; init may never look
	s2) sed '/^@without/s/ n=[1-9][0-9]*/ n=N/' ;;                  # how many of a hundred read before the first writes
	s5) sed -E 's/ (report|bystanders)=[^ ]*//g; /^@got/s/who=[^ ]*/who=N/' | sort -u ;;    # who came how far when the circle closed
	s6) sed -E 's/ (report|bystanders)=[^ ]*//g' ;;                 # Linux reports no deadlock
	s7) sed -E 's/ (report|named)=[^ ]*//g' ;;                      # the same
	s12) sed -nE '/^@scope/s/=.*/=N/; /^@/p' ;;                     # ps's lines, with Linux's names of states
	t14) sed -nE 's/ (own|each).*//p' ;;                            # what the C library and the kernel need
	t9) sed 's/ calls=[0-9.]*//' ;;                                 # from the kernel's trace
	t15) sed -E '/^@thread/{s/ waits=.*//; s/ cpu=[0-9]*//}' ;;     # the names that each kernel has for it
	y1) awk '$1 == "@children" { for (i = 2; i < 5; i++) { split($i, a, "="); of["pid=" a[2]] = a[1] } print $1, NF }
		$1 == "@process" && $2 in of { print $1, of[$2], $5 } { split($2, a, "=") } /^@[bcm][a-z_]*[uyt] .*=/ && !/@children/ { print $1, a[1] }' |
		sed '/^@children/!{/fills/!s/user=.*//;}' ;;            # other processes, their times and sizes
	y2) sed -n 's/pid=[0-9]*/pid=N/; /^@/p' ;;                      # what the tools print
	k3) sed 's/worker=Thread-[0-9]/worker=N/' ;;                    # who gets which name
	m5) sed 's/ selects=[0-9]*//' ;;                                # how much is there at a time
	m6) sed -E 's/ bytes_each=-?[0-9]*//' ;;                            # what a connection costs
	n7) sed -E 's/(sent|taken)=[0-9]+/\1=N/; /^@(ours|theirs)/s/=[0-9]+/=N/g' ;;    # room in a socket; ephemeral ports
	n10) sed -nE 's/(inode|other|fd|listener|connection|udp)=[0-9]+/\1=N/g; /^@/p' ;;  # other programs' sockets; what this shell has open
	n11) sed 's/ took=[0-9]*//' ;;                                  # room in a socket
	n12) sed -E 's/ ahead=[0-9]+//; /^@datagrams/s/taken=[0-9]+//' ;;
	p7) sed '/^Right after terminate/d' ;;
	q9) sed '/^@begin/d' ;;                                         # none of those that began ends
	r2) sed '/queue=fed/s/ empty=[a-z]*//' ;;                       # right after put: as the feeder is fast
	r3) sed 's/ calls=[0-9]*//' ;;                                  # from the kernel's trace
	s4) sed '1,/^@after how=written/{/^@value/d; s/index=.*/index=N/;}' ;;  # who gets the lock first
	s10) sed -E '/^This machine/d; /^@race/s/ n=[0-9]+/ n=N/; s/ (busy|idle)=[0-9]+//g; /^@by-time/s/given_up=[0-9]+//; /^@unlocked/s/most_inside=[0-9]+//' ;;
	s11) sed -E '/^This machine/d; s/ (busy|idle|other)=[0-9]+//g' ;;                 # by schedstat, which Linux writes otherwise
	t6) sed -E '/long-time-task|alex|round=4|^@running name=ordinary/d; /^@end name=(b|e2|e3) /s/done=[0-9]//' ;;   # daemons
	t10) sed '/work=2/s/value=.*/value=N/' ;;                       # how far the other is
	*) cat ;;
	esac
}

same() {
	sed -E 's/((p?pid|tid|ms|us|ns|address|refused|child|by|was|port|worker|thread|private|shared[a-z_]*|parent|cpus|[a-z]*_(pid|tid|ms|us|ns))=)-?(0x)?[0-9a-f.]+/\1N/g
		s/(Executor-[0-9]+_)[0-9]+/\1N/g; s/process [0-9]+/process N/g; s/0x[0-9a-f]+/N/g' | sort_mixed "$1"
}

# arguments ID: m6: fewer connections than a user may have descriptors.
arguments() {
	case $1 in
	m6) echo 200 ;;
	s8) echo mended replier ;;      # as written: how it ends is the schedule's, and Linux reports no deadlock
	esac
}

# cpus ID: what they say of CPUs is that of this machine.
cpus() {
	case $1 in f6 | q1) echo "--smp $(nproc)" ;; esac
}

if [ $# -eq 0 ]; then
	for id in $(cd user/lessons && ls [a-z][0-9]*.c | sed 's/-.*//'); do
		set -- "$@" "$id"
	done
fi
ulimit -Sn 1024	# as on Heddle, for M2
for id; do
	program=$(basename user/lessons/"$id"-*.c .c)
	(timeout 60 build/host/lessons/"$program" $(arguments "$id") </dev/null 2>/dev/null | by_right "$id" | same "$id" >"$dir/$id.linux") &
	build/bin/heddle run --deterministic $(cpus "$id") -- "/lessons/$program" $(arguments "$id") </dev/null 2>/dev/null |
		by_right "$id" | same "$id" >"$dir/$id.heddle"
done
wait
for id; do
	if [ -s "$dir/$id.heddle" ] && cmp -s "$dir/$id.linux" "$dir/$id.heddle"; then
		echo "ok $id"
	else
		echo "FAIL $id: $(diff "$dir/$id.linux" "$dir/$id.heddle" | head -3 | tr '\n' '|')"
		bad=1
	fi
done
exit $bad
