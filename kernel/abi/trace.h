/* SPDX-License-Identifier: MIT */
/*
 * Trace records, as the kernel writes them and `heddle trace` reads them: a header,
 * then `count` records in the order written. Little endian, in the file as in memory.
 */
#pragma once

#include <stdint.h>

#define TRACE_MAGIC "HDTRACE1"          /* 8 bytes, without a NUL */

struct trace_header {
	char magic[8];
	uint64_t count;                 /* records that follow */
	uint64_t lost;                  /* records that found the area full */
};

struct trace_record {
	uint64_t time_ns;
	uint8_t type;                   /* enum trace_type */
	uint8_t cpu;
	uint16_t world;
	uint32_t tid;                   /* who did it */
	uint64_t a, b;                  /* as the type says */
};

enum trace_type {
	TRACE_SWITCH = 1,               /* tid = previous, a = next tid, b = previous's state */
	TRACE_BLOCK = 2,                /* a = enum trace_reason, b = object */
	TRACE_WAKE = 3,                 /* a = woken tid, b = object */
	TRACE_ENTER = 4,                /* a = system call number, b = first argument */
	TRACE_EXIT = 5,                 /* a = system call number, b = result */
	TRACE_PROCESS_START = 6,        /* a = child's pid, b = parent's pid */
	TRACE_PROCESS_END = 7,          /* a = pid, b = wait status */
	TRACE_THREAD_START = 8,         /* a = new tid, b = pid */
	TRACE_THREAD_END = 9,
	TRACE_FAULT = 10,               /* a = address, b = error code */
	TRACE_MARK = 11,                /* a, b as heddle_mark gave them */
	TRACE_WORLD_START = 12,         /* a = world, b = seed */
	TRACE_WORLD_END = 13,           /* a = world */
	TRACE_SIGNAL = 14,              /* a = target tid, b = signal */
	TRACE_NAME = 15,                /* a, b = the thread's name, 16 bytes */
	TRACE_STEP = 16,                /* of a program that tells its steps (abi/schedule.h): a = pc, kind, size; b = address */
	TRACE_VALUE = 17,               /* right after it: a = the value, b = points passed */
};

/* TRACE_STEP's a; a size of 255 stands for more. */
#define TRACE_STEP_OF(pc, kind, size) ((pc) | (uint64_t)(kind) << 48 | (uint64_t)((size) < 255 ? (size) : 255) << 56)
#define TRACE_STEP_PC(a) ((a) & 0xffffffffffffull)
#define TRACE_STEP_KIND(a) ((unsigned int)((a) >> 48 & 0xff))
#define TRACE_STEP_SIZE(a) ((unsigned int)((a) >> 56))

/* Why a thread blocks: what TRACE_BLOCK's b is, and the word that reports use. */
#define TRACE_REASONS(X) \
	X(OTHER, "other") \
	X(FUTEX, "futex") \
	X(LOCK, "lock") \
	X(JOIN, "join") \
	X(PIPE, "pipe") \
	X(MQ, "mq") \
	X(POLL, "poll") \
	X(WAIT, "wait") \
	X(SLEEP, "sleep") \
	X(CONSOLE, "console") \
	X(MUTEX, "mutex") \
	X(SIGNAL, "signal") \
	X(SOCKET, "socket") \
	X(FLOCK, "flock") \
	X(EVENT, "eventfd")

#define TRACE_REASON_ENUM(name, word) TRACE_REASON_##name,
enum trace_reason {
	TRACE_REASONS(TRACE_REASON_ENUM)
	TRACE_REASON_COUNT
};
#undef TRACE_REASON_ENUM

_Static_assert(sizeof(struct trace_header) == 24, "struct trace_header");
_Static_assert(sizeof(struct trace_record) == 32, "struct trace_record");
