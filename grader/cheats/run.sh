#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh [-w] CHEAT...: each cheat is worth no point, says what the file promises, and reaches nothing outside.  -w: without
# its defences (build/bin/heddle-undefended) it pays, and with any one of them it does not.  Prints a line each.
#
# A cheat is NAME.c, the lab's first file, in which a line SOLUTION or STARTER stands for that text of ours, or NAME.sh, which
# makes the submission in $dir/in (or $dir/in.tar).  @TREE@ is the tree, @DIR@ a folder of the cheat's own.  Its comment has:
#   lab: LAB TEST...             what it is graded with
#   option: ...                  more for heddle grade
#   says: TEXT                   what it is told
#   defence: NAME...             what stands against it (grader/defence.h); none: it is only useless
#   pays: score | file | TEXT    what it gets without: points, a file $dir/escaped, or this text in what is printed
here=$(dirname "$0") without=
[ "$1" != -w ] || { without=1; shift; }
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
tree=$PWD

field() { sed -n "s,^[ #*]*$1: \(.*\),\1,p" "$cheat" | sed -n 1p | sed "s,@TREE@,$tree,g; s,@DIR@,$dir,g"; }

# The submission, in $dir/in or $dir/in.tar.
make_it() {
	rm -rf "$dir/in" "$dir/in.tar" "$dir/escaped"
	first=$(sed -n 's/^files: \[\([^],]*\).*/\1/p' "labs/$lab/lab.yaml")
	mkdir -p "$dir/in"
	echo 'the_secret_of_this_machine = ;' >"$dir/secret"
	case $cheat in
	*.sh) (. "$tree/$cheat") ;;
	*)
		mkdir -p "$dir/in/$(dirname "$first")"
		sed -e "/^SOLUTION\$/{r $first" -e 'd}' -e "/^STARTER\$/{r labs/$lab/starter/$first" -e 'd}' "$cheat" |
			sed "s,@TREE@,$tree,g; s,@DIR@,$dir,g" >"$dir/in/$first"
		;;
	esac
	submission=$dir/in
	[ ! -e "$dir/in.tar" ] || submission=$dir/in.tar
}

# graded PROGRAM: what came of it is in $dir/log
graded() {	# PROGRAM [OPTION]
	make_it
	timeout 300 "$1" grade $lab_and_tests --submission "$submission" $(field option) $2 -v >"$dir/log" 2>&1 </dev/null
	status=$?
}

# Has it got what it wants?
paid() {
	case $pays in
	score) grep -q '^score: [1-9]' "$dir/log" ;;
	file) [ -e "$dir/escaped" ] ;;
	*) grep -qF -- "$pays" "$dir/log" ;;
	esac
}

# no_point: nothing of its aims was reached, or what went wrong
no_point() {
	if paid; then
		echo "it pays: $(tail -1 "$dir/log")"
	elif ! [ $status = 1 ]; then
		echo "status $status: $(tail -1 "$dir/log")"
	elif ! grep -q '^score: 0 of' "$dir/log" || [ -e "$dir/escaped" ]; then
		echo "it reaches something: $(tail -1 "$dir/log")"
	fi
}

judge() { # what is wrong with this cheat or its defence, if anything
	if [ -z "$without" ]; then
		graded build/bin/heddle
		no_point
		grep -qF -- "$(field says)" "$dir/log" || echo "it does not say '$(field says)': $(grep -v '^$' "$dir/log" | tail -2)"
		return
	fi
	WITHOUT=$defences graded build/bin/heddle-undefended --trust
	paid || echo "without $defences it does not pay: $(grep -v '^$' "$dir/log" | tail -2)"
	for one in $defences; do
		[ "$one" != "$defences" ] || continue
		rest=$(printf '%s\n' $defences | grep -vx "$one" | tr '\n' ' ')
		WITHOUT=${rest% } graded build/bin/heddle-undefended
		! paid || echo "$one alone does not stop it"
	done
}

status=0 bad=0
for name; do
	cheat=$(ls "$here/$name".c "$here/$name".sh 2>/dev/null)
	[ -n "$cheat" ] || { echo "FAIL $name: there is none called so"; exit 1; }
	lab_and_tests=$(field lab) lab=${lab_and_tests%% *} defences=$(field defence) pays=$(field pays)
	pays=${pays:-score}
	if [ -n "$without" ] && [ "$defences" = none ]; then
		echo "ok $name"
		continue
	fi
	why=$(judge | tr '\n' ' ')
	[ -z "$why" ] && echo "ok $name" || { echo "FAIL $name: $why"; bad=1; }
done
exit $bad
