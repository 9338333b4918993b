#!/bin/sh
# SPDX-License-Identifier: MIT
# library.sh [-n SCHEDULES] [-j SMP] right|mutants|NAME...: explores the programs of user/explore/library, each of which uses one
#   thing of lib/conc, or (c-A-B.c) of A.c and B.c in lib/c/thread, as its header says; none may fail, and none leave memory under some schedules only, but who says so. `mutants`: each mistake that library/mutants lists is made in the
#   library, and must be found by the program named beside it. NAMEs pick one or the other. A line each: "ok NAME", "FAIL NAME: why".
cd "$(dirname "$0")/../.." || exit 2
count=500 smp=1 folder=user/explore/library
while getopts n:j: option; do
	case $option in
	n) count=$OPTARG ;;
	j) smp=$OPTARG ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT

program() {	# NAME PATH EXPECTED
	echo "$1 $3" >>"$dir/names"
	echo "echo '== $1'; explore -j $smp -n $count $2 </dev/null" >>"$dir/script"
}
link() {	# PROGRAM FILE OUT: with this file of the library before all others, and those that the program is named for
	parts=
	for part in $(basename "$1" .c | sed -n 's/^c-//;t name;d;:name;y/-/ /;p'); do parts="$parts build/obj/x/lib/c/thread/$part.c.o"; done
	sh tools/build/ucc.sh explore "$1" "$dir/program.o" && sh tools/build/ucc.sh explore "$2" "$dir/file.o" &&
		sh tools/build/ucc.sh link "$3" build/lib/crt0.o "$dir/program.o" "$dir/file.o" $parts build/lib/libconc-explore.a \
			build/lib/libexplore.a build/lib/libc.a $(cat build/lib/explore.wraps) --allow-multiple-definition
}
mutant() {	# NAME PROGRAM FILE SED
	from=lib/conc/$3 changed=$dir/${3##*/}
	[ "${3#*/}" = "$3" ] || from=lib/$3
	sed "$4" "$from" >"$changed"
	! cmp -s "$from" "$changed" || { echo "FAIL $1: nothing changes in $from"; return; }
	link "$folder/$2.c" "$changed" "$dir/$1" 2>"$dir/errors" || { echo "FAIL $1: $(cat "$dir/errors")"; return; }
	program "$1" "/mutants/$1" found
	set -- --add "$dir/$1:/mutants/$1"
	echo "$@" >>"$dir/adds"
}

for word; do
	for path in "$folder"/c*-*.c; do
		name=$(basename "$path" .c)
		[ "$word" != right ] && [ "$word" != "$name" ] || program "$name" "/explore/$name" "$(grep -q 'may be left' "$path" && echo left || echo clean)"
	done
	while IFS='|' read -r name program file expression; do
		case $name in '' | '#'*) continue ;; esac
		[ "$word" != mutants ] && [ "$word" != "$name" ] || mutant "$name" "$program" "$file" "$expression"
	done <"$folder/mutants"
done >"$dir/bad"
cat "$dir/bad"
[ -s "$dir/names" ] || { echo "library.sh: nothing is called $*" >&2; exit 2; }
touch "$dir/adds"
# The paths have no blanks in them.
build/bin/heddle run --smp "$smp" --mem $((96 + 32 * smp)) --initrd build/initrd-explore.cpio --add "$dir/script:/tmp/script" \
	$(cat "$dir/adds") -- sh /tmp/script >"$dir/out" 2>"$dir/errors" </dev/null
awk -v bad="$(wc -l <"$dir/bad")" '
	FNR == NR { names[++n] = $1; expected[$1] = $2; next }
	/^== / { name = $2; next }
	/^explore: schedule [0-9]+ fails/ { at[name] = $3 }
	/^explore: / && at[name] && !said[name] && !/fails/ { said[name] = substr($0, 10) }
	/none fails/ { clean[name] = 1 }
	/a note: of the memory/ { left[name] = substr($0, 18) }
	END {
		for (i = 1; i <= n; i++) {
			name = names[i]
			if (!clean[name] && !at[name])
				verdict = "FAIL " name ": it could not be explored"
			else if (expected[name] == "clean" && clean[name] && left[name])
				verdict = "FAIL " name ": " left[name]
			else if (expected[name] != "found")
				verdict = clean[name] ? "ok " name : "FAIL " name ": schedule " at[name] ": " said[name]
			else if (clean[name])
				verdict = left[name] ? "ok " name ": " left[name] : "FAIL " name ": not found"
			else
				verdict = "ok " name ": schedule " at[name] ": " said[name]
			print verdict
			failed = failed || verdict ~ /^FAIL/
		}
		exit failed || bad > 0
	}' "$dir/names" "$dir/out"
