#!/bin/sh
# SPDX-License-Identifier: MIT
# What .vscode/launch.json starts speaks gdb's machine interface: a breakpoint in a program's call, frames with file and line
# through to its main, our own commands.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
command -v gdb >/dev/null || { echo "there is no gdb"; exit 1; }
gdb=$(sed -n 's|.*"miDebuggerPath": "${workspaceFolder}/\(.*\)",|\1|p' .vscode/launch.json | sort -u)
[ -x "$gdb" ] || { echo "launch.json names no program: $gdb"; exit 1; }

"$h" run --gdb --timeout 100 -- sleep 0.1 </dev/null >"$dir/out" 2>&1 &
SESSION=$! timeout 90 "$gdb" --interpreter=mi >"$dir/gdb" 2>&1 <<'G'
-break-insert -h sys_nanosleep
-break-insert -h sys_clock_nanosleep
-exec-continue
-stack-list-frames
-interpreter-exec console threads
-break-delete
-target-detach
-gdb-exit
G
wait
for what in '^\^done,bkpt=.*fullname="[^"]*/kernel/sys/' '^\*stopped,reason="breakpoint-hit"' \
	'^\^done,stack=.*func="main",[^}]*fullname="[^"]*/user/bin/sleep.c",line="' '^~".*sleep .*running on cpu'; do
	grep -q "$what" "$dir/gdb" || { echo "gdb does not say '$what':"; cat "$dir/gdb"; exit 1; }
done
