/* SPDX-License-Identifier: MIT */
/* Classic BPF, as far as seccomp takes it. */
#pragma once

#include <abi/seccomp.h>
