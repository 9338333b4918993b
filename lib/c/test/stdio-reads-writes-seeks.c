/* SPDX-License-Identifier: MIT */
/* A stream can be written, sought, read, appended to, and tells the right position at each step. */
#include "check.h"

#define NAME "/tmp/stdio-test"

static void
appends(void)
{
	FILE *file = fopen(NAME, "a+");
	char bytes[8];

	CHECK(file);
	fputs("END", file);
	CHECK_EQ(ftell(file), 10003);
	CHECK_EQ(fseek(file, -4, SEEK_END), 0);
	CHECK_EQ(fread(bytes, 1, 8, file), 4);
	CHECK_EQ(memcmp(bytes, "9END", 4), 0);
	fclose(file);
}

int
main(void)
{
	FILE *file = fopen(NAME, "w+");
	char bytes[100];

	CHECK(file);
	for (int i = 0; i < 10000; i++)
		putc('0' + i % 10, file);
	CHECK_EQ(ftell(file), 10000);
	CHECK_EQ(fseek(file, 5003, SEEK_SET), 0);
	CHECK_EQ(getc(file), '3');
	CHECK_EQ(ftell(file), 5004);
	CHECK_EQ(ungetc('!', file), '!');
	CHECK_EQ(ftell(file), 5003);
	CHECK_EQ(getc(file), '!');
	CHECK_EQ(fseek(file, 2, SEEK_CUR), 0);
	CHECK_EQ(fread(bytes, 10, 3, file), 3);
	CHECK_EQ(memcmp(bytes, "678901234567890123456789012345", 30), 0);
	CHECK_EQ(fseek(file, -2, SEEK_END), 0);
	CHECK_EQ(fread(bytes, 1, 10, file), 2);
	CHECK(feof(file));
	CHECK_EQ(fseek(file, 0, SEEK_SET), 0);
	CHECK(!feof(file));
	CHECK(fputs("abc", file) >= 0);
	rewind(file);
	CHECK(fgets(bytes, 6, file));
	CHECK_TEXT(bytes, "abc34");
	CHECK_EQ(fclose(file), 0);
	appends();
	CHECK(!fopen(NAME, "wx") && errno == EEXIST);
	CHECK(!fopen("/no/such", "r") && errno == ENOENT);
	CHECK(!fopen(NAME, "q") && errno == EINVAL);
	CHECK_OK(unlink(NAME));
	return 0;
}
