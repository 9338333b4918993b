/* SPDX-License-Identifier: MIT */
/*
 * mkaligned <ARCHIVE >ALIGNED: a cpio archive whose files begin on pages; see newc.h.
 */
#include <err.h>
#include <stdlib.h>

#include "tools/heddle/newc.h"

int
main(void)
{
	char *archive = NULL;
	size_t size = 0, room = 0, n;

	do {
		room = room ? 2 * room : 1 << 20;
		archive = realloc(archive, room);
		if (archive == NULL)
			err(1, "mkaligned");
		n = fread(archive + size, 1, room - size, stdin);
		size += n;
	} while (n > 0);
	if (ferror(stdin) || !newc_align(archive, size, stdout))
		err(1, "mkaligned");
	return 0;
}
