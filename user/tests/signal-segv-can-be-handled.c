/* SPDX-License-Identifier: MIT */
/* A handler of SIGSEGV learns the address, may repair the mapping, and the instruction is tried again. */
#include "signals.h"

#include <sys/mman.h>

static char *page;
static volatile int faults;

static void
handler(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    (void)context;
    CHECK(info->si_addr == page + 123);
    CHECK_EQ(info->si_code, SEGV_ACCERR);
    CHECK_OK(mprotect(page, 4096, PROT_READ | PROT_WRITE));
    faults++;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };

    page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(page != MAP_FAILED);
    CHECK_OK(sigaction(SIGSEGV, &action, NULL));
    *(volatile char *)(page + 123) = 5;
    CHECK_EQ(faults, 1);
    CHECK_EQ(page[123], 5);
    return 0;
}
