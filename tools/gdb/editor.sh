#!/bin/sh
# SPDX-License-Identifier: MIT
# editor.sh [GDB-OPTION...] [TOKEN]: the gdb of an editor that speaks its machine interface (.vscode/launch.json): on the
# machine that `make run` started last (attach.sh), or on the run of that token, forwards and backwards.
root=$(cd "$(dirname "$0")/../.." && pwd)
token=
for word; do
	shift
	case $word in
	HD[0-9]*-*) token=$word ;;
	*) set -- "$@" "$word" ;;
	esac
done
[ -n "$token" ] || exec sh "$root/tools/gdb/attach.sh" "$@"
GDB_OPTIONS="$*" exec "${HEDDLE:-$root/build/bin/heddle}" replay "$token" --gdb
