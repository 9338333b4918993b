/* SPDX-License-Identifier: MIT */
/* The id that counts for files alone. Both return what it was before, also when they fail. */
#pragma once

#include <abi/types.h>

int setfsuid(uid_t id);
int setfsgid(gid_t id);
