/* SPDX-License-Identifier: MIT */
/* seccomp(2): TRACE without a tracer and USER_NOTIF without a listener are ENOSYS; the strictest filter counts, then the newest. */
#include "user/foreign/posix/see.h"
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

struct instruction {
    uint16_t code;
    uint8_t yes, no;
    uint32_t k;
};

enum { KILL = 0x80000000u, TRAP = 0x30000, ERRNO = 0x50000, NOTIFY = 0x7fc00000, TRACE = 0x7ff00000, LOG = 0x7ffc0000, ALLOW = 0x7fff0000 };

/* From now on that call has this answer. */
static void
answer(unsigned int number, unsigned int what)
{
    struct instruction code[] = { { 0x20, 0, 0, 0 }, { 0x15, 0, 1, number }, { 6, 0, 0, what }, { 6, 0, 0, ALLOW } };
    struct {
        unsigned short count;
        struct instruction *code;
    } program = { 4, code };

    tried("filter", syscall(SYS_seccomp, 1, 0, &program));
}

static void
call(unsigned int what)
{
    see("%08x ", what);
    answer(SYS_getppid, what);
    TRY(syscall(SYS_getppid) > 0 ? 1 : -1);
}

int
main(void)
{
    pid_t child;

    DO(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    call(LOG);
    call(TRACE | 7);
    call(NOTIFY);
    call(ERRNO | EXDEV);
    call(ERRNO | ENODEV);
    call(LOG);
    call(TRACE);
    handle(SIGSYS, name_it, 0);
    call(TRAP);
    if ((child = fork()) == 0)
        call(KILL);
    see_end(child);
    if ((child = fork()) == 0)
        call(0x12340000); /* no such answer: weaker than the trap */
    see_end(child);
    answer(SYS_getsid, 0x12340000);
    syscall(SYS_getsid, 0);
    return 0;
}
