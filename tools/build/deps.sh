#!/bin/sh
# SPDX-License-Identifier: MIT
# deps.sh run|grade|check|long: installs what is missing of the packages Heddle needs on
# Debian or Ubuntu, saying so first.  `run`: to build, boot and debug; `grade`:
# also to grade; `check`: also to test; `long`: also a batch system, a browser (on Debian, where it is a
# package), and to play an arm64 host on x86-64.
set -eu
packages="gcc libc6-dev binutils make pkg-config cpio qemu-system-x86 gdb
 libdw-dev libuv1-dev libjansson-dev libcyaml-dev libyaml-dev libpcre2-dev libarchive-dev libseccomp-dev nettle-dev"
[ "${1:-run}" = run ] || packages="$packages bubblewrap"
case ${1:-run} in check | long) packages="$packages patch busybox-static musl-tools strace" ;; esac
[ "${1:-run}" = long ] && packages="$packages parallel slurmctld slurmd slurm-client munge libxml2-utils"
[ "${1:-run}" = long ] && grep -q '^ID=debian' /etc/os-release && packages="$packages chromium"
[ "${1:-run}" = long ] && [ "$(uname -m)" = x86_64 ] && packages="$packages gcc-aarch64-linux-gnu qemu-user"

if ! command -v dpkg-query >/dev/null; then
	for tool in gcc ld make pkg-config cpio qemu-system-x86_64; do
		command -v "$tool" >/dev/null || {
			echo "heddle: $tool is missing, and this is no Debian or Ubuntu: please install it" >&2
			exit 1
		}
	done
	exit 0
fi

missing=
for p in $packages; do
	case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
	*" installed") ;;
	*) missing="$missing $p" ;;
	esac
done
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
	as_root="sh -c"
elif command -v sudo >/dev/null; then
	as_root="sudo sh -c"
else
	echo "heddle: packages are missing, and only root may install them; please type" >&2
	echo "    su -c 'apt-get update && $install'" >&2
	exit 1
fi
echo "heddle: these packages are missing and will be installed:$missing"
DEBIAN_FRONTEND=noninteractive $as_root "apt-get update -q && DEBIAN_FRONTEND=noninteractive $install" || {
	echo "heddle: the installation failed; what it said stands above" >&2
	exit 1
}
