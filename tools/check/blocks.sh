#!/bin/sh
# SPDX-License-Identifier: MIT
# What blocks in lib/conc is in the table of lib/conc/README.md: each function of a header named there that comes, by
# calls within the library, to one that sleeps; and each that has a twin with a time limit. (Locks that are held for a
# moment only are not counted: to take one is not followed, nor is what only tries.)
set -eu
cd "$(dirname "$0")/../.."
readme=lib/conc/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n '/^## What blocks/,/^## Where/p' $readme | grep -o '`[a-z_]*`' | tr -d '`' | sort -u >"$work/listed"
sed '/^## What blocks/,$d' $readme | grep -o '`[a-z_]*\.h`' | tr -d '`' | sort -u | sed 's|^|lib/conc/|' >"$work/headers"
grep -ohE '^[a-z].*[ *][a-z_0-9]+\(' $(cat "$work/headers") | sed -E 's/^[^(]*[ *]([a-z_0-9]+)\(.*/\1/' | sort -u >"$work/public"

# Lines "FUNCTION CALLED"; a static function is FILE:NAME.
awk '
FNR == 1 { inside = "" }
/^static/ { is_static = 1 }
/^[a-z_0-9]+\(/ && !/;$/ {
	name = $0
	sub(/\(.*/, "", name)
	inside = is_static ? FILENAME ":" name : name
	if (is_static)
		statics[inside] = 1
	is_static = 0
	next
}
/^}/ { inside = ""; is_static = 0 }
inside != "" {
	for (line = $0; match(line, /[a-z_0-9]+\(/); line = substr(line, RSTART + RLENGTH))
		calls[inside " " FILENAME " " substr(line, RSTART, RLENGTH - 1)] = 1
}
END {
	for (c in calls) {
		split(c, part, " ")
		own = part[2] ":" part[3]
		print part[1], own in statics ? own : part[3]
	}
}' lib/conc/*.c >"$work/calls"

awk -v public="$work/public" '
BEGIN {
	n = split("futex_wait poll epoll_wait waitid recv sendmsg accept4 generator_yield nanosleep clock_nanosleep", root, " ")
	for (i = 1; i <= n; i++)
		sleeps[root[i]] = 1
	while ((getline name < public) > 0)
		names[name] = 1
	for (name in names)
		if (name ~ /_timeout$/ && (substr(name, 1, length(name) - 8) in names))
			print substr(name, 1, length(name) - 8)
}
{ from[NR] = $1; to[NR] = $2 }
END {
	do {
		more = 0
		for (i = 1; i <= NR; i++)
			if ((to[i] in sleeps) && !(from[i] in sleeps) && to[i] !~ /^(r?lock_acquire(_timeout)?|[a-z_]*_try_acquire)$/)
				more = sleeps[from[i]] = 1
	} while (more)
	for (name in sleeps)
		if (name in names)
			print name
}' "$work/calls" | sort -u >"$work/sleeping"

# A generator runs what it is given; those with a limit, and calls of proxies, are listed with their kind. The last line:
# they come to what sleeps only where there is nothing to wait for.
grep -vE '_timeout$|_nowait$|_try_acquire$|_proxy_|^(generator|coroutine|iterator)_|^executor_map_singly$' "$work/sleeping" |
	grep -vxE 'fqueue_empty|manager_new|pool_apply_async|pool_apply_async_callbacks|thread_forget' |
	comm -23 - "$work/listed" >"$work/missing"
if [ -s "$work/missing" ]; then
	echo "$readme does not say what limits the wait of:" $(cat "$work/missing")
	exit 1
fi
comm -23 "$work/listed" "$work/public" | grep -vxE 'lock_guard_enter|http_serve|shutdown|with' >"$work/strange" || true
if [ -s "$work/strange" ]; then
	echo "$readme lists what no header has:" $(cat "$work/strange")
	exit 1
fi
