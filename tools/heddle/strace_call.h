/* SPDX-License-Identifier: MIT */
/*
 * One system call as the guest's kernel told it (kernel/abi/strace.h), and the means to write it down:
 * what its arguments' memory held, and text that grows.  Numbers and structs are those of x86-64 Linux,
 * whatever host this runs on, so they are read by offset.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tools/heddle/buffer.h"

enum { STRACE_STRING = 32 };	/* bytes of a string, and elements of an array, that are shown */

struct strace_memory {
	uint64_t address;
	bool late;		/* told after the return */
	uint8_t size;
	uint8_t bytes[64];
};

struct strace_call {
	uint64_t number;
	uint64_t argument[6];
	uint64_t result;
	unsigned restart;	/* enum restart of the kernel; 0: nothing interrupted it */
	bool returned;		/* result and restart are known */
	struct strace_memory *memory;	/* what came later counts more */
	size_t count, room;
	bool named;		/* "name(" is written */
	unsigned written;	/* arguments */
	bool waits;		/* the next one is known only after the return */
	bool complete;		/* there are no more */
	struct buffer text;	/* of the line, as far as it has not gone out */
};

void strace_call_add(struct strace_call *call, const struct strace_memory *memory);
void strace_call_free(struct strace_call *call);
bool strace_call_failed(const struct strace_call *call);
/* How many of the `size` bytes at `address` are known, from the first on; they are copied. */
size_t strace_fetch(const struct strace_call *call, uint64_t address, void *to, size_t size);
/* What was told before the return, for strace_fetch only. */
struct strace_call strace_call_begun(const struct strace_call *call);
/* A little-endian number of 1, 2, 4 or 8 bytes. */
uint64_t strace_number(const uint8_t *at, size_t size);

void put(struct strace_call *call, const char *format, ...) __attribute__((format(printf, 2, 3)));
void put_address(struct strace_call *call, uint64_t address);	/* 0x..., NULL */
/* Bytes as a string in quotes; `more`: it goes on, but is not shown. */
void put_quoted(struct strace_call *call, const uint8_t *bytes, size_t size, bool more);
/* The first bytes of a string of `size` bytes; its address if nothing is known of them. */
void put_bytes(struct strace_call *call, uint64_t address, uint64_t size);
/* A string that ends with NUL, at most `most` bytes of it. */
void put_string(struct strace_call *call, uint64_t address, size_t most);
