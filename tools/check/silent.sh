#!/bin/sh
# SPDX-License-Identifier: MIT
# What lib/conc/README.md lists as blocking is called, itself or its twin with a limit, by a test that sees it make no
# system calls meanwhile (lib/conc/test/*silent*).  Left out: what waits only until a thread or process has begun, runs the
# caller's own function, or waits for a reply as proxy_call does.
set -eu
cd "$(dirname "$0")/../.."
begins='thread_start thread_start_daemon timer_start process_start pool_new pool_new_with process_pool_executor_new
	pool_imap pool_imap_unordered manager_start manager_started'
runs='process_run spawn_guard manager_serve lock_guard_enter http_serve executor_map executor_free'
as_proxy_call='manager_get manager_make manager_number_of_objects manager_shutdown manager_free proxy_of proxy_free'
beneath='futex_wait futex_wait_owner http_read http_request open_connection conc_sleep'

missing=$(sed -n '/^## What blocks/,/^## Where/p' lib/conc/README.md | awk -F'|' '{ print $2 }' | grep -o '`[a-z_]*`' |
	tr -d '`' | sort -u | while read -r name; do
	case " $(echo $begins $runs $as_proxy_call $beneath) " in
	*" $name "*) ;;
	*) grep -qE "\b${name}(_timeout)?\(" lib/conc/test/*silent*.c || echo "$name" ;;
	esac
done)
[ -z "$missing" ] || { echo "no test sees silent:" $missing; exit 1; }
