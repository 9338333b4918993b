/* SPDX-License-Identifier: MIT */
/* Name and version of the system. */
#pragma once

#include <abi/utsname.h>

int uname(struct utsname *name);
