/* SPDX-License-Identifier: MIT */
/* sscanf assigns what matches, counts it, and stops at what does not. */
#include "check.h"

int
main(void)
{
	int a = 0, b = 0, n = -1;
	unsigned x = 0;
	long l = 0;
	short s = 0;
	char word[16] = "", rest[16] = "", c = 0;
	double d = 0;
	float f = 0;

	CHECK_EQ(sscanf(" 12 -34", "%d%d%n", &a, &b, &n), 2);
	CHECK_EQ(a, 12);
	CHECK_EQ(b, -34);
	CHECK_EQ(n, 7);
	CHECK_EQ(sscanf("ff 0x1F", "%x %i", &x, &a), 2);
	CHECK_EQ(x, 255);
	CHECK_EQ(a, 31);
	CHECK_EQ(sscanf("9223372036854775807 300", "%ld %hd", &l, &s), 2);
	CHECK(l == 9223372036854775807 && s == 300);
	CHECK_EQ(sscanf("key=value; rest", "%15[^=]=%15[a-z]; %c", word, rest, &c), 3);
	CHECK_TEXT(word, "key");
	CHECK_TEXT(rest, "value");
	CHECK_EQ(c, 'r');
	CHECK_EQ(sscanf("1.5e3 -0.25", "%lf %f", &d, &f), 2);
	CHECK(d == 1500 && f == -0.25f);
	CHECK_EQ(sscanf("12345", "%3d%d", &a, &b), 2);
	CHECK(a == 123 && b == 45);
	CHECK_EQ(sscanf("7 8", "%*d %d", &a), 1);
	CHECK_EQ(a, 8);
	CHECK_EQ(sscanf("", "%d", &a), EOF);
	CHECK_EQ(sscanf("x", "%d", &a), 0);
	CHECK_EQ(sscanf("5%", "%d%%", &a), 1);
	CHECK_EQ(sscanf("abc", "%2s%c", word, &c), 2);
	CHECK_TEXT(word, "ab");
	CHECK_EQ(c, 'c');
	return 0;
}
