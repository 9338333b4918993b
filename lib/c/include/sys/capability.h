/* SPDX-License-Identifier: MIT */
/* The powers of root, one by one: the kernel's two calls and no text forms. */
#pragma once

#include <abi/capability.h>

int capget(struct cap_header *header, struct cap_data *data);
int capset(struct cap_header *header, const struct cap_data *data);
