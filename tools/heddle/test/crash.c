/* SPDX-License-Identifier: MIT */
/* Ways to be killed by a fault, one a mode; see crashes-are-explained.sh. */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static volatile int depth;

__attribute__((noinline)) static void
write_to(volatile char *place)
{
	depth = getpid(); /* so that it has a frame */
	*place = 1; /* null */
}

static int
go_deeper(int n)
{
	volatile char room[1000];

	room[n % 1000] = (char)(depth = n); /* all of it is there */
	return depth < 0 ? 0 : go_deeper(n + 1) + room[n % 1000];
}

int
main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "";

	if (strcmp(mode, "null") == 0) {
		write_to((char *)8);
	} else if (strcmp(mode, "endless") == 0) {
		go_deeper(1);
	} else if (strcmp(mode, "text") == 0) {
		write_to((char *)main);
	} else if (strcmp(mode, "file") == 0) {
		int fd = memfd_create("short", 0);
		char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

		write_to(p + 4096);
	}
	return 0;
}
