/* SPDX-License-Identifier: MIT */
/* Pseudo-terminals. */
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>

int
posix_openpt(int flags)
{
	return open("/dev/ptmx", flags);
}

/* The slave belongs to who opened the master already. */
int
grantpt(int master)
{
	int number;

	return ioctl(master, TIOCGPTN, &number);
}

int
unlockpt(int master)
{
	int off = 0;

	return ioctl(master, TIOCSPTLCK, &off);
}

int
ptsname_r(int master, char *name, size_t size)
{
	int number;

	if (ioctl(master, TIOCGPTN, &number) < 0)
		return errno;
	return (size_t)snprintf(name, size, "/dev/pts/%d", number) < size ? 0 : ERANGE;
}

char *
ptsname(int master)
{
	static char name[24];
	int error = ptsname_r(master, name, sizeof(name));

	if (error)
		errno = error;
	return error ? NULL : name;
}

static int
open_slave(int master, char *name, const struct termios *settings, const struct winsize *size)
{
	char path[24];
	int slave;

	if (unlockpt(master) < 0 || ptsname_r(master, path, sizeof(path)) != 0)
		return -1;
	slave = open(path, O_RDWR | O_NOCTTY);
	if (slave < 0)
		return -1;
	if (settings)
		tcsetattr(slave, TCSANOW, settings);
	if (size)
		ioctl(slave, TIOCSWINSZ, size);
	if (name)
		snprintf(name, sizeof(path), "%s", path);
	return slave;
}

int
openpty(int *master, int *slave, char *name, const struct termios *settings, const struct winsize *size)
{
	*master = posix_openpt(O_RDWR | O_NOCTTY);
	if (*master < 0)
		return -1;
	*slave = open_slave(*master, name, settings, size);
	if (*slave >= 0)
		return 0;
	close(*master);
	return -1;
}

int
login_tty(int slave)
{
	setsid();
	if (ioctl(slave, TIOCSCTTY, 0) < 0)
		return -1;
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
	return 0;
}

pid_t
forkpty(int *master, char *name, const struct termios *settings, const struct winsize *size)
{
	int slave;
	pid_t child;

	if (openpty(master, &slave, name, settings, size) < 0)
		return -1;
	child = fork();
	if (child == 0) {
		close(*master);
		if (login_tty(slave) < 0)
			_exit(1);
		return 0;
	}
	close(slave);
	if (child < 0)
		close(*master);
	return child;
}
