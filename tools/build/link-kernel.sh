#!/bin/sh
# SPDX-License-Identifier: MIT
# link-kernel.sh OUT OBJ...: links the kernel twice.  The first link fixes every
# address; its symbols and line table become the last segment of the second,
# which moves nothing before it.  LD, NM, AS name the tools; LDFLAGS are
# for the linker.
set -eu
out=$1
shift
here=$(dirname "$0")
bin=$here/../../build/bin
link() { "${LD:-ld}" -n -nostdlib -z noexecstack --no-warn-rwx-segments -T "$here/../../kernel/kernel.ld" ${LDFLAGS:-} "$@"; }
link -o "$out.1" "$@"
"$bin/mklines" "$out.1" >"$out.lines"
"${NM:-nm}" -n "$out.1" | "$bin/mksyms" "$out.lines" >"$out.syms.s"
"${AS:-as}" "$out.syms.s" -o "$out.syms.o"
link -o "$out.new" "$@" "$out.syms.o"
rm -f "$out.1" "$out.lines" "$out.syms.s" "$out.syms.o"
mv "$out.new" "$out" # a boot that begins meanwhile finds the old one whole
