/* SPDX-License-Identifier: MIT */
/* getline reads lines longer than any buffer, empty ones, NUL bytes, and a last one without newline. */
#include "check.h"

int
main(void)
{
	FILE *file = fopen("/tmp/getline-test", "w+");
	char *line = NULL;
	size_t size = 0;

	CHECK(file);
	for (int i = 0; i < 10000; i++)
		fputc('a' + i % 26, file);
	fputs("\n\n", file);
	fwrite("x\0y\n", 1, 4, file);
	fputs("last", file);
	rewind(file);
	CHECK_EQ(getline(&line, &size, file), 10001);
	CHECK(line[9999] == 'a' + 9999 % 26 && line[10000] == '\n' && size > 10001);
	CHECK_EQ(getline(&line, &size, file), 1);
	CHECK_EQ(getline(&line, &size, file), 4);
	CHECK_EQ(memcmp(line, "x\0y\n", 5), 0);
	CHECK_EQ(getline(&line, &size, file), 4);
	CHECK_TEXT(line, "last");
	CHECK_EQ(getline(&line, &size, file), -1);
	CHECK(feof(file) && !ferror(file));
	free(line);
	fclose(file);
	CHECK_OK(remove("/tmp/getline-test"));
	return 0;
}
