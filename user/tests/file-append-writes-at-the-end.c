/* SPDX-License-Identifier: MIT */
/* With O_APPEND every write goes to the end, wherever the offset is and whoever else has written. */
#include "check.h"

#define PATH "/tmp/append"

int
main(void)
{
    int a = (int)CHECK_OK(open(PATH, O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 0600));
    int b = (int)CHECK_OK(open(PATH, O_WRONLY | O_APPEND));
    char bytes[16] = "";

    CHECK_OK(unlink(PATH));
    CHECK_EQ(write(a, "one", 3), 3);
    CHECK_EQ(write(b, "two", 3), 3);
    CHECK_EQ(lseek(a, 0, SEEK_SET), 0);
    CHECK_EQ(write(a, "three", 5), 5);
    CHECK_EQ(lseek(a, 0, SEEK_CUR), 11);
    CHECK_EQ(lseek(a, 0, SEEK_SET), 0);
    CHECK_EQ(read(a, bytes, sizeof(bytes)), 11);
    CHECK(strcmp(bytes, "onetwothree") == 0);
    return 0;
}
