/* SPDX-License-Identifier: MIT */
/* Pages shared by a chain of forks: whoever writes, parent, child or grandchild, nobody else sees it. */
#include "check.h"

#define GENERATIONS 4
#define SIZE        (8 * 4096)

static char memory[SIZE];

static void
check_all(char wanted)
{
    for (int i = 0; i < SIZE; i += 512)
        CHECK_EQ(memory[i], wanted);
}

static void
generation(int number)
{
    pid_t child;

    memset(memory, 'a' + number, SIZE);
    if (number == GENERATIONS)
        return;
    child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        check_all((char)('a' + number));
        generation(number + 1);
        check_all((char)('a' + number + 1));
        _exit(0);
    }
    memset(memory, 'a' + number, SIZE); /* while the child lives */
    CHECK_EQ(wait_status(child), EXITED(0));
    check_all((char)('a' + number));
}

int
main(void)
{
    generation(0);
    check_all('a');
    return 0;
}
