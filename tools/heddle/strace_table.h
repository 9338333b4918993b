/* SPDX-License-Identifier: MIT */
/* The table of system calls: argument after argument. */
#pragma once

#include "tools/heddle/strace_kinds.h"

struct strace_entry {
	const struct strace_kind *kinds[6];
	char result;	/* 'x': an address, 'o': octal, 'f': as fcntl was asked; else a number */
	void (*after)(struct strace_call *call);	/* writes what stands behind the result */
	bool known;	/* the entry is there */
};

/* NULL: nothing is known of that call. */
const struct strace_entry *strace_entry(uint64_t number);
