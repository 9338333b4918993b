# SPDX-License-Identifier: MIT
# For scripts that run musl programs on both sides: ends with 77 where one cannot.
[ "$(uname -m)" = x86_64 ] || { echo "this Linux does not run x86-64 programs"; exit 77; }
command -v musl-gcc >/dev/null || { echo "musl-gcc is missing: make deps installs it"; exit 77; }
bwrap --unshare-all --ro-bind / / true 2>/dev/null || { echo "bubblewrap may not make namespaces here"; exit 77; }
