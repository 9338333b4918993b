/* SPDX-License-Identifier: MIT */
/* Finds threads that can never go on; see stuck.c. */
#pragma once

void stuck_init(void); /* after the first world was made */
