/* SPDX-License-Identifier: MIT */
/* Delivering signals to the current thread. */
#pragma once

#include <stdint.h>

#include "kernel/abi/signal.h"
#include "kernel/arch/regs.h"
#include "kernel/sched/signal.h"

/* Called by entry.S before each return to user mode, with interrupts on;
 * returns with them off and nothing left to do. */
void return_to_user(struct regs *r);

/* A fault of the current thread: the signal cannot be put off.  If no handler
 * takes it, *fatal is called (it may report) and the process ends. */
void signal_force(int signo, const siginfo_t *info, void (*fatal)(void *arg), void *arg);

/* Frames on the user's stack (frame.c). */
int frame_push(struct regs *r, const struct k_sigaction *action, const siginfo_t *info, sigset_t mask);
/* rt_sigreturn: registers, mask and alternate stack from the frame at rsp. */
int frame_pop(struct regs *r);
/* Whether rsp lies on the current thread's alternate stack. */
bool altstack_in_use(uint64_t rsp);
