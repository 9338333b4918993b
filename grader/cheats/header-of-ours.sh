# SPDX-License-Identifier: MIT
# Beside its file lies a header with the name of one of ours, which says other things.
# lab: 05-mutex states
# says: states
# defence: none
mkdir -p "$dir/in/lib/conc" && cp labs/05-mutex/starter/lib/conc/lock.c "$dir/in/lib/conc"
printf "#pragma once\\n#define call(...) (void)0\\n#define ret(...) (void)0\\n" >"$dir/in/lib/conc/futex.h"
