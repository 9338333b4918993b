/* SPDX-License-Identifier: MIT */
/* SIGSEGV tells the address, and whether nothing is there (SEGV_MAPERR) or it is not allowed (SEGV_ACCERR): a write to
 * read-only memory, a jump to data, any use of PROT_NONE. */
#include "check.h"

#include <setjmp.h>
#include <sys/mman.h>

static sigjmp_buf back;
static siginfo_t seen;

static void
handle(int signo, siginfo_t *info, void *context)
{
    seen = *info;
    siglongjmp(back, 1);
}

static void
expect(volatile char *at, char how, int code)
{
    if (sigsetjmp(back, 1) == 0) {
        if (how == 'w')
            *at = 1;
        else if (how == 'x')
            ((void (*)(void))(long)at)();
        else
            (void)*at;
        CHECK(!"it is allowed");
    }
    CHECK_EQ(seen.si_addr, at);
    CHECK_EQ(seen.si_code, code);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handle, .sa_flags = SA_SIGINFO };
    char *page = mmap(NULL, 3 * 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(page != MAP_FAILED);
    CHECK_OK(mprotect(page + 4096, 4096, PROT_NONE));
    CHECK_OK(munmap(page + 8192, 4096));
    CHECK_OK(sigaction(SIGSEGV, &action, NULL));
    CHECK_EQ(page[0], 0);
    expect(page, 'w', SEGV_ACCERR);
    expect(page, 'x', SEGV_ACCERR);
    expect(page + 4096, 'r', SEGV_ACCERR);
    expect(page + 8192, 'r', SEGV_MAPERR);
    expect(page + 8192, 'w', SEGV_MAPERR);
    return 0;
}
