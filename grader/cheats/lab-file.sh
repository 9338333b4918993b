# SPDX-License-Identifier: MIT
# It brings the lab's own description and a test with it.
# lab: 05-mutex states
# says: states
# defence: none
mkdir -p "$dir/in/lib/conc" "$dir/in/labs/05-mutex/tests" && cp labs/05-mutex/starter/lib/conc/lock.c "$dir/in/lib/conc"
echo "int main(void) { return 0; }" >"$dir/in/labs/05-mutex/tests/states.c"
sed "s/points: .*/points: 100/" labs/05-mutex/lab.yaml >"$dir/in/labs/05-mutex/lab.yaml"
