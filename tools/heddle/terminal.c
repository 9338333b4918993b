/* SPDX-License-Identifier: MIT */
/* See terminal.h. */
#include "tools/heddle/terminal.h"

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "tools/heddle/say.h"

static struct termios before;
static bool changed;

bool
terminal_raw(void)
{
	struct termios raw;

	if (tcgetattr(STDIN_FILENO, &before) < 0)
		return false;
	raw = before;
	cfmakeraw(&raw);
	if (tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) < 0)
		return false;
	changed = true;
	say_in_raw_mode(true);
	return true;
}

void
terminal_restore(void)
{
	if (changed)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	changed = false;
	say_in_raw_mode(false);
}

bool
terminal_size(unsigned *rows, unsigned *columns)
{
	struct winsize size;

	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_row == 0)
		return false;
	*rows = size.ws_row;
	*columns = size.ws_col;
	return true;
}
