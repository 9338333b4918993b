/* SPDX-License-Identifier: MIT */
/* sigaction(2): for SIGSEGV, si_addr is the address of the fault; SEGV_MAPERR, SEGV_ACCERR. */
#include "user/foreign/posix/see.h"
#include <setjmp.h>
#include <sys/mman.h>

static sigjmp_buf back;

static void
tell(int signo, siginfo_t *info, void *context)
{
    (void)context;
    see("%s, maperr %d, accerr %d, offset %ld\n", strsignal(signo), info->si_code == SEGV_MAPERR,
        info->si_code == SEGV_ACCERR, (long)info->si_addr & 4095);
    siglongjmp(back, 1);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    DO(sigaction(SIGSEGV, &action, NULL));
    if (sigsetjmp(back, 1) == 0)
        *(volatile char *)(page + 17) = 1;
    DO(mprotect(page, 4096, PROT_NONE));
    if (sigsetjmp(back, 1) == 0)
        see("%d\n", *(volatile char *)(page + 18));
    DO(munmap(page, 4096));
    if (sigsetjmp(back, 1) == 0)
        see("%d\n", *(volatile char *)(page + 19));
    return 0;
}
