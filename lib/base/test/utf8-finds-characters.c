/* SPDX-License-Identifier: MIT */
/* lib/base/utf8.h counts characters and knows the length of each from its first byte. */
#include "lib/c/test/check.h"

#include "lib/base/utf8.h"

int
main(void)
{
	const char *text = "aé日🧵";
	size_t lengths[] = { 1, 2, 3, 4 };

	CHECK_EQ(utf8_count(text), 4);
	for (int i = 0; i < 4; i++) {
		CHECK_EQ(utf8_length(*text), lengths[i]);
		CHECK(!utf8_continues(*text));
		for (size_t j = 1; j < lengths[i]; j++)
			CHECK(utf8_continues(text[j]));
		text += lengths[i];
	}
	CHECK_EQ(*text, 0);
	return 0;
}
