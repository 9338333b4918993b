#!/bin/sh
# SPDX-License-Identifier: MIT
# On two processors one process writes to standard error and others crash meanwhile: each line is whole, the kernel's too.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

cat >"$dir/both.c" <<'C'
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define LINE "a line of the program's own, which is not short and stays whole\n"

int
main(void)
{
    pid_t writer = fork();

    while (writer == 0)
        write(2, LINE, sizeof LINE - 1);
    for (int i = 0; i < 30; i++) {
        if (fork() == 0)
            *(volatile int *)0 = 1;
        wait(NULL);
    }
    kill(writer, SIGKILL);
    return 0;
}
C
"$h" cc --plain "$dir/both.c" -o "$dir/both" || exit 1
"$h" run --deterministic --smp 2 --seed 3 --add "$dir/both:/bin/both" -- both 2>"$dir/errors" || exit 1
grep -c 'killed by SIGSEGV' "$dir/errors" | grep -qx 30 || { echo "not all crashes were told"; exit 1; }
if grep -vx -e "a line of the program's own, which is not short and stays whole" -e 'both: killed by SIGSEGV: .*(a null pointer)' \
	-e '  process [0-9]*, thread [0-9]* (both), at' -e '      [a-z_]*+0x[0-9a-f]* ([^)]*)' "$dir/errors"; then
	echo "these lines are torn"
	exit 1
fi
