#!/bin/sh
# SPDX-License-Identifier: MIT
# Gradescope runs this once, as root and with a network, when it makes the image: it unpacks the zip into
# /autograder/source.  What it installs is what `make deps` installs.
set -eu
cd "$(dirname "$0")/heddle"
sh tools/build/deps.sh grade
make -s all
version=$(qemu-system-x86_64 --version | sed -n '1s/.*version \([0-9]*\)[.]\([0-9]*\).*/\1 \2/p')
[ "${version% *}" -gt 7 ] || [ "$version" = '7 2' ] || {
	echo "this image has QEMU ${version% *}.${version#* }, too old: choose one of Ubuntu 24.04 or Debian 12" >&2
	exit 1
}
