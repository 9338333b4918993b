/* SPDX-License-Identifier: MIT */
/* A filter sees number, machine and all six arguments, whole, as the kernel will use them: another way to write a number
 * does not get past it. */
#include "filter.h"

#include <sys/stat.h>

#define HIGH(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]) + 4)
#define LOW(n)  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]))

/* prctl(99, 1, 2, 3, 0x500000004) is EILSEQ, mkdir ENOTTY, x32 ENOTTY. */
PROGRAM(looks, LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0), ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD_NUMBER, BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x40000000, 0, 1), ANSWER(ERRNO(ENOTTY)),
        ON(SYS_mkdir, ERRNO(ENOTTY)), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 1, 0), ANSWER(SECCOMP_RET_ALLOW),
        LOW(0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 99, 1, 0), ANSWER(SECCOMP_RET_ALLOW),
        HIGH(4), BPF_STMT(BPF_MISC | BPF_TAX, 0), LOW(4), BPF_STMT(BPF_ALU | BPF_ADD | BPF_X, 0),
        BPF_STMT(BPF_MISC | BPF_TAX, 0), LOW(3), BPF_STMT(BPF_ALU | BPF_ADD | BPF_X, 0), BPF_STMT(BPF_MISC | BPF_TAX, 0),
        LOW(2), BPF_STMT(BPF_ALU | BPF_MUL | BPF_X, 0), BPF_STMT(BPF_ST, 15), LOW(1), BPF_STMT(BPF_LDX | BPF_MEM, 15),
        BPF_STMT(BPF_ALU | BPF_SUB | BPF_X, 0), BPF_STMT(BPF_ALU | BPF_NEG, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 23, 1, 0), ANSWER(ERRNO(EDOM)), ANSWER(ERRNO(EILSEQ)));

static long
raw(long number, const char *path, long mode)
{
    long answer;

    __asm__ volatile("syscall" : "=a"(answer) : "a"(number), "D"(path), "S"(mode) : "rcx", "r11", "memory");
    return answer;
}

int
main(void)
{
    filter(&looks);
    CHECK_ERRNO(syscall(SYS_prctl, 99, 1, 2, 3, 0x500000004), EILSEQ); /* 2 * (5 + 4 + 3) - 1 is 23 */
    CHECK_ERRNO(syscall(SYS_prctl, 99, 1, 2, 3, 4), EDOM);
    CHECK_EQ(raw(SYS_mkdir, "forbidden", 0700), -ENOTTY);
    CHECK_EQ(raw(SYS_mkdir | 0x40000000, "forbidden", 0700), -ENOTTY);
    CHECK_EQ(raw(SYS_mkdir | 1l << 32, "forbidden", 0700), -ENOTTY);
    CHECK_EQ(raw(SYS_mkdir - (1l << 32), "forbidden", 0700), -ENOTTY);
    CHECK(raw(SYS_getpid | 1l << 32, 0, 0) > 0);
    return 0;
}
