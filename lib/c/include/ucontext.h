/* SPDX-License-Identifier: MIT */
/* The interrupted registers, third argument of an SA_SIGINFO handler: ucontext_t. */
#pragma once

#include <abi/signal.h>
