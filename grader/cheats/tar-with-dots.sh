# SPDX-License-Identifier: MIT
# A name in the archive leaves the folder.
# lab: 05-mutex states
# says: leaves the folder by
# defence: archive-names
# pays: file
echo >"$dir/escaped.part"
mkdir -p "$dir/in" && cp -r labs/05-mutex/starter/lib "$dir/in"
tar -P -C "$dir" -cf "$dir/in.tar" --transform "s,^escaped.part,../../../../../../../..$dir/escaped," escaped.part
