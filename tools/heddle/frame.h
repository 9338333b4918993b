/* SPDX-License-Identifier: MIT */
/*
 * Live stdin on its way to the guest's UART, in frames:
 *   n = 1..253, then n bytes of data
 *   n = 0       end of file
 *   n = 255     window size: rows and columns, 16 bits each, low byte first
 */
#pragma once

#include <stddef.h>

#include "tools/heddle/buffer.h"

void frame_data(struct buffer *frames, const void *bytes, size_t size);
void frame_end(struct buffer *frames);
void frame_window(struct buffer *frames, unsigned rows, unsigned columns);
