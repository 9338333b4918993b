/* SPDX-License-Identifier: MIT */
/* See lossy.h. */
#include "grader/lossy.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

/* Of one byte, or of two: U+0080 to U+009F. */
static bool
controls(const unsigned char *c)
{
	return (c[0] < ' ' && c[0] != '\n' && c[0] != '\t') || c[0] == 0x7f || (c[0] == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0);
}

json_t *
json_lossy(const char *text)
{
	char *copy = text_of("%s", text);
	json_t *value = json_string(copy);
	bool is_text = value != NULL;

	json_decref(value);
	for (char *c = copy; *c; c++) {
		if (controls((unsigned char *)c)) {
			c[1] = *(unsigned char *)c == 0xc2 ? '?' : c[1];
			*c = '?';
		} else if ((unsigned char)*c >= 0x80 && !is_text) {
			*c = '?';
		}
	}
	value = json_string(copy);
	free(copy);
	return value;
}
