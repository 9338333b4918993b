/* SPDX-License-Identifier: MIT */
/* See linux.h. */
#include "user/bin/bench/linux.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CALL_IOPERM = 173, PORT_STDOUT = 0xe9, PORT_CONTROL = 0xec, PORT_EXIT = 0x501, PASSED = 0x10, DEVICE_NULL = 0x103,
       INTERFACE_UP = 1, SET_FLAGS = 0x8914 };

static int have_ports;

static long
ports(int allowed)
{
	return syscall(CALL_IOPERM, PORT_STDOUT, PORT_CONTROL + 1 - PORT_STDOUT, allowed) |
	       syscall(CALL_IOPERM, PORT_EXIT, 1, allowed);
}

static void
put(unsigned short port, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		__asm__ volatile("outb %0, %1" : : "a"(text[i]), "Nd"(port));
}

static void
raise_loopback(void)
{
	struct {
		char name[16];
		short flags;
		char rest[22];
	} request = { .name = "lo", .flags = INTERFACE_UP }; /* struct ifreq */

	ioctl(socket(AF_INET, SOCK_DGRAM, 0), SET_FLAGS, &request);
}

void
linux_begin(void)
{
	if (getpid() != 1)
		return;
	mkdir("/dev", 0755);
	mknod("/dev/null", S_IFCHR | 0666, DEVICE_NULL);
	while (open("/dev/null", O_RDWR) < 2)
		;
	raise_loopback();
	have_ports = ports(1) == 0;
}

void
linux_child(void)
{
	if (have_ports)
		ports(0);
}

void
linux_say(const char *text, size_t size)
{
	if (have_ports)
		put(PORT_STDOUT, text, size);
	else if (write(1, text, size) < 0)
		_exit(1);
}

void
linux_end(void)
{
	const char passed = PASSED;

	if (!have_ports)
		return;
	put(PORT_CONTROL, "exit 0\n", 7);
	put(PORT_EXIT, &passed, 1);
}
