/* SPDX-License-Identifier: MIT */
/* See lossy.h. */
#include "grader/lossy.h"

json_t *
json_lossy(char *text)
{
	json_t *value = json_string(text);

	for (char *c = text; !value && *c; c++)
		if ((unsigned char)*c >= 0x80)
			*c = '?';
	return value ? value : json_string(text);
}
