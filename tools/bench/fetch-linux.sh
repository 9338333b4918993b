#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch-linux.sh OUT: Debian's stock cloud kernel into OUT, once, by apt from the
# mirror that this machine has. Says what is in the way; its status is always 0.
set -u
out=$1
skip()
{
	echo "bench: no Linux to compare with: $*" >&2
	exit 0
}
[ ! -s "$out" ] || exit 0
for tool in apt-cache apt-get dpkg-deb; do
	command -v $tool >/dev/null || skip "$tool is missing here"
done
package=$(apt-cache depends linux-image-cloud-amd64 2>/dev/null | sed -n 's/^ *Depends: //p' | head -1)
[ -n "$package" ] || skip "apt knows no linux-image-cloud-amd64 (apt-get update?)"
mkdir -p "$out.d"
[ "$(id -u)" != 0 ] || chown _apt "$out.d" 2>/dev/null
echo "bench: fetching $package"
(cd "$out.d" && rm -f ./*.deb && apt-get download -q "$package:amd64" >log 2>&1) || skip "$(tail -1 "$out.d/log")"
dpkg-deb --fsys-tarfile "$out.d"/*.deb | tar -xOf - --wildcards './boot/vmlinuz-*' >"$out.d/vmlinuz" ||
	skip "the package has no kernel"
mv "$out.d/vmlinuz" "$out"
rm -f "$out.d"/*.deb
