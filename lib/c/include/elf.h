/* SPDX-License-Identifier: MIT */
/* ELF64 structures: <abi/elf.h>. */
#pragma once

#include <abi/elf.h>
