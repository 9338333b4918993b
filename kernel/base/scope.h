/* SPDX-License-Identifier: MIT */
/* What a variable refers to is given back when its block ends, however it does:
 *
 *     scoped(file_put) struct file *f = arg_file(fd);
 *
 * SCOPED stands beside the prototype of what gives back.  NULL is nothing. */
#pragma once

#define scoped(put) __attribute__((cleanup(put##_scoped)))
#define SCOPED(type, put)                  \
	static inline void                 \
	put##_scoped(type *variable)       \
	{                                  \
		if (*variable)             \
			put(*variable);    \
	}
