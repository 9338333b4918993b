/* SPDX-License-Identifier: MIT */
/* Code put into data, stack, heap or fresh mappings does not run. */
#include "check.h"

#include <sys/mman.h>

static char data[16] = { (char)0xc3 }; /* ret */
static void (*target)(void);

static void
call_target(void)
{
    target();
}

static void
call_stack(void)
{
    volatile char code[16] = { (char)0xc3 };

    ((void (*)(void))(unsigned long)code)();
}

int
main(void)
{
    char *heap = malloc(16);
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(page != MAP_FAILED);
    heap[0] = page[0] = data[0];
    target = (void (*)(void))(unsigned long)data;
    CHECK_EQ(run(call_target), KILLED(SIGSEGV));
    target = (void (*)(void))(unsigned long)heap;
    CHECK_EQ(run(call_target), KILLED(SIGSEGV));
    target = (void (*)(void))(unsigned long)page;
    CHECK_EQ(run(call_target), KILLED(SIGSEGV));
    CHECK_EQ(run(call_stack), KILLED(SIGSEGV));
    CHECK_OK(mprotect(page, 4096, PROT_READ | PROT_EXEC));
    target = (void (*)(void))(unsigned long)page;
    CHECK_EQ(run(call_target), EXITED(0)); /* now it is code */
    return 0;
}
