/* SPDX-License-Identifier: MIT */
/* Offsets in struct cpu that entry.S uses; cpu.h asserts them. */
#pragma once

#define CPU_CURRENT 8
#define CPU_PREEMPT_COUNT 20
#define CPU_KERNEL_RSP 24
#define CPU_USER_RSP 32
#define CPU_NEED_RESCHED 40
