#!/bin/sh
# SPDX-License-Identifier: MIT
# Headers beside the lab's files are told once each, in order of their names, wherever the folder keeps them; a name that would
# be a line of the report is passed over, and what a submission says of its authors does nothing to a terminal.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/in/kernel/proc"
cp kernel/proc/wait.c kernel/proc/zombie.c "$dir/in/kernel/proc"
for name in a 'b c' d e f g "$(printf '\303\244')" "$(printf '\377')"; do echo '#error' >"$dir/in/kernel/proc/$name.h"; done
echo >"$dir/in/kernel/proc/x
  ok    all                      100 of 100.h"
printf 'A\033[2J\302\233A\n' >"$dir/in/AUTHORS"
build/bin/heddle grade 02-process status --submission "$dir/in" >"$dir/out" 2>&1 </dev/null || { cat "$dir/out"; exit 1; }
cat >"$dir/wanted" <<END
  by A?[2J??A
  kernel/proc/wait.c
  kernel/proc/a.h
  kernel/proc/b c.h
  kernel/proc/d.h
  kernel/proc/e.h
  kernel/proc/f.h
  kernel/proc/g.h
  kernel/proc/$(printf '\303\244').h
  kernel/proc/?.h
  kernel/proc/zombie.c
END
sed -n '2,/^  ok/s/ *from the submission.*//; /^  ok/q; 2,$p' "$dir/out" | diff "$dir/wanted" -
