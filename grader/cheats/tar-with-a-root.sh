# SPDX-License-Identifier: MIT
# A name in the archive begins at the root.
# lab: 05-mutex states
# says: has an absolute path
# defence: none
# pays: file
mkdir -p "$dir/in"
echo >"$dir/escaped.part"
tar -P -C "$dir" -cf "$dir/in.tar" --transform "s,^escaped.part,$dir/escaped," escaped.part
