/* SPDX-License-Identifier: MIT */
/* System call filters; the call itself is syscall(SYS_seccomp, ...). */
#pragma once

#include <abi/seccomp.h>
