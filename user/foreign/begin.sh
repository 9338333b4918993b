# SPDX-License-Identifier: MIT
# Every applet by its name and nothing else, an empty folder to work in.
/bin/busybox mkdir -p /bb /w /tmp
/bin/busybox ln -sf busybox /bin/sh
/bin/busybox --install -s /bb
/bin/busybox env -i PATH=/bb HOME=/w TERM=dumb LC_ALL=C TZ=UTC /bin/busybox sh -c 'cd /w; exec sh "$0" 2>&1' "$1"
