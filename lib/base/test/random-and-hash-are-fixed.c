/* SPDX-License-Identifier: MIT */
/* The generator and the hash give the published values, on every machine. */
#include "lib/c/test/check.h"

#include "lib/base/hash.h"
#include "lib/base/random.h"

int
main(void)
{
	struct random random;
	int histogram[5] = { 0 };

	random_seed(&random, 1234567);  /* SplitMix64's reference values */
	CHECK_EQ(random_next(&random), 6457827717110365317u);
	CHECK_EQ(random_next(&random), 3203168211198807973u);
	CHECK_EQ(hash_string(""), 0xcbf29ce484222325u);
	CHECK_EQ(hash_string("a"), 0xaf63dc4c8601ec8cu);
	CHECK_EQ(hash_string("foobar"), 0x85944171f73967e8u);
	CHECK_EQ(hash_bytes(hash_bytes(HASH_START, "foo", 3), "bar", 3), 0x85944171f73967e8u);
	for (int i = 0; i < 5000; i++)
		histogram[random_below(&random, 5)]++;
	for (int i = 0; i < 5; i++)
		CHECK(histogram[i] > 900 && histogram[i] < 1100);
	return 0;
}
