#!/bin/sh
# SPDX-License-Identifier: MIT
# A host on which a child ends before its parent waits and one where it ends meanwhile say the same in the comparison
# with strace; who was only looked for, and not found, has no such order.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
killed='SIGCHLD {si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=9, si_uid=0}'
wait='waitid(P_PID, 9, {si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=9}, WEXITED, NULL) = 0'
look='wait4(-1, 0x7ffff, WNOHANG, NULL) = 0'
told() { printf '7 %s\n' "$@" | awk -f user/foreign/strace.awk; }
told 'kill(9, SIGKILL) = 0' "--- $killed ---" "$wait" 'fork() = 12' >"$dir/early"
told 'kill(9, SIGKILL) = 0' "$wait" "--- $killed ---" 'fork() = 12' >"$dir/late"
cmp "$dir/early" "$dir/late" || exit 1
told "--- $killed ---" "$look" >"$dir/before"
told "$look" "--- $killed ---" >"$dir/after"
! cmp -s "$dir/before" "$dir/after" || { echo "a wait that finds nobody is moved, too"; exit 1; }
