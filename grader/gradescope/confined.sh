#!/bin/sh
# SPDX-License-Identifier: MIT
# confined.sh COMMAND...: runs it with what a container of Gradescope's smallest kind has: no user namespaces, no
# CAP_SYS_ADMIN, half a CPU, 768 MB.  Status 77: this needs root, who may make control groups.
name=heddle-confined-$$ groups=/sys/fs/cgroup
if [ "$1" = --inside ]; then	# with mounts of our own
	shift
	for part in $(cat /proc/self/cgroup); do	# what a container sees at the place is its own group
		case $part in
		*:cpu:/"$CONFINED" | *:cpu,cpuacct:/"$CONFINED") mount --bind "$groups/cpu/$CONFINED" "$groups/cpu" ;;
		0::/"$CONFINED") mount --bind "$groups/$CONFINED" "$groups" ;;
		esac || exit 77
	done
	unset CONFINED
	exec unshare --user --map-root-user sh -c 'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"' sh \
		setpriv --no-new-privs --inh-caps -sys_admin --bounding-set -sys_admin "$@"
fi
[ "$(id -u)" = 0 ] || exit 77
put() { echo "$1" >"$2" 2>/dev/null || exit 77; }
if [ -e $groups/cgroup.controllers ]; then
	made=$groups/$name
else
	made="$groups/cpu/$name $groups/memory/$name"
fi
trap 'rmdir $made 2>/dev/null' EXIT
mkdir $made 2>/dev/null || exit 77
if [ -e $groups/cgroup.controllers ]; then
	put '50000 100000' "$made/cpu.max"
	put 768M "$made/memory.max"
else
	put 50000 "$groups/cpu/$name/cpu.cfs_quota_us"
	put 768M "$groups/memory/$name/memory.limit_in_bytes"
fi
(
	for folder in $made; do put 0 "$folder/cgroup.procs"; done
	CONFINED=$name exec unshare --mount sh "$0" --inside "$@"
)
