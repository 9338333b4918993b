/* SPDX-License-Identifier: MIT */
/* Addresses of UNIX sockets. */
#pragma once

#include <abi/un.h>
