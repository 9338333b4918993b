#!/bin/sh
# SPDX-License-Identifier: MIT
# Each wrong program of user/explore/list has one line in user/explore/figures, and nothing else has.
cd "$(dirname "$0")/../../user/explore" || exit 1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
awk '$1 == "wrong" { print $2 }' list | sort >"$dir/list"
awk '!/^#/ { print $1 }' figures | sort >"$dir/figures"
diff "$dir/list" "$dir/figures" && exit 0
echo "user/explore/figures lacks a line (<) or has one too many (>): sh user/explore/figures.sh prints them"
exit 1
