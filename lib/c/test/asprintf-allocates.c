/* SPDX-License-Identifier: MIT */
/* asprintf gives a string of just the right length; dprintf writes to a descriptor at once. */
#include "check.h"

int
main(void)
{
	char *text, back[16];
	int ends[2];

	CHECK_EQ(asprintf(&text, "%0500d", 7), 500);
	CHECK_EQ(strlen(text), 500);
	free(text);
	CHECK_OK(pipe(ends));
	CHECK_EQ(dprintf(ends[1], "%s=%d", "x", 5), 3);
	CHECK_EQ(read(ends[0], back, sizeof(back)), 3);
	CHECK_EQ(memcmp(back, "x=5", 3), 0);
	return 0;
}
