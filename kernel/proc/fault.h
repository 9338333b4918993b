/* SPDX-License-Identifier: MIT */
/* Exceptions of programs: signals, and reports when nobody handles them. */
#pragma once

void fault_init(void); /* registers the trap handlers */
