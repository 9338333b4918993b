# SPDX-License-Identifier: MIT
# A folder on the way is a link into the tree.
# lab: 05-mutex states
# says: a link, not a folder
# defence: folder-links
mkdir -p "$dir/in" && ln -s "$tree/lib" "$dir/in/lib"
