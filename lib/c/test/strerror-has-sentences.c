/* SPDX-License-Identifier: MIT */
/* strerror knows every error, and invents no text for unknown ones; strsignal likewise. */
#include "check.h"

int
main(void)
{
	CHECK_TEXT(strerror(ENOENT), "No such file or directory");
	CHECK_TEXT(strerror(EOWNERDEAD), "Owner died");
	CHECK_TEXT(strerror(0), "Success");
	CHECK_TEXT(strerror(12345), "Unknown error 12345");
	CHECK_TEXT(strerror(-1), "Unknown error -1");
	CHECK_TEXT(strsignal(SIGSEGV), "Segmentation fault");
	CHECK_TEXT(strerrorname_np(EAGAIN), "EAGAIN");
	CHECK(!strerrorname_np(9999));
	return 0;
}
