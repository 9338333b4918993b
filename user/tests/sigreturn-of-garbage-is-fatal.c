/* SPDX-License-Identifier: MIT */
/* rt_sigreturn without a frame, or with one that would load kernel segments, ends the process and nothing more. */
#include "check.h"

#include <sys/mman.h>

static char *stack;
static int fill;

/* Calls rt_sigreturn with the stack pointer in memory that holds one byte again and again. */
static void
return_from_nothing(void)
{
    memset(stack, fill, 8192);
    __asm__ volatile("mov %0, %%rsp\n\tsyscall" : : "r"(stack + 1024), "a"(SYS_rt_sigreturn) : "memory");
}

static void
return_nowhere(void)
{
    __asm__ volatile("mov %0, %%rsp\n\tsyscall" : : "r"(8L), "a"(SYS_rt_sigreturn) : "memory");
}

int
main(void)
{
    static const int fills[] = { 0, 0xff, 0x41, 0x80, 0x10 };

    stack = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(stack != MAP_FAILED);
    for (size_t i = 0; i < sizeof(fills) / sizeof(fills[0]); i++) {
        fill = fills[i];
        CHECK_EQ(run(return_from_nothing), KILLED(SIGSEGV));
    }
    CHECK_EQ(run(return_nowhere), KILLED(SIGSEGV));
    return 0;
}
