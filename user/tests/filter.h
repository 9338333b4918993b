/* SPDX-License-Identifier: MIT */
/* Tests of system call filters: programs made of few lines. */
#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

#include "check.h"

#define LOAD(field)  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define LOAD_NUMBER  LOAD(nr)
/* The answer if the call loaded is this one. */
#define ON(number, answer) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, answer)
#define ANSWER(answer) BPF_STMT(BPF_RET | BPF_K, answer)
#define ERRNO(error) (SECCOMP_RET_ERRNO | (error))

#define PROGRAM(name, ...) \
    static struct sock_filter name##_code[] = { __VA_ARGS__ }; \
    static struct sock_fprog name = { sizeof(name##_code) / sizeof(name##_code[0]), name##_code }

static inline long
install(unsigned int flags, struct sock_fprog *program)
{
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, program);
}

static inline void
filter(struct sock_fprog *program)
{
    CHECK_OK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    CHECK_EQ(install(0, program), 0);
}
