/* SPDX-License-Identifier: MIT */
/* See frame.h. */
#include "tools/heddle/frame.h"

enum { FRAME_END = 0, FRAME_DATA_MOST = 253, FRAME_WINDOW = 255 };

void
frame_data(struct buffer *frames, const void *bytes, size_t size)
{
	const char *next = bytes;

	while (size > 0) {
		unsigned char n = size < FRAME_DATA_MOST ? size : FRAME_DATA_MOST;
		buffer_add(frames, &n, 1);
		buffer_add(frames, next, n);
		next += n;
		size -= n;
	}
}

void
frame_end(struct buffer *frames)
{
	buffer_add(frames, &(unsigned char){FRAME_END}, 1);
}

void
frame_window(struct buffer *frames, unsigned rows, unsigned columns)
{
	unsigned char frame[5] = {FRAME_WINDOW, rows & 255, rows >> 8 & 255, columns & 255, columns >> 8 & 255};

	buffer_add(frames, frame, sizeof frame);
}
