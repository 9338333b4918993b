/* SPDX-License-Identifier: MIT */
/* Odds and ends of the calling thread: PR_SET_NAME, PR_GET_NAME ... */
#pragma once

#include <abi/prctl.h>

int prctl(int operation, ...);
