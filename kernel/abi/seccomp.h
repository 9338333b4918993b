/* SPDX-License-Identifier: MIT */
/* System call filters: seccomp(2) and the classic BPF programs it takes. */
#pragma once

#include "types.h"

#define SECCOMP_MODE_DISABLED   0
#define SECCOMP_MODE_STRICT     1       /* read, write, exit, rt_sigreturn */
#define SECCOMP_MODE_FILTER     2

#define SECCOMP_SET_MODE_STRICT 0
#define SECCOMP_SET_MODE_FILTER 1
#define SECCOMP_GET_ACTION_AVAIL 2

#define SECCOMP_FILTER_FLAG_TSYNC       1       /* for all threads of the process */
#define SECCOMP_FILTER_FLAG_LOG         2       /* log what is not allowed */
#define SECCOMP_FILTER_FLAG_SPEC_ALLOW  4       /* nothing here to relax */

/* What a filter returns: an action and 16 bits for it. Of several filters the lowest action (signed) counts. */
#define SECCOMP_RET_KILL_PROCESS 0x80000000u
#define SECCOMP_RET_KILL_THREAD 0x00000000u
#define SECCOMP_RET_KILL        SECCOMP_RET_KILL_THREAD
#define SECCOMP_RET_TRAP        0x00030000u
#define SECCOMP_RET_ERRNO       0x00050000u
#define SECCOMP_RET_USER_NOTIF  0x7fc00000u
#define SECCOMP_RET_TRACE       0x7ff00000u
#define SECCOMP_RET_LOG         0x7ffc0000u
#define SECCOMP_RET_ALLOW       0x7fff0000u
#define SECCOMP_RET_ACTION_FULL 0xffff0000u
#define SECCOMP_RET_DATA        0x0000ffffu

#define AUDIT_ARCH_X86_64       0xc000003eu

/* What a filter looks at. */
struct seccomp_data {
	int nr;
	uint32_t arch;
	uint64_t instruction_pointer;
	uint64_t args[6];
};

struct sock_filter {
	uint16_t code;
	uint8_t jt, jf;                 /* instructions to skip: if true, if false */
	uint32_t k;
};

struct sock_fprog {
	unsigned short len;
	struct sock_filter *filter;
};

#define BPF_MAXINSNS    4096
#define BPF_MEMWORDS    16

#define BPF_CLASS(code) ((code) & 0x07)
#define BPF_LD          0x00
#define BPF_LDX         0x01
#define BPF_ST          0x02
#define BPF_STX         0x03
#define BPF_ALU         0x04
#define BPF_JMP         0x05
#define BPF_RET         0x06
#define BPF_MISC        0x07

#define BPF_W           0x00
#define BPF_IMM         0x00
#define BPF_ABS         0x20
#define BPF_MEM         0x60
#define BPF_LEN         0x80

#define BPF_OP(code)    ((code) & 0xf0)
#define BPF_ADD         0x00
#define BPF_SUB         0x10
#define BPF_MUL         0x20
#define BPF_DIV         0x30
#define BPF_OR          0x40
#define BPF_AND         0x50
#define BPF_LSH         0x60
#define BPF_RSH         0x70
#define BPF_NEG         0x80
#define BPF_XOR         0xa0
#define BPF_JA          0x00
#define BPF_JEQ         0x10
#define BPF_JGT         0x20
#define BPF_JGE         0x30
#define BPF_JSET        0x40

#define BPF_SRC(code)   ((code) & 0x08)
#define BPF_K           0x00
#define BPF_X           0x08
#define BPF_A           0x10
#define BPF_TAX         0x00
#define BPF_TXA         0x80

#define BPF_STMT(code, k)         { (uint16_t)(code), 0, 0, k }
#define BPF_JUMP(code, k, jt, jf) { (uint16_t)(code), jt, jf, k }

_Static_assert(sizeof(struct seccomp_data) == 64, "struct seccomp_data");
_Static_assert(sizeof(struct sock_filter) == 8, "struct sock_filter");
_Static_assert(sizeof(struct sock_fprog) == 16, "struct sock_fprog");
