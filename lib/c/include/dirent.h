/* SPDX-License-Identifier: MIT */
/* Reading directories. */
#pragma once

#include <abi/dirent.h>

typedef struct heddle_directory DIR;

struct dirent {
	ino_t d_ino;
	off_t d_off;
	unsigned short d_reclen;
	unsigned char d_type;           /* DT_REG, DT_DIR ... */
	char d_name[256];
};

/* NULL and errno on failure. */
DIR *opendir(const char *path);
DIR *fdopendir(int fd);
/* The next entry (. and .. included), valid until the next call; NULL at the end. */
struct dirent *readdir(DIR *directory);
void rewinddir(DIR *directory);
int closedir(DIR *directory);
int dirfd(DIR *directory);
