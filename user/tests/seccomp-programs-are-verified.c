/* SPDX-License-Identifier: MIT */
/* A program that could read beyond its data, jump out of itself, not end or use memory it never wrote is refused. */
#include "filter.h"

#define REFUSED(...) \
    do { \
        struct sock_filter code[] = { __VA_ARGS__ }; \
        struct sock_fprog program = { sizeof(code) / sizeof(code[0]), code }; \
        CHECK_ERRNO(install(0, &program), EINVAL); \
    } while (0)

static struct sock_filter many[BPF_MAXINSNS + 1];

int
main(void)
{
    struct sock_fprog whole = { BPF_MAXINSNS, many };
    struct sock_filter good[] = { BPF_STMT(BPF_LD | BPF_IMM, 7), BPF_STMT(BPF_ST, 3),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 7, 0, 1), BPF_STMT(BPF_LD | BPF_MEM, 3), BPF_STMT(BPF_MISC | BPF_TAX, 0),
        BPF_STMT(BPF_ALU | BPF_DIV | BPF_X, 0), ANSWER(SECCOMP_RET_ALLOW) };
    struct sock_fprog program = { 7, good };
    int count = 0;

    CHECK_OK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    REFUSED(LOAD_NUMBER);
    REFUSED(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 64), ANSWER(0));
    REFUSED(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 2), ANSWER(0));
    REFUSED(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0xfffffffc), ANSWER(0));
    REFUSED(BPF_STMT(BPF_LD | 0x08 | BPF_ABS, 0), ANSWER(0)); /* half words */
    REFUSED(BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0), ANSWER(0));
    REFUSED(BPF_JUMP(BPF_JMP | BPF_JA, 0xffffffff, 0, 0), ANSWER(0));
    REFUSED(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1), ANSWER(0));
    REFUSED(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 200, 0), ANSWER(0));
    REFUSED(BPF_STMT(BPF_LD | BPF_MEM, 0), ANSWER(0));
    REFUSED(BPF_STMT(BPF_ST, 16), ANSWER(0));
    REFUSED(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1), BPF_STMT(BPF_ST, 1), BPF_STMT(BPF_LD | BPF_MEM, 1), ANSWER(0));
    REFUSED(BPF_STMT(BPF_ALU | BPF_DIV | BPF_K, 0), ANSWER(0));
    REFUSED(BPF_STMT(BPF_ALU | BPF_LSH | BPF_K, 32), ANSWER(0));
    REFUSED(BPF_STMT(BPF_ALU | 0x90 | BPF_K, 2), ANSWER(0)); /* modulo */
    REFUSED(BPF_STMT(0xffff, 0), ANSWER(0));
    for (int i = 0; i <= BPF_MAXINSNS; i++)
        many[i] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
    whole.len = 0;
    CHECK_ERRNO(install(0, &whole), EINVAL);
    whole.len = BPF_MAXINSNS + 1;
    CHECK_ERRNO(install(0, &whole), EINVAL);
    whole.filter = (struct sock_filter *)8;
    whole.len = 1;
    CHECK_ERRNO(install(0, &whole), EFAULT);
    CHECK_ERRNO(install(0x80000000u, &program), EINVAL);
    CHECK_ERRNO(syscall(SYS_seccomp, 99, 0, NULL), EINVAL);
    CHECK_EQ(install(0, &program), 0);
    CHECK_EQ(prctl(PR_GET_SECCOMP), SECCOMP_MODE_FILTER);
    CHECK_ERRNO(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT), EINVAL);
    whole = (struct sock_fprog){ BPF_MAXINSNS, many };
    while (count < 8 && install(0, &whole) == 0)
        count++;
    CHECK(count > 1 && count < 8); /* all filters together have a limit */
    CHECK_EQ(errno, ENOMEM);
    return 0;
}
