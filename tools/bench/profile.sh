#!/bin/sh
# SPDX-License-Identifier: MIT
# profile.sh ROW [CALLER]: in which functions the instructions of a row of /bin/bench go, kernel and program, by a
# log of every single instruction that QEMU writes; per operation, most first. With CALLER that function's alone, a
# line per instruction, beside its source.
#
# The log is of the two rounds, of which the second is measured.
set -eu
row=$1 one=${2:-}
B=${B:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkfifo "$work/log"
printf '#!/bin/sh\n[ $# -gt 1 ] || exec qemu-system-x86_64 "$@"\nexec qemu-system-x86_64 -d exec,nochain -D %s "$@"\n' "$work/log" >"$work/qemu"
chmod +x "$work/qemu"
{ nm "$B/kernel.elf"; nm "$B/user/bin/bench"; } | grep -i ' [t] ' | sort >"$work/symbols"
set -- $(sed -n "s/.*{ \"$row\", \([a-z_]*\), \([0-9]*\).*/\1 \2/p" user/bin/bench/*.c)
begin=$(nm "$B/user/bin/bench" | sed -n "s/ t $1$//p") times=$((2 * $2))
end=$(nm "$B/user/bin/bench" | sed -n 's/ [tT] printf$//p')
QEMU=$work/qemu "$B/bin/heddle" run --one-insn-per-tb --deterministic --mem 256 --cmdline 'seeded=0 deadlocks=0' -- bench --instructions "$row" </dev/null >"$work/out" &
LC_ALL=C awk -F/ -v begin="$begin" -v end="$end" '
	/^Trace/ {
		if ($2 == begin)
			on = 1
		else if ($2 == end)
			on = 0
		if (on)
			count[$2]++
	}
	END { for (pc in count) print pc, count[pc] }' "$work/log" | sort >"$work/counts"
wait
cat "$work/out"
if [ -n "$one" ]; then
	sort -k1,1 "$work/counts" >"$work/c"
	objdump -dl --no-show-raw-insn --disassemble="$one" "$B/kernel.elf" | awk -v times="$times" '
		BEGIN { while ((getline line <"'"$work/c"'") > 0) { split(line, w, " "); n[w[1]] = w[2] } }
		/^ *ffffffff/ { pc = $1; sub(":", "", pc); printf "%8.1f %s\n", n[pc] / times, $0; next }
		/:[0-9]+/ { print "         " $0 }'
	exit
fi
# Symbols and addresses in one list: an address belongs to the last symbol before it.
{ sed 's/ [tT] / s /' "$work/symbols"; sed 's/ / n /' "$work/counts"; } | sort -s -k1,1 -k2,2r | awk -v times="$times" '
	$2 == "s" { name = $3; next }
	{ cost[name] += $3; sum += $3 }
	END { printf "%10.1f in all\n", sum / times; for (f in cost) printf "%10.1f %s\n", cost[f] / times, f }' | sort -k1,1nr | head -${LINES_OUT:-40}
