/* SPDX-License-Identifier: MIT */
/*
 * futex operations, and the robust list: how the kernel learns which locks a thread
 * holds or wants without a system call on the free path.
 *
 * A lock word is 0 when free, else the owner's tid, with FUTEX_WAITERS set when
 * somebody may sleep. Before it sleeps, a thread stores (address of the word -
 * futex_offset) in list_op_pending of its own head, and NULL afterwards; so the
 * kernel can walk thread -> word -> holder -> word ... and find a deadlock.
 */
#pragma once

#include "types.h"

#define FUTEX_WAIT              0
#define FUTEX_WAKE              1
#define FUTEX_FD                2
#define FUTEX_REQUEUE           3
#define FUTEX_CMP_REQUEUE       4
#define FUTEX_WAKE_OP           5
#define FUTEX_LOCK_PI           6
#define FUTEX_UNLOCK_PI         7
#define FUTEX_TRYLOCK_PI        8
#define FUTEX_WAIT_BITSET       9
#define FUTEX_WAKE_BITSET       10
#define FUTEX_WAIT_REQUEUE_PI   11
#define FUTEX_CMP_REQUEUE_PI    12
#define FUTEX_LOCK_PI2          13      /* with FUTEX_CLOCK_REALTIME or the monotonic clock */
#define FUTEX_PRIVATE_FLAG      128
#define FUTEX_CLOCK_REALTIME    256
#define FUTEX_CMD_MASK          (~(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME))
#define FUTEX_BITSET_MATCH_ANY  0xffffffffu

/* The operation of FUTEX_WAKE_OP, in its last argument. */
#define FUTEX_OP_SET            0       /* *word2 = operand */
#define FUTEX_OP_ADD            1
#define FUTEX_OP_OR             2
#define FUTEX_OP_ANDN           3
#define FUTEX_OP_XOR            4
#define FUTEX_OP_OPARG_SHIFT    8       /* the operand is 1 << operand */
#define FUTEX_OP_CMP_EQ         0       /* wake at word2 if it was == compared */
#define FUTEX_OP_CMP_NE         1
#define FUTEX_OP_CMP_LT         2
#define FUTEX_OP_CMP_LE         3
#define FUTEX_OP_CMP_GT         4
#define FUTEX_OP_CMP_GE         5
#define FUTEX_OP(operation, operand, comparison, compared) \
	(((operation) & 15u) << 28 | ((comparison) & 15u) << 24 | \
	 ((operand) & 0xfffu) << 12 | ((compared) & 0xfffu))

#define FUTEX_WAITERS           0x80000000u
#define FUTEX_OWNER_DIED        0x40000000u
#define FUTEX_TID_MASK          0x3fffffffu

struct robust_list {
	struct robust_list *next;
};

struct robust_list_head {
	struct robust_list list;        /* circular; empty: points to itself */
	long futex_offset;              /* from a list element to its lock word */
	struct robust_list *list_op_pending;
};

_Static_assert(sizeof(struct robust_list_head) == 24, "struct robust_list_head");
