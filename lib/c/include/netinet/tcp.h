/* SPDX-License-Identifier: MIT */
/* Options of TCP: <abi/in.h>. */
#pragma once

#include <abi/in.h>
