/* SPDX-License-Identifier: MIT */
/* Between the harness's own files. */
#pragma once

/* The number of the calling thread in the history. */
extern _Thread_local int harness_me;
/* Reads the seed that draw() starts from, once, before the body. */
void harness_seed(void);
/* Locks the calling process in, as the file /boot/sandbox says; without that file it stays as it is. */
void harness_confine(void);
