/* SPDX-License-Identifier: MIT */
/* In the window that was drawn the others take all the steps that they have before the one that is starved takes another
 * one; every one of four threads is the one now and then, and a schedule is the same each time. */
#include "lib/explore/test/model.h"

int
main(void)
{
	struct model m = { .threads = 4, .steps = { 0, 20, 20, 20, 20 } };
	int waited[4] = { 0 };
	char first[sizeof(m.word)];

	for (uint64_t seed = 1; seed <= 2000; seed++) {
		struct heddle_schedule s = { .strategy = HEDDLE_STARVE, .length = 80, .seed = seed };

		model_run(&m, &s);
		strcpy(first, m.word);
		model_run(&m, &s);
		CHECK(strcmp(first, m.word) == 0);
		for (int t = 0; t < 4; t++) {
			size_t last = 0, longest = 0;

			for (size_t i = 0; m.word[i]; i++) {
				if (m.word[i] == 'a' + t)
					last = i;
				else if (strchr(m.word + i, 'a' + t) && i - last > longest)
					longest = i - last;
			}
			waited[t] += longest >= 40;
		}
	}
	for (int t = 0; t < 4; t++)
		CHECK(waited[t] > 50);
	return 0;
}
