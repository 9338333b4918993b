/* SPDX-License-Identifier: MIT */
/* Classic BPF programs over a struct seccomp_data. */
#pragma once

#include <stdbool.h>

#include "kernel/abi/seccomp.h"

/* Is this a program that seccomp takes: known instructions only, jumps that go
 * forward and stay inside, no memory read before it was written, a return at the
 * end?  Then bpf_run ends and touches nothing else.  0, -EINVAL, -ENOMEM. */
int bpf_check(const struct sock_filter *code, unsigned int length);
uint32_t bpf_run(const struct sock_filter *code, const struct seccomp_data *data);
