#!/bin/sh
# SPDX-License-Identifier: MIT
# try.sh LAB COMMAND...: shows the student's version at work, for `make lab`.
# COMMAND is `heddle run` with the student's kernel and programs.
# labs/LAB/try holds command lines for the guest's shell; each gets a machine of
# its own and LIMIT seconds, virtual or real, so that one that hangs ends by
# itself.  Lines that begin with # are told to the student; % gives words for the
# kernel's command line from there on.
lab=$1
shift
limit=${LIMIT:-20}
wrong=0
words=

explain() {	# STATUS: what it means that a line ended with it
	case $1 in
	0) return ;;
	124) echo "[124: it did not come to an end: it waits for ever, or works for more than $limit seconds]" ;;
	125) echo "[125: the kernel gave up; its report is above]" ;;
	126 | 127) echo "[$1: no such program]" ;;
	1[3-9]?) echo "[$1: ended by signal $(($1 - 128)); the report above says where]" ;;
	*) echo "[status $1]" ;;
	esac
	[ "$1" -ge 124 ] && wrong=1
}

while IFS= read -r line; do
	case $line in
	'') continue ;;
	'#'*) echo; echo "$line"; continue ;;
	'% '*) words=${line#% }; echo; echo "% $words"; continue ;;
	esac
	echo "\$ $line"
	timeout --foreground "$limit" "$@" --deterministic ${words:+--cmdline "$words"} --timeout "$limit" -- sh -c "$line" </dev/null 2>&1
	status=$?
	explain $status
	[ $status != 124 ] || { echo 'The rest was not tried.'; break; }
done <"labs/$lab/try"

echo
[ $wrong = 0 ] || echo "That is not how it should end.  To look inside: labs/$lab/README.md, \"How to debug it here\""
echo "This was a look, no verdict: make grade LAB=$lab"
