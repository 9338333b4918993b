/* SPDX-License-Identifier: MIT */
/* For tests whose claim is that nothing of the kernel's memory is lost. */
#pragma once

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the machine has left, in KiB; 0 if it does not say. */
static inline int64_t
free_kib(void)
{
	static char text[2000];
	int in = open("/proc/meminfo", O_RDONLY);
	ssize_t n = read(in, text, sizeof text - 1);

	close(in);
	text[n > 0 ? n : 0] = '\0';
	const char *line = strstr(text, "MemFree:");
	return line ? strtoll(line + 8, NULL, 10) : 0;
}
